-- One row per figure, as an SDMX observation, with the reason where SDMX has no place for it. · 每行是一条数据，作为一个 SDMX 观测值；无法表示的注明原因。
-- A figure is one claim of one page, so CLAIM makes the key unique; leave it out to see who says what of the same thing.
-- Codes are those of sdmx_code: _Z does not apply, _U is not known, _O is named in words alone.
select
    'dataflow' as STRUCTURE, -- What STRUCTURE_ID names · 结构类型
    'NEWS:FIGURES(1.0.0)' as STRUCTURE_ID, -- Agency, dataflow and version · 机构、数据流与版本
    'I' as ACTION, -- Information · 信息
    timed.freq as FREQ, -- Dimension: length of the period; D for a day that a stock stands at · 维度：频率
    case
        when figure.region_key = -1 then '_U'
        when region.level = 'zone' then 'Z' || surrogate_key('zone:' || region.region_name)
        else region.region_code
    end as REF_AREA, -- Dimension: GB/T 2260 code; Z and a number for a development zone · 维度：地区（GB/T 2260 代码）
    if(figure.indicator_key = -1, '_U', 'I' || figure.indicator_key) as INDICATOR, -- Dimension: what is counted · 维度：指标
    upper(figure.statistic) as STATISTIC, -- Dimension: count, sum, rate, share, growth, rank, other · 维度：统计量
    upper(figure.status) as STATUS, -- Dimension: actual, target, planned, estimate · 维度：实际、目标、计划或估计
    if(figure.organization_key = -1, '_Z', 'O' || figure.organization_key) as ORGANIZATION, -- Dimension: whom it is about · 维度：所属机构
    case
        when figure.speaker_person_key <> -1 then 'P' || figure.speaker_person_key
        when figure.speaker_organization_key <> -1 then 'O' || figure.speaker_organization_key
        when figure.speaker is not null then '_O'
        when article.outlet_key <> -1 then 'M' || article.outlet_key
        else '_U'
    end as SOURCE, -- Dimension: who says so: P a person, O an organisation, M the outlet itself · 维度：信息来源
    'F' || figure.figure_key as CLAIM, -- Dimension: F and the figure_key of fact_figure · 维度：数据主键
    timed.time_period as TIME_PERIOD, -- Dimension: period, or day · 维度：时间
    rtrim(rtrim(cast(if(figure.direction = 'down', -abs(figure.value), figure.value) as varchar), '0'), '.') as OBS_VALUE, -- Measure: the number in its unit, negative where a change goes down · 观测值
    case
        when figure.value is null then 'O'
        when figure.status = 'estimate' then 'E'
        when figure.status in ('target', 'planned') then 'F'
        else 'A'
    end as OBS_STATUS, -- Attribute: A normal, E estimated, F forecast (targets and plans too), O missing (damaged) · 属性：观测状态
    if(figure.unit_key = -1, '_U', 'U' || figure.unit_key) as UNIT_MEASURE, -- Attribute: unit · 属性：计量单位
    0 as UNIT_MULT, -- Attribute: power of ten still to multiply with; none, for values are multiplied out · 属性：数量级
    length(rtrim(split_part(cast(figure.value as varchar), '.', 2), '0')) as DECIMALS, -- Attribute: decimals of the value · 属性：小数位
    upper(figure.modifier) as MODIFIER, -- Attribute: exact, approx, at_least, over, under · 属性：限定
    if(figure.is_cumulative, 'Y', 'N') as CUMULATIVE, -- Attribute: whether the text says that it is a running total · 属性：是否累计
    figure.unit as UNIT_TEXT, -- Attribute: unit as written · 属性：原文单位
    figure.indicator as INDICATOR_TEXT, -- Attribute: what is counted, in the text's words · 属性：原文指标
    figure.speaker as SPEAKER, -- Attribute: who says so, in the text's words · 属性：原文来源
    capture.source_path as SOURCE_PATH, -- Attribute: file of the page · 属性：来源文件
    figure.line_no as LINE_NO, -- Attribute: its line · 属性：行号
    case
        when timed.figure_key is null then 'no period or day in the text'
        when figure.modifier = 'range' then 'a range, where SDMX has one value'
    end as left_out -- Why it is not written, else null · 未导出原因
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key
inner join dim_region as region on figure.region_key = region.region_key
inner join fact_capture as capture on figure.page_id = capture.page_id and capture.status = 'loaded'
left join figure_time as timed on figure.figure_key = timed.figure_key
