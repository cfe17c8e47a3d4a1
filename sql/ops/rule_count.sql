-- One row per batch and rule that changed text in it: what was done to the pages before anything was read from them. · 每行是一个批次、一条改动过文本的规则：抽取之前对网页做了哪些处理。
-- Key: batch_date, rule
-- Replaces: batch_date of staging.page
select
    batch_date, -- Day the pages were first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    rule, -- 'gloss', 'realignment', 'loss' (characters that stand as U+FFFD), 'blank_mark', 'width', 'stray_character', 'script', 'particle_zhe', 'full_stop', 'comma_noise' or 'spun_word' · 规则名：注音、错位还原、缺失（以 U+FFFD 占位）、空白标记、全半角、杂字、繁简、着字、句号、逗号噪声或洗稿替换词
    cast(sum(lines) as bigint) as lines, -- Lines that the rule changed · 该规则改动的行数
    cast(sum(characters) as bigint) as characters, -- Characters that it changed · 该规则改动的字符数
from ops.file_rule_count
where batch_date in (select batch_date from staging.page)
group by batch_date, rule
