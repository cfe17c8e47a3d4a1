-- Which outlet printed a figure first, and who followed?
-- 同一个数字哪家媒体最先刊出，谁随后跟进？
-- Row: one figure (the same value of the same thing, place and time) that at least two outlets print.
-- Read: lag_days is from the first page to the last. own_stories tells copies from independent reports: 1 means that
-- all of them print one story. Where two outlets print it on the first day, both are named.
-- Caveat: days are publish dates as pages give them; pages without a date count as followers. A figure that is worded
-- otherwise, or rounded, is another figure.
-- Parameter: indicator = 地区生产总值 · what is counted, by its canonical name
with printed as (
    select
        figure.indicator_scope,
        figure.region_key,
        figure.is_nationwide,
        figure.organization_key,
        unit.base_unit,
        figure.statistic,
        figure.status,
        figure.is_cumulative,
        figure.modifier,
        in_base_unit(figure.value, unit.factor) as base_value,
        figure.direction,
        figure.period_start,
        figure.period_end,
        figure.as_of,
        article.published_on,
        article.story_key,
        outlet.outlet_name
    from fact_figure as figure
    inner join fact_article as article on figure.article_key = article.article_key and article.outlet_key <> -1
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
    where
        figure.indicator_key in (
            select indicator_key
            from dim_indicator
            where indicator_name = coalesce(getvariable('indicator')::varchar, '地区生产总值')
        )
        and figure.value is not null
),

by_outlet as (
    select * exclude (published_on, story_key), min(published_on) as first_day, list(distinct story_key) as story_keys
    from printed
    group by all
),

claim as (
    select
        * exclude (outlet_name, first_day, story_keys),
        min(first_day) as first_published_on,
        max(first_day) as last_first_day,
        list({'outlet': outlet_name, 'day': first_day} order by first_day nulls last, outlet_name) as printings,
        len(list_distinct(flatten(list(story_keys)))) as own_stories
    from by_outlet
    group by all
    having count(*) > 1
)

select
    claim.indicator_scope,
    if(claim.is_nationwide, '全国', region.region_name) as region_name,
    claim.base_value as value,
    claim.base_unit,
    claim.modifier,
    claim.statistic,
    claim.direction,
    claim.status,
    coalesce(claim.period_end, claim.as_of) as until,
    claim.first_published_on,
    [p.outlet for p in claim.printings if p.day = claim.first_published_on] as first_printed_by,
    [p.outlet for p in claim.printings if p.day is distinct from claim.first_published_on] as followed_by,
    claim.last_first_day - claim.first_published_on as lag_days,
    claim.own_stories
from claim
inner join dim_region as region on claim.region_key = region.region_key
order by claim.first_published_on, region_name, claim.indicator_scope, claim.statistic, value, until
