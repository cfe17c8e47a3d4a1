-- fact_capture: pages came by this time of a day on which they usually do.
-- 通常此时已有网页到达的日子，今天也已到达。
-- Severity: error
-- Needs: 14 days with pages in the four weeks before
-- Limit: weeks = 3: so many of the same weekdays before must all have had pages by this time
with earlier as (
    select pages_by_now
    from quality_day
    where
        batch_date between getvariable('today') - 28 and getvariable('today') - 1
        and isodow(batch_date) = isodow(getvariable('today'))
)

select
    today.batch_date,
    'pages' as subject,
    0 as observed,
    (select format('{:d} by this time', median(pages_by_now)::bigint) from earlier) as expected,
    'no page came yet today, and the harvester usually has delivered by now: see whether it runs, whether NEWS_RAW is '
    || 'the folder it writes to, and whether the run can read it' as message,
from quality_day as today
where
    batch_date = getvariable('today')
    and pages_by_now = 0
    and (select count(*) >= getvariable('weeks') and min(pages_by_now) > 0 from earlier)
