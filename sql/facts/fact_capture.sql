-- One row per raw page seen.
-- Replaces: capture_key of staging.capture
with restored as (
    select
        page_id,
        any_value(script) as script,
        sum(changes.gloss) as glosses_removed,
        sum(changes.realignment) as characters_restored,
        sum(length(text) - length(replace(text, chr(65533), ''))) as characters_lost
    from staging.line
    group by page_id
)

select
    capture.capture_key, -- Key of (source_path, record_no, page_id)
    capture.page_id, -- SHA-256 (hex) of the page's raw bytes; null where they could not be read
    capture.source_path, -- Path under the raw folder
    capture.source_format, -- 'text' or 'html'; null where the format is not known
    capture.record_no, -- Place within the file, from 1
    capture.url, -- Address the page was captured from, where the source tells
    capture.bytes, -- Size in bytes
    capture.captured_at, -- When the page was captured: the file's time where the source tells nothing better
    capture.first_seen_at, -- When a run first met the page
    capture.batch_date, -- Day of first_seen_at in Asia/Shanghai
    case
        when coalesce(capture.reason, document.reason, page.no_article_reason) is not null then 'quarantined'
        when capture.is_duplicate then 'duplicate'
        else 'loaded'
    end as status, -- 'loaded', 'duplicate' (the same bytes were seen before) or 'quarantined'
    coalesce(capture.reason, document.reason, page.no_article_reason) as reason, -- Why it is in quarantine, or null
    surrogate_key(case when page.no_article_reason is null then page.page_id end) as article_key, -- fact_article: of a duplicate, that of the page's first capture; -1 where the page holds no article
    cast(coalesce(restored.glosses_removed, 0) as integer) as glosses_removed, -- Pinyin glosses taken out
    cast(coalesce(restored.characters_restored, 0) as integer) as characters_restored, -- Characters rebuilt from byte-shifted runs
    cast(coalesce(restored.characters_lost, 0) as integer) as characters_lost, -- Characters that stand as U+FFFD
    coalesce(restored.script, 'other') as script, -- 'simplified', 'traditional', 'mixed' or 'other'
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.capture as capture
left join staging.document as document on capture.page_id = document.page_id
left join staging.article as page on capture.page_id = page.page_id
left join restored on capture.page_id = restored.page_id and not capture.is_duplicate
