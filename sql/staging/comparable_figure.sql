-- One row per figure in the batches being loaded that lines up with others: which series it belongs to. · 每行是本批中一个可与其他数字比较的数字：它属于哪个序列。
-- Figures of one series state the same kind of number of the same thing, place and body, for the same time, in units
-- that compare. A day a stock stands at (截至6月底) closes the time from the start of its year.
-- Not compared: what is damaged, has no indicator, time or unit that is known or one that says nothing (占比), or is about no region, country or organisation.
with official as (
    select distinct page_id, organization_name
    from staging.organization_mention
    where organization_type in ('government', 'party')
),

vague as (
    select indicator_name from read_csv('seeds/reference/indicator_vague.csv', header = true, all_varchar = true)
)

select
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes · 页面原始字节的 SHA-256
    figure.line_no, -- Line of the page · 页面行号
    figure.char_start, -- First character of the figure in the clean line, from 0 · 数字在清洗后行中的起始位置
    surrogate_key(
        concat_ws(
            chr(31),
            figure.indicator_name,
            figure.indicator_dimension,
            coalesce(region.region_key, -1),
            figure.is_nationwide,
            coalesce(figure.organization_name, ''),
            figure.statistic,
            unit.base_unit,
            figure.status,
            coalesce(figure.period_start, date_trunc('year', figure.as_of)::date),
            coalesce(figure.period_end, figure.as_of)
        )
    ) as series_key, -- Key of what the figure is about: indicator, region, organisation, statistic, base unit, status and period · 指标、地区、机构、统计类型、基本单位、状态与期间的键
    article.outlet_type = 'government' or official.page_id is not null as is_official, -- Whether a public body states it · 是否由官方机构发布
from staging.figure as figure
inner join staging.article as article on figure.page_id = article.page_id
inner join staging.attribution as attribution
    on figure.page_id = attribution.page_id
    and figure.line_no = attribution.line_no
    and figure.char_start = attribution.char_start
inner join dim_unit as unit on figure.unit = unit.unit
left join staging.figure_region as region
    on figure.page_id = region.page_id
    and figure.line_no = region.line_no
    and figure.char_start = region.char_start
left join official
    on attribution.page_id = official.page_id and attribution.speaker_organization = official.organization_name
where
    not figure.is_damaged
    and figure.indicator_name is not null
    and (figure.indicator_scope is not null or figure.indicator_name not in (from vague))
    and coalesce(figure.period_end, figure.as_of) is not null
    and (figure.is_nationwide or region.region_key is not null or figure.organization_name is not null)
