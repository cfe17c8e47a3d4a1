-- fact_capture: the last pages came no longer ago than pages usually come.
-- 最近一批网页的到达时间不早于通常的间隔。
-- Severity: error
-- Needs: 14 days with pages in the four weeks before
-- Limit: days = 2: least number of days without a page that is told of
-- The usual gap is the longest between two days with pages in the four weeks before the last of them, so that a long
-- silence does not become usual.
with came as (
    select
        batch_date,
        batch_date - lag(batch_date) over (order by batch_date) as gap,
    from quality_day
    where pages > 0
),

newest as (
    select max(batch_date) as last_day from came
)

select
    last_day as batch_date,
    'newest page' as subject,
    getvariable('today') - last_day as observed,
    format('at most {:d} days ago', greatest(max(gap), getvariable('days')::bigint)) as expected,
    'nothing came since: see whether the harvester runs, and whether NEWS_RAW is the folder it writes to' as message,
from newest
inner join came on came.batch_date > last_day - 28
group by last_day
having getvariable('today') - last_day > greatest(max(gap), getvariable('days'))
