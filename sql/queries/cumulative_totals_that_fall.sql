-- Which running totals fall, though a running total cannot?
-- 哪些“累计”数字不增反降？
-- Row: one step down, between a day a total stands at and the last earlier day the same total stands at.
-- Read: fall_percent is how much of the earlier total is gone. A fall tells of a revision, another scope, or a slip.
-- Caveat: totals compare with the same indicator and what narrows it (scope), region, organisation, base unit and start
-- alone. Where pages disagree about a day, its highest value is held against the lowest of the earlier day, so what is
-- listed falls by any reading. An approximate or bounded value (余, 超) can hide or feign a small fall: see the
-- modifiers.
with place as (
    select
        region_key,
        region_name,
        min(region_key) over (partition by coalesce(region_code, region_name)) as place_key
    from dim_region
    where region_key <> -1
),

total as (
    select
        figure.indicator_key,
        coalesce(figure.indicator_scope, '') as scope,
        place.place_key,
        place.region_name,
        figure.organization_key,
        unit.base_unit,
        figure.statistic,
        figure.period_start,
        coalesce(figure.as_of, figure.period_end) as until,
        in_base_unit(figure.value, unit.factor) as base_value,
        figure.modifier,
        figure.article_key,
        figure.line_no
    from fact_figure as figure
    inner join place on figure.region_key = place.region_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    where
        figure.is_cumulative
        and figure.status = 'actual'
        and figure.statistic in ('count', 'sum')
        and figure.indicator_key <> -1
        and figure.value is not null
        and coalesce(figure.as_of, figure.period_end) is not null
),

day as (
    select
        indicator_key,
        scope,
        place_key,
        organization_key,
        base_unit,
        statistic,
        period_start,
        until,
        min(region_name) as region_name,
        min({'value': base_value, 'article_key': article_key, 'line_no': line_no, 'modifier': modifier}) as least,
        max({'value': base_value, 'article_key': article_key, 'line_no': line_no, 'modifier': modifier}) as most
    from total
    group by all
),

step as (
    select
        *,
        lag(until) over series as earlier_until,
        lag(least) over series as earlier
    from day
    window
        series as (
            partition by indicator_key, scope, place_key, organization_key, base_unit, statistic, period_start
            order by until
        )
)

select
    step.region_name,
    indicator.indicator_name,
    nullif(step.scope, '') as scope,
    step.base_unit,
    step.earlier_until,
    step.earlier.modifier as earlier_modifier,
    step.earlier.value as earlier_total,
    step.until,
    step.most.modifier as modifier,
    step.most.value as total,
    round(100 * (step.earlier.value - step.most.value) / step.earlier.value, 1) as fall_percent,
    earlier_capture.source_path as earlier_source_path,
    step.earlier.line_no as earlier_line_no,
    capture.source_path,
    step.most.line_no as line_no
from step
inner join dim_indicator as indicator on step.indicator_key = indicator.indicator_key
inner join fact_capture as capture on step.most.article_key = capture.article_key and capture.status = 'loaded'
inner join fact_capture as earlier_capture
    on step.earlier.article_key = earlier_capture.article_key and earlier_capture.status = 'loaded'
where step.most.value < step.earlier.value
order by step.region_name, indicator.indicator_name, step.until
