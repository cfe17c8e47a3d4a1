-- One row per batch and rule that changed text in it: what was done to the pages before anything was read from them.
-- Replaces: batch_date of staging.page
select
    batch_date, -- Day the pages were first seen, in Asia/Shanghai
    rule, -- 'gloss', 'realignment', 'loss' (characters that stand as U+FFFD), 'blank_mark', 'width', 'stray_character', 'script', 'particle_zhe', 'full_stop', 'comma_noise' or 'spun_word'
    cast(sum(lines) as bigint) as lines, -- Lines that the rule changed
    cast(sum(characters) as bigint) as characters, -- Characters that it changed
from ops.file_rule_count
where batch_date in (select batch_date from staging.page)
group by batch_date, rule
