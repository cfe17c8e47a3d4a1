-- What do the figures of districts come to in the prefecture they stood in at the time?
-- 各区县的数字按当年的行政区划归到地级市，是多少？
-- Row: one indicator, with what narrows it, in one prefecture and period, over the districts that pages give it for.
-- Read: a figure stands under the version of its region that was in force on its period's last day, never today's: a
-- county that became a district, or changed its prefecture, counts where it stood then and under the name it had.
-- named_total adds one value for each district, so it covers districts of districts_then and is no total of the
-- prefecture. is_exact is false where a value is approximate or bounded. disagreeing counts the districts whose stories
-- differ; of those the lowest value is taken.
-- Caveat: only counts and sums with a period or a day are placed, and only regions whose version of that day is known.
-- Boundaries change on 1 January in the source. Figures about an organisation are left out.
-- Parameter: indicator = 高校毕业生 · what is counted, by its canonical name
with claim as (
    select
        figure.region_key,
        coalesce(figure.indicator_scope, '') as scope,
        figure.period_start,
        coalesce(figure.period_end, figure.as_of) as until,
        unit.base_unit,
        figure.statistic,
        figure.status,
        figure.is_cumulative,
        in_base_unit(figure.value, unit.factor) as base_value,
        figure.modifier
    from fact_figure as figure
    inner join fact_article as article on figure.article_key = article.article_key and article.is_canonical
    inner join dim_unit as unit on figure.unit_key = unit.unit_key
    where
        figure.indicator_key in (
            select indicator_key
            from dim_indicator
            where indicator_name = coalesce(getvariable('indicator')::varchar, '高校毕业生')
        )
        and figure.organization_key = -1
        and figure.statistic in ('count', 'sum')
        and figure.value is not null
        and coalesce(figure.period_end, figure.as_of) is not null
),

district as (
    select
        claim.* exclude (base_value, modifier),
        region.region_code,
        region.region_name,
        region.prefecture_name,
        region.province_name,
        min(claim.base_value) as base_value,
        count(distinct claim.base_value) > 1 as disagrees,
        bool_and(claim.modifier = 'exact') as is_exact
    from claim
    inner join dim_region as region on claim.region_key = region.region_key
    where region.level = 'county' and claim.until >= region.valid_from and claim.until < region.valid_to
    group by all
),

peers as (
    select day.until, region.province_name, region.prefecture_name, count(*) as districts
    from (select distinct until from district) as day
    inner join dim_region as region on day.until >= region.valid_from and day.until < region.valid_to
    where region.level = 'county'
    group by all
)

select
    district.province_name,
    coalesce(district.prefecture_name, district.province_name) as prefecture_then,
    nullif(district.scope, '') as scope,
    district.period_start,
    district.until,
    district.status,
    district.statistic,
    district.is_cumulative,
    sum(district.base_value) as named_total,
    district.base_unit,
    bool_and(district.is_exact) as is_exact,
    count(*) as districts,
    peers.districts as districts_then,
    count(*) filter (where district.disagrees) as disagreeing,
    list(district.region_name || ' ' || district.base_value order by district.region_code) as named
from district
inner join peers
    on district.until = peers.until
    and district.province_name = peers.province_name
    and district.prefecture_name is not distinct from peers.prefecture_name
group by all
order by district.province_name, prefecture_then, district.until, district.status, scope
