-- What is the latest value of an indicator in each region, and who says so?
-- 某项指标各地的最新数值是多少，谁说的？
-- Row: one value at the latest day a region's pages give the indicator for; more than one where stories disagree.
-- Read: scope is what narrows the indicator (新增), empty where nothing does. stories counts who states it, one witness
-- per story. is_contested is true where another value of the same kind of total stands for the same time.
-- Caveat: only what happened (status 'actual'), counts and sums, and only figures with a period or a day. A region's
-- latest day need not be another's: compare only rows of the same until. Parts can bear the name of the whole.
-- Parameter: indicator = 高新技术企业 · what is counted, by its canonical name
with claim as (
    select
        max(region.region_key) over (partition by coalesce(region.region_code, region.region_name)) as region_key,
        coalesce(figure.indicator_scope, '') as scope,
        coalesce(figure.period_end, figure.as_of) as until,
        figure.period_start,
        unit.base_unit,
        figure.statistic,
        figure.is_cumulative,
        figure.modifier,
        in_base_unit(figure.value, unit.factor) as value,
        article.story_key,
        coalesce(figure.speaker, outlet.outlet_name) as said_by
    from fact_figure as figure
    inner join dim_region as region on figure.region_key = region.region_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
    where
        figure.indicator_key in (
            select indicator_key
            from dim_indicator
            where indicator_name = coalesce(getvariable('indicator')::varchar, '高新技术企业')
        )
        and figure.status = 'actual'
        and figure.statistic in ('count', 'sum')
        and figure.organization_key = -1
        and figure.region_key <> -1
        and figure.value is not null
        and coalesce(figure.period_end, figure.as_of) is not null
),

counted as (
    select
        * exclude (story_key, said_by),
        count(distinct story_key) as stories,
        list(distinct said_by order by said_by) as said_by
    from claim
    group by all
),

latest as (
    select *
    from counted
    qualify until = max(until) over (partition by region_key, scope, base_unit)
)

select
    region.province_name,
    region.region_name,
    nullif(latest.scope, '') as scope,
    latest.until,
    latest.period_start,
    latest.modifier,
    latest.value,
    latest.base_unit,
    latest.is_cumulative,
    latest.stories,
    min(latest.value) over same_kind < max(latest.value) over same_kind as is_contested,
    latest.said_by
from latest
inner join dim_region as region on latest.region_key = region.region_key
window
    same_kind as (
        partition by
            latest.region_key,
            latest.scope,
            latest.base_unit,
            latest.statistic,
            latest.is_cumulative,
            latest.period_start
    )
order by
    latest.base_unit, region.province_name, region.region_name, latest.scope, latest.value desc
