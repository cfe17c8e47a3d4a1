-- One row per bronze file, batch and rule that changed text in it.
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
    shard, -- Name of the bronze file
    batch_date, -- Day its pages were first seen, in Asia/Shanghai
    rule, -- Name of the rule
    count(*) as lines, -- Lines that the rule changed
    cast(sum(characters) as bigint) as characters, -- Characters that it changed, or lost
from (unpivot counted on columns(* exclude (shard, batch_date)) into name rule value characters)
where characters > 0
group by shard, batch_date, rule
