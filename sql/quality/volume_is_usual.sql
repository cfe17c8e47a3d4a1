-- fact_capture: as many pages and articles came as usually do on that weekday.
-- 网页与文章的数量与往常同一星期几相当。
-- Severity: warn
-- Needs: 21 days with pages in the four weeks before
-- Limit: deviations = 5: robust standard deviations from the median of the same weekdays, by logarithms
-- Limit: times = 2: least ratio to that median that is told of
-- Today is held against what had come by this time of the day. The spread is that of the last four weeks' own
-- distances from what was usual on their weekday; a count varies by its root at least, and any source by a tenth.
with counted as (
    unpivot (
        select
            batch_date,
            pages,
            articles,
            pages_by_now,
            articles_by_now,
        from quality_day
    ) on pages, articles, pages_by_now, articles_by_now into name measure value observed
),

levelled as (
    select
        *,
        ln(1 + observed) as level,
        median(level) over weekday as usual,
        count(*) over weekday as weeks,
    from counted
    window weekday as (
        partition by measure, isodow(batch_date)
        order by batch_date
        range between interval 28 days preceding and interval 1 day preceding
    )
),

spread as (
    select
        *,
        greatest(0.1, 1.4826 * mad(level - usual) over weeks_before, 1 / sqrt(exp(usual))) as deviation,
    from levelled
    window weeks_before as (
        partition by measure
        order by batch_date
        range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    replace(measure, '_by_now', '') as subject,
    observed,
    format('about {:d}', round(exp(usual) - 1)::bigint) as expected,
    if(
        level < usual,
        'far fewer than usual: see whether a source or a part of the harvest is missing',
        'far more than usual: see whether an archive, a second harvester or rubbish was dropped in'
    ) as message,
from spread
where
    -- Of yesterday it is known only now how much came in all.
    (batch_date in getvariable('judged') or batch_date = getvariable('today') - 1)
    and (measure like '%_by_now') = (batch_date = getvariable('today'))
    -- That nothing came at all is told by pages_came.
    and not (observed = 0 and batch_date = getvariable('today'))
    and weeks >= 3
    and abs(level - usual) > greatest(getvariable('deviations') * deviation, ln(getvariable('times')))
