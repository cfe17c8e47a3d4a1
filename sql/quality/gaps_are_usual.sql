-- fact_figure: as large a share of figures as usual has no region, period, indicator or unit.
-- 未说明地区、时间、指标或单位的数字占比与往常相当。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: deviations = 6: robust standard deviations from the median of the days before
-- Limit: points = 0.1: least rise of the share that is told of
-- Limit: figures = 50: a day with fewer is not judged
with shares as (
    unpivot (
        select
            batch_date,
            figures,
            without_region / figures as without_region,
            without_period / figures as without_period,
            without_indicator / figures as without_indicator,
            without_unit / figures as without_unit,
        from quality_day
        where figures >= getvariable('figures')
    ) on without_region, without_period, without_indicator, without_unit into name gap value share
),

measured as (
    select
        *,
        median(share) over before as usual,
        -- Figures of one article are alike, so a share varies about twice as much as if each stood alone.
        greatest(0.01, 1.4826 * mad(share) over before, 2 * sqrt(usual * (1 - usual) / figures)) as deviation,
        count(*) over before as days,
    from shares
    window before as (
        partition by gap order by batch_date range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    'figures ' || replace(gap, '_', ' ') as subject,
    round(share, 3) as observed,
    format('about {:.3f}', usual) as expected,
    'a larger share than usual: see which outlet they come from in mart_data_quality, and whether its layout changed'
        as message,
from measured
where
    batch_date in getvariable('judged')
    and days >= 7
    and share - usual > greatest(getvariable('deviations') * deviation, getvariable('points'))
