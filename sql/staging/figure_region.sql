-- One row per figure in the batches being loaded whose region is known: the region as it was at the figure's date. · 每行是本批中一个已知地区的数字：取该数字所指日期有效的地区版本。
-- A page names a region as it is on the page's date. A figure of 1990 on a page of 2023 about 武进区 is one of 武进县.
-- Where no version of the place is known for the figure's date, the one of the page's date stands.
select
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes · 页面原始字节的 SHA-256
    figure.line_no, -- Line of the page · 页面行号
    figure.char_start, -- First character of the figure in the clean line, from 0 · 数字在清洗后行中的起始位置
    coalesce(dated.region_key, told.region_key) as region_key, -- dim_region: the version valid at the figure's date · 数字日期有效的地区版本
from staging.figure as figure
inner join staging.article as article on figure.page_id = article.page_id
inner join staging.region_version as told
    on coalesce(figure.region_code, figure.zone_name) = told.place
    and article.region_day >= told.valid_from
    and article.region_day < told.valid_to
inner join dim_region_lineage as lineage on told.region_key = lineage.region_key
left join dim_region_lineage as dated
    on lineage.place_key = dated.place_key
    and coalesce(figure.as_of, figure.period_end) >= dated.valid_from
    and coalesce(figure.as_of, figure.period_end) < dated.valid_to
