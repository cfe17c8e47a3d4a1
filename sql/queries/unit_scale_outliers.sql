-- Which values are off by a unit: 亿 for 万, a multiplier left out?
-- 哪些数字疑似差了数量级（亿写成万、漏写“万”）？
-- Row: one figure that lies far from the middle of its series: the same indicator, region, organisation, statistic,
-- base unit and kind of total, over all its times.
-- Read: times is how many times larger than the median the value is, negative where smaller; powers_of_ten puts it in
-- steps, so 4 or -4 looks like 万, 8 like 亿.
-- Caveat: at least three stories must give the series; with fewer nothing tells which is odd. A part counted under the
-- name of its whole looks the same.
-- Parameter: times = 100 · how many times larger or smaller than the median
with place as (
    select
        region_key,
        min(region_key) over (partition by coalesce(region_code, region_name)) as place_key
    from dim_region
    where region_key <> -1
),

level as (
    select
        figure.figure_key,
        figure.indicator_key,
        place.place_key,
        figure.organization_key,
        unit.base_unit,
        figure.statistic,
        figure.is_cumulative,
        figure.status,
        figure.value::double * unit.factor as base_value,
        article.story_key
    from fact_figure as figure
    inner join place on figure.region_key = place.region_key
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    where figure.statistic in ('count', 'sum') and figure.indicator_key <> -1 and figure.value > 0
),

-- Few series spread this far, and only they pay for a median.
wide as (
    select indicator_key, place_key, organization_key, base_unit, statistic, is_cumulative, status
    from level
    group by all
    having
        count(*) > 2
        and max(base_value) >= coalesce(getvariable('times'), '100')::double * min(base_value)
        and count(distinct story_key) > 2
),

measured as (
    select
        level.*,
        median(level.base_value) over (
            partition by
                level.indicator_key,
                level.place_key,
                level.organization_key,
                level.base_unit,
                level.statistic,
                level.is_cumulative,
                level.status
        ) as median_value
    from level
    inner join wide using (indicator_key, place_key, organization_key, base_unit, statistic, is_cumulative, status)
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
    measured.status,
    capture.source_path,
    figure.line_no,
    figure.sentence
from measured
inner join fact_figure as figure on measured.figure_key = figure.figure_key
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on measured.indicator_key = indicator.indicator_key
inner join fact_capture as capture on figure.article_key = capture.article_key and capture.status = 'loaded'
where
    measured.base_value >= coalesce(getvariable('times'), '100')::double * measured.median_value
    or measured.median_value >= coalesce(getvariable('times'), '100')::double * measured.base_value
order by abs(log10(measured.base_value / measured.median_value)) desc, capture.source_path, figure.line_no
