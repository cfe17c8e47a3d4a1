-- fact_article: an outlet that came regularly has not gone silent.
-- 定期到达的媒体没有中断。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: chance = 0.0001: told of where so long a silence is less likely than this, by how often the outlet came before
-- Limit: days = 10: an outlet that came on fewer of the four weeks before is not judged
-- Only days on which anything came are counted: where all is silent, pages_are_fresh tells. An outlet that has been
-- silent for four weeks is given up.
with came as (
    select
        batch_date,
        row_number() over (order by batch_date) as number,
    from quality_day
    -- Today may not be over.
    where articles > 0 and batch_date < getvariable('today')
),

last_seen as (
    select
        outlet_key,
        outlet_name,
        max(batch_date) as last_day,
    from quality_outlet_day
    where outlet_key <> -1
    group by all
    having last_day between getvariable('today') - 28 and getvariable('today') - 2
),

silence as (
    select
        last_seen.*,
        (select count(*) from came where came.batch_date > last_day) as silent_days,
        (
            select count(*)
            from quality_outlet_day as seen
            where seen.outlet_key = last_seen.outlet_key and seen.batch_date > last_day - 28
        ) as days_before,
        (select count(*) from came where came.batch_date between last_day - 27 and last_day) as days_in_all,
    from last_seen
)

select
    last_day as batch_date,
    outlet_name as subject,
    silent_days as observed,
    format('on {:d} of {:d} days before', days_before, days_in_all) as expected,
    format('silent since {}: see whether its site or its harvester changed', last_day) as message,
from silence
where
    days_before >= getvariable('days')
    and pow(1 - days_before / (days_in_all + 1), silent_days) < getvariable('chance')
