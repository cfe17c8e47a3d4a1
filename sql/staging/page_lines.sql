-- One row per distinct page in the batches being loaded that is text: what its lines tell of it together.
-- Computed once a load
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    any_value(script) as script, -- Script of the whole page
    sum(changes.gloss) as glosses_removed, -- Pinyin glosses taken out
    sum(changes.realignment) as characters_restored, -- Characters rebuilt from byte-shifted runs
    sum(
        if(contains(text, chr(65533)), length(text) - length(replace(text, chr(65533), '')), 0)
    ) as characters_lost, -- Characters that stand as U+FFFD; to count them takes many times as long as to find none
from staging.line
group by page_id
