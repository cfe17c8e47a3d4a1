-- One row per place and pair of days that figures in the batches being loaded ask for: the region as it was at the figure's date. · 每行是本批数字所涉及的一个地点与一对日期：取数字所指日期有效的地区版本。
-- A page names a region as it is on the page's date. A figure of 1990 on a page of 2023 about 武进区 is one of 武进县.
-- Where no version of the place is known for the figure's date, the one of the page's date stands.
-- Computed once a load
with asked as materialized (
    select distinct
        coalesce(figure.region_code, figure.zone_name) as place,
        article.region_day,
        coalesce(figure.as_of, figure.period_end) as figure_day
    from staging.figure as figure
    inner join staging.article as article on figure.page_id = article.page_id
),

-- Apart from the pages and figures: joined with them on days alone, every page would meet nearly every region.
told as materialized (
    select asked.place, asked.region_day, asked.figure_day, version.region_key
    from asked
    inner join staging.region_version as version
        on asked.place = version.place
        and asked.region_day >= version.valid_from
        and asked.region_day < version.valid_to
)

select
    told.place, -- Code, or a zone's name · 地区代码或开发区名称
    told.region_day, -- Day on which the page's regions are looked up · 网页地区的查找日期
    told.figure_day, -- Day the figure stands at, or its period ends on; null where it has neither · 数字的时点或时期末日；皆无则为空
    coalesce(dated.region_key, told.region_key) as region_key, -- dim_region: the version valid at the figure's date · 数字日期有效的地区版本
from told
inner join dim_region_lineage as lineage on told.region_key = lineage.region_key
left join dim_region_lineage as dated
    on lineage.place_key = dated.place_key
    and told.figure_day >= dated.valid_from
    and told.figure_day < dated.valid_to
