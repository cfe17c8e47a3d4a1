-- Which values are off by a unit: 亿 for 万, a multiplier left out?
-- 哪些数字疑似差了数量级（亿写成万、漏写“万”）？
-- Row: one figure that lies far from the middle of its series: the same indicator and what narrows it, region,
-- organisation, statistic, base unit and kind of total, over all its times.
-- Read: times is how many times larger than the median the value is, negative where smaller; powers_of_ten puts it in
-- steps, so 4 or -4 looks like 万, 8 like 亿.
-- Caveat: at least three figures from two stories must give the series; with fewer nothing tells which is odd. A part
-- counted under the name of its whole looks the same.
-- Parameter: times = 100 · how many times larger or smaller than the median
-- Parameter: region = · only regions whose name holds this, as in 武进; much faster than all
with place as (
    select region_key, min(region_key) over (partition by coalesce(region_code, region_name)) as place_key
    from dim_region
    where
        region_key <> -1
        and (getvariable('region') is null or contains(region_name, getvariable('region')::varchar))
),

-- Reprints count here too, for they change no extreme, and only the few series that spread this far pay for more.
-- First by the columns as they stand, so that what the rest costs depends on the series and not on the figures.
extreme as (
    select
        indicator_key,
        indicator_scope,
        region_key,
        organization_key,
        unit_key,
        statistic,
        is_cumulative,
        status,
        min(value) as least,
        max(value) as most
    from fact_figure
    where statistic in ('count', 'sum') and indicator_key <> -1 and region_key <> -1 and value > 0
    group by all
),

wide as (
    select
        extreme.indicator_key,
        coalesce(extreme.indicator_scope, '') as scope,
        place.place_key,
        extreme.organization_key,
        unit.base_unit,
        extreme.statistic,
        extreme.is_cumulative,
        extreme.status
    from extreme
    inner join place on extreme.region_key = place.region_key
    inner join dim_unit as unit on extreme.unit_key = unit.unit_key
    group by all
    having
        max(in_base_unit(extreme.most, unit.factor))
        >= coalesce(getvariable('times'), '100')::double * min(in_base_unit(extreme.least, unit.factor))
),

measured as (
    select
        figure.figure_key,
        in_base_unit(figure.value, unit.factor) as base_value,
        median(in_base_unit(figure.value, unit.factor)) over series as median_value,
        unit.base_unit,
        min(article.story_key) over series < max(article.story_key) over series as has_stories,
        count(*) over series as figures
    from fact_figure as figure
    inner join place on figure.region_key = place.region_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join wide
        on figure.indicator_key = wide.indicator_key
        and coalesce(figure.indicator_scope, '') = wide.scope
        and place.place_key = wide.place_key
        and figure.organization_key = wide.organization_key
        and unit.base_unit = wide.base_unit
        and figure.statistic = wide.statistic
        and figure.is_cumulative = wide.is_cumulative
        and figure.status = wide.status
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    where figure.value > 0
    window
        series as (
            partition by
                wide.indicator_key,
                wide.scope,
                wide.place_key,
                wide.organization_key,
                wide.base_unit,
                wide.statistic,
                wide.is_cumulative,
                wide.status
        )
)

select
    region.region_name,
    indicator.indicator_name,
    figure.indicator,
    figure.surface,
    measured.base_value as value,
    measured.median_value,
    measured.base_unit,
    if(measured.base_value >= measured.median_value, 1, -1)
    * round(
        greatest(
            measured.base_value / measured.median_value, measured.median_value / measured.base_value
        )
    ) as times,
    round(log10(measured.base_value / measured.median_value))::integer as powers_of_ten,
    figure.status,
    capture.source_path,
    figure.line_no,
    figure.sentence
from measured
inner join fact_figure as figure on measured.figure_key = figure.figure_key
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
inner join fact_capture as capture on figure.article_key = capture.article_key and capture.status = 'loaded'
where
    measured.figures > 2
    and measured.has_stories
    and greatest(measured.base_value / measured.median_value, measured.median_value / measured.base_value)
    >= coalesce(getvariable('times'), '100')::double
order by abs(log10(measured.base_value / measured.median_value)) desc, capture.source_path, figure.line_no
