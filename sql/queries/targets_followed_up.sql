-- Which targets were later met, which fell short, and which were never mentioned again?
-- 哪些目标后来兑现了，哪些没有达到，哪些再也没有提起？
-- Row: one target (a figure with status 'target' or 'planned'), one witness per story.
-- Read: outcome is 'met' (a later page gives at least the target), 'fell short' (less, when or after it was due),
-- 'below when last mentioned' (less, before it was due), 'never mentioned again', 'not due yet' by the newest page of
-- the warehouse, or 'on a page without a date', for which no page is later. Of several later values, one that meets the
-- target is shown before others, then the latest.
-- Caveat: only targets with a period or a year are followed. A follow-up must name the same indicator, region,
-- organisation, statistic and base unit, and be cumulative exactly if the target is; one told in other words is missed,
-- and one that counts a part under the same name is taken: compare indicator and later_indicator. A lost value decides
-- nothing.
-- Parameter: region = · only regions whose name holds this, as in 武进
with place as (
    select
        region_key,
        region_name,
        min(region_key) over (partition by coalesce(region_code, region_name)) as place_key
    from dim_region
    where region_key <> -1
),

wanted_place as (
    select * from place where getvariable('region') is null or contains(region_name, getvariable('region')::varchar)
),

page as (
    select article.article_key, article.published_on, capture.source_path
    from fact_article as article
    inner join fact_capture as capture on article.article_key = capture.article_key and capture.status = 'loaded'
    where article.is_canonical
),

-- With every name that is shown: to look one up later would hold all targets in memory once more.
target as (
    select
        figure.figure_key,
        figure.line_no,
        figure.char_start,
        figure.indicator_key,
        indicator.indicator_name,
        figure.indicator,
        figure.indicator_scope,
        figure.organization_key,
        organization.organization_name,
        figure.statistic,
        figure.is_cumulative,
        figure.modifier,
        figure.speaker,
        figure.period_end,
        place.place_key,
        place.region_name,
        unit.base_unit,
        in_base_unit(figure.value, unit.factor) as base_value,
        page.published_on,
        page.source_path
    from fact_figure as figure
    inner join wanted_place as place on figure.region_key = place.region_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join dim_organization as organization on figure.organization_key = organization.organization_key
    inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
    inner join page on figure.article_key = page.article_key
    where
        figure.status in ('target', 'planned')
        and figure.statistic in ('count', 'sum', 'rate', 'share')
        and figure.indicator_key <> -1
        and figure.period_end is not null
        and figure.value is not null
),

later as (
    select
        target.figure_key,
        in_base_unit(figure.value, unit.factor) as base_value,
        figure.modifier,
        figure.indicator,
        in_base_unit(figure.value, unit.factor) >= target.base_value and figure.modifier <> 'under' as meets,
        figure.indicator_scope is distinct from target.indicator_scope as has_other_scope,
        coalesce(figure.period_end, figure.as_of) as until,
        article.published_on,
        figure.article_key,
        figure.line_no
    from target
    inner join fact_figure as figure
        on target.indicator_key = figure.indicator_key
        and target.organization_key = figure.organization_key
        and target.statistic = figure.statistic
        and target.is_cumulative = figure.is_cumulative
    inner join place on figure.region_key = place.region_key and target.place_key = place.place_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key and target.base_unit = unit.base_unit
    inner join fact_article as article on figure.article_key = article.article_key
    where
        figure.status = 'actual'
        and figure.value is not null
        and article.is_canonical
        and article.published_on > target.published_on
        and coalesce(figure.period_end, figure.as_of) > target.published_on
),

best as (
    select *
    from later
    qualify
        row_number() over (
            partition by figure_key
            order by meets desc, has_other_scope, until desc, published_on desc, article_key, line_no
        ) = 1
),

answer as (
    select best.*, capture.source_path
    from best
    inner join fact_capture as capture on best.article_key = capture.article_key and capture.status = 'loaded'
),

newest as (

    select max(published_on) as day from fact_article

)

select
    target.region_name,
    nullif(target.organization_name, '未知') as organization_name,
    target.indicator_name,
    target.indicator,
    target.modifier,
    target.base_value as target_value,
    target.base_unit,
    target.period_end as due,
    target.speaker,
    target.published_on as promised_on,
    case
        when answer.meets then 'met'
        when answer.until >= target.period_end then 'fell short'
        when answer.figure_key is not null then 'below when last mentioned'
        when target.published_on is null then 'on a page without a date'
        when target.period_end >= newest.day then 'not due yet'
        else 'never mentioned again'
    end as outcome,
    answer.base_value as later_value,
    answer.until as later_until,
    answer.indicator as later_indicator,
    target.source_path,
    target.line_no,
    answer.source_path as later_source_path,
    answer.line_no as later_line_no
from target
cross join newest
left join answer on target.figure_key = answer.figure_key
order by target.region_name, due, target.source_path, target.line_no, target.char_start
