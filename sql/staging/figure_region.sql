-- One row per figure in the batches being loaded whose region is known: the region as it was at the figure's date. · 每行是本批中一个已知地区的数字：取该数字所指日期有效的地区版本。
-- A page names a region as it is on the page's date. A figure of 1990 on a page of 2023 about 武进区 is one of 武进县.
-- Where no version of the place is known for the figure's date, the one of the page's date stands.
-- Computed once a load
with located as materialized (
    select
        figure.page_id,
        figure.line_no,
        figure.char_start,
        coalesce(figure.region_code, figure.zone_name) as place,
        article.region_day,
        coalesce(figure.as_of, figure.period_end) as figure_day
    from staging.figure as figure
    inner join staging.article as article on figure.page_id = article.page_id
    where coalesce(figure.region_code, figure.zone_name) is not null
),

-- Periods are looked up for each place and its days once, whatever the order of the joins: on days alone, every page
-- would meet nearly every region.
asked as materialized (
    select distinct place, region_day, figure_day
    from located
),

told as materialized (
    select asked.place, asked.region_day, asked.figure_day, version.region_key
    from asked
    inner join staging.region_version as version
        on asked.place = version.place
        and asked.region_day >= version.valid_from
        and asked.region_day < version.valid_to
),

answered as materialized (
    select told.place, told.region_day, told.figure_day, coalesce(dated.region_key, told.region_key) as region_key
    from told
    inner join dim_region_lineage as lineage on told.region_key = lineage.region_key
    left join dim_region_lineage as dated
        on lineage.place_key = dated.place_key
        and told.figure_day >= dated.valid_from
        and told.figure_day < dated.valid_to
)

select
    located.page_id, -- SHA-256 (hex) of the page's raw bytes · 页面原始字节的 SHA-256
    located.line_no, -- Line of the page · 页面行号
    located.char_start, -- First character of the figure in the clean line, from 0 · 数字在清洗后行中的起始位置
    answered.region_key, -- dim_region: the version valid at the figure's date · 数字日期有效的地区版本
from located
inner join answered
    on located.place = answered.place
    and located.region_day = answered.region_day
    and located.figure_day is not distinct from answered.figure_day
