-- What do the figures of districts come to in the prefecture they stood in at the time?
-- 各区县的数字按当年的行政区划归到地级市，是多少？
-- Row: one indicator in one prefecture and period, over the districts that pages give it for.
-- Read: a figure is placed by the boundaries of its period's last day, never today's: a county that became a district,
-- or changed its prefecture, counts where it stood then and under the name it had. named_total adds one value for each
-- district, so it covers districts of districts_then and is no total of the prefecture. is_exact is false where a value
-- is approximate or bounded. disagreeing counts the districts whose stories differ; of those the lowest value is taken.
-- Caveat: only counts and sums with a period or a day are placed. A region newer than its period stands for the one it
-- succeeded, where that is only one; others are left out. Boundaries change on 1 January in the source.
-- Parameter: indicator = 高校毕业生 · what is counted, by its canonical name
with claim as (
    select
        figure.region_key,
        coalesce(figure.period_end, figure.as_of) as until,
        figure.period_start,
        unit.base_unit,
        figure.statistic,
        figure.status,
        figure.is_cumulative,
        figure.value::double * unit.factor as base_value,
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

asked as (

    select distinct region_key, until from claim

),

-- A region goes by its own code, and by those that succeeded it.
known_as as (
    select region_code as code_then, region_code as code, valid_from, valid_to from dim_region where level = 'county'
    union
    select region_code, unnest(successor_region_codes), valid_from, valid_to from dim_region where level = 'county'
),

-- What stood on that day: the region's own version, or else the one version that it later succeeded.
stood as (
    select
        asked.region_key,
        asked.until,
        known_as.code_then,
        known_as.code_then = known_as.code as is_itself
    from asked
    inner join dim_region as region on asked.region_key = region.region_key
    inner join known_as
        on region.region_code = known_as.code
        and asked.until >= known_as.valid_from
        and asked.until < known_as.valid_to
    qualify is_itself or count(*) over (partition by asked.region_key, asked.until) = 1
),

district as (
    select
        stood.code_then,
        claim.* exclude (region_key, base_value, modifier),
        min(claim.base_value) as base_value,
        count(distinct claim.base_value) > 1 as disagrees,
        bool_and(claim.modifier = 'exact') as is_exact
    from claim
    inner join stood using (region_key, until)
    group by all
)

select
    region.province_name,
    coalesce(region.prefecture_name, region.province_name) as prefecture_then,
    district.period_start,
    district.until,
    district.status,
    district.statistic,
    district.is_cumulative,
    sum(district.base_value) as named_total,
    district.base_unit,
    bool_and(district.is_exact) as is_exact,
    count(*) as districts,
    any_value(peers.districts) as districts_then,
    count(*) filter (where district.disagrees) as disagreeing,
    list(region.region_name || ' ' || district.base_value order by region.region_code) as named
from district
inner join dim_region as region
    on district.code_then = region.region_code
    and district.until >= region.valid_from
    and district.until < region.valid_to
inner join (
    select parent.until, region.province_name, region.prefecture_name, count(*) as districts
    from (select distinct until from district) as parent
    inner join dim_region as region
        on region.level = 'county' and parent.until >= region.valid_from and parent.until < region.valid_to
    group by all
) as peers
    on district.until = peers.until
    and region.province_name = peers.province_name
    and region.prefecture_name is not distinct from peers.prefecture_name
group by all
order by region.province_name, prefecture_then, district.until, district.status
