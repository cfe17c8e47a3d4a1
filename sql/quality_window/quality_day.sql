-- One row per day of the window, also of those on which nothing came: what came in, and what its figures leave open.
with day as (
    select
        unnest(range(getvariable('first_day'), getvariable('last_day') + 1, interval 1 day))::date as batch_date
),

captured as (
    select
        batch_date,
        count(*) as pages,
        count(*) filter (where status = 'loaded') as articles,
        count(*) filter (
            where status = 'loaded' and (first_seen_at at time zone 'Asia/Shanghai')::time <= getvariable('time_of_day')
        ) as articles_by_now,
        count(*) filter (
            where (first_seen_at at time zone 'Asia/Shanghai')::time <= getvariable('time_of_day')
        ) as pages_by_now,
        count(*) filter (where status <> 'duplicate') as judged_pages,
        count(*) filter (where status = 'quarantined') as quarantined,
    from fact_capture
    where batch_date between getvariable('first_day') and getvariable('last_day')
    group by batch_date
),

written as (
    select
        batch_date,
        count(*) as told_articles,
        count(*) filter (where is_damaged) as damaged,
        max(published_on) filter (where published_on <= batch_date) as newest_story,
    from fact_article
    where batch_date between getvariable('first_day') and getvariable('last_day')
    group by batch_date
),

counted as (
    select
        batch_date,
        count(*) as figures,
        count(*) filter (where region_key = -1 and not is_nationwide) as without_region,
        count(*) filter (where period_end is null and as_of is null) as without_period,
        count(*) filter (where indicator_key = -1) as without_indicator,
        count(*) filter (where unit_key = -1) as without_unit,
    from fact_figure
    where batch_date between getvariable('first_day') and getvariable('last_day')
    group by batch_date
)

select
    day.batch_date,
    newest_story,
    coalesce(columns(* exclude (batch_date, newest_story)), 0)
from day
left join captured using (batch_date)
left join written using (batch_date)
left join counted using (batch_date)
