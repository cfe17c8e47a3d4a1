-- One row per bronze file, batch and rule that changed text in it. · 每行是一个采集层文件、一个批次、一条在其中改动过文本的规则。
-- Key: shard, batch_date, rule
-- Replaces: shard of staging.shard
with counted as (
    select
        page.shard,
        page.batch_date,
        unnest(line.changes)
    from staging.line as line
    inner join staging.page as page on line.page_id = page.page_id
)

select
    shard, -- Name of the bronze file · 采集层（bronze）文件名
    batch_date, -- Day its pages were first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    rule, -- Name of the rule · 规则名
    count(*) as lines, -- Lines that the rule changed · 该规则改动的行数
    cast(sum(characters) as bigint) as characters, -- Characters that it changed, or lost · 该规则改动或丢失的字符数
from (unpivot counted on columns(* exclude (shard, batch_date)) into name rule value characters)
where characters > 0
group by shard, batch_date, rule
