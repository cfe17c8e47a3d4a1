-- Which stated growth does not match the levels that pages give?
-- 哪些“同比增长”与前后两年的数额对不上？
-- Row: one stated growth with the level of its period and that of the same period a year before, from any stories.
-- Read: implied_percent is what the two levels come to; difference is stated minus implied, in percentage points.
-- Growth that falls is negative.
-- Caveat: value added grows at constant prices and is given at current ones, and base years are revised, so a
-- difference is a question and not yet an error. Growth, level and earlier level must name the same indicator, with
-- what narrows it (scope), region and organisation; bounded values (over, under) are left out, approximate ones kept:
-- see the modifiers.
-- Parameter: tolerance = 1 · difference in percentage points from which a row is listed
-- Parameter: region = · only regions whose name holds this, as in 青岛
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

growth as (
    select distinct
        figure.indicator_key,
        coalesce(figure.indicator_scope, '') as scope,
        place.place_key,
        place.region_name,
        figure.organization_key,
        coalesce(figure.period_start, figure.as_of) as since,
        coalesce(figure.period_end, figure.as_of) as until,
        if(figure.direction = 'down', -1, 1) * abs(figure.value::double) * if(figure.unit = '倍', 100, 1) as percent,
        figure.modifier
    from fact_figure as figure
    inner join wanted_place as place on figure.region_key = place.region_key
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    where
        figure.statistic = 'growth'
        and figure.unit in ('%', '倍')
        and figure.status = 'actual'
        and figure.modifier in ('exact', 'approx')
        and figure.indicator_key <> -1
        and figure.value is not null
        and coalesce(figure.period_end, figure.as_of) is not null
),

level as (
    select distinct
        figure.indicator_key,
        coalesce(figure.indicator_scope, '') as scope,
        place.place_key,
        figure.organization_key,
        unit.base_unit,
        figure.statistic,
        figure.is_cumulative,
        coalesce(figure.period_start, figure.as_of) as since,
        coalesce(figure.period_end, figure.as_of) as until,
        in_base_unit(figure.value, unit.factor) as base_value,
        figure.modifier
    from fact_figure as figure
    inner join wanted_place as place on figure.region_key = place.region_key
    semi join growth using (indicator_key, place_key, organization_key)
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    where
        figure.statistic in ('count', 'sum')
        and figure.status = 'actual'
        and figure.modifier in ('exact', 'approx')
        and figure.value > 0
        and coalesce(figure.period_end, figure.as_of) is not null
),

compared as (
    select
        growth.region_name,
        growth.indicator_key,
        growth.scope,
        growth.since,
        growth.until,
        growth.percent as stated_percent,
        100 * (level.base_value / earlier.base_value - 1) as implied_percent,
        level.base_value as level,
        earlier.base_value as earlier_level,
        level.base_unit,
        [growth.modifier, level.modifier, earlier.modifier] as modifiers
    from growth
    inner join level
        on growth.indicator_key = level.indicator_key
        and growth.scope = level.scope
        and growth.place_key = level.place_key
        and growth.organization_key = level.organization_key
        and growth.since = level.since
        and growth.until = level.until
    inner join level as earlier
        on level.indicator_key = earlier.indicator_key
        and level.scope = earlier.scope
        and level.place_key = earlier.place_key
        and level.organization_key = earlier.organization_key
        and level.base_unit = earlier.base_unit
        and level.statistic = earlier.statistic
        and level.is_cumulative = earlier.is_cumulative
        and level.since - interval 1 year = earlier.since
        and level.until - interval 1 year = earlier.until
)

select
    compared.region_name,
    indicator.indicator_name,
    nullif(compared.scope, '') as scope,
    compared.since,
    compared.until,
    round(compared.stated_percent, 2) as stated_percent,
    round(compared.implied_percent, 2) as implied_percent,
    round(compared.stated_percent - compared.implied_percent, 2) as difference,
    compared.level,
    compared.earlier_level,
    compared.base_unit,
    compared.modifiers
from compared
inner join dim_indicator as indicator on compared.indicator_key = indicator.indicator_key
where abs(compared.stated_percent - compared.implied_percent) >= coalesce(getvariable('tolerance'), '1')::double
order by abs(difference) desc, compared.region_name, indicator.indicator_name, compared.since
