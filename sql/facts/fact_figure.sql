-- One row per number that states something, as stated once, at one place in one page. · 每行是一个有所陈述的数字，在一个网页的一处陈述一次。
-- Key: figure_key
-- Replaces: page_id of staging.document
with official as (
    select distinct page_id, organization_name
    from staging.organization_mention
    where organization_type in ('government', 'party')
),

vague as (
    select indicator_name from read_csv('seeds/reference/indicator_vague.csv', header = true, all_varchar = true)
),

told as (
    select
        figure.*,
        attribution.attribution,
        attribution.speaker,
        attribution.speaker_person,
        attribution.speaker_organization,
        page.article_key,
        page.batch_date,
        unit.unit_key,
        unit.base_unit,
        indicator.indicator_key,
        region.region_key,
        article.outlet_type = 'government' or official.page_id is not null as has_official_source,
        -- Figures of one series state the same kind of number of the same thing, place and body, for the same time, in
        -- units that compare. A day a stock stands at (截至6月底) closes the time from the start of its year.
        -- Not compared: what is damaged, has no indicator, time or unit that is known or one that says nothing (占比),
        -- or is about no region, country or organisation.
        not figure.is_damaged
        and figure.indicator_name is not null
        and (figure.indicator_scope is not null or figure.indicator_name not in (from vague))
        and coalesce(figure.period_end, figure.as_of) is not null
        and unit.unit_key is not null
        and (
            figure.is_nationwide or region.region_key is not null or figure.organization_name is not null
        ) as is_comparable
    from staging.figure as figure
    inner join staging.attribution as attribution using (page_id, line_no, char_start)
    inner join staging.article as article on figure.page_id = article.page_id and article.no_article_reason is null
    inner join staging.page as page on figure.page_id = page.page_id
    left join dim_unit as unit on figure.unit = unit.unit
    left join staging.indicator as indicator
        on figure.indicator_name = indicator.indicator_name and figure.indicator_dimension = indicator.dimension
    left join staging.figure_region as region
        on coalesce(figure.region_code, figure.zone_name) = region.place
        and article.region_day = region.region_day
        and coalesce(figure.as_of, figure.period_end) is not distinct from region.figure_day
    left join official
        on figure.page_id = official.page_id and attribution.speaker_organization = official.organization_name
)

select
    surrogate_key(concat_ws(chr(31), figure.page_id, figure.line_no, figure.char_start)) as figure_key, -- Key of (page_id, line_no, char_start) · 代理键，由 (page_id, line_no, char_start) 生成
    figure.article_key, -- fact_article · 所在文章
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    figure.line_no, -- fact_line: the line of the page, from 1 · 所在行号，从 1 起
    figure.char_start, -- First character in the clean line, from 0, in code points · 在清洗后行中的起始字符位置，从 0 起，按码点计
    figure.char_end, -- Behind the last character · 结束字符位置（不含）
    figure.surface, -- The characters: substr(text, char_start + 1, char_end - char_start) · 清洗后的原词：substr(text, char_start + 1, char_end - char_start)
    figure.raw_text, -- The exact slice of the raw line they came from · 对应的原始行片段，一字不改
    cast(figure.value as decimal(24, 6)) as value, -- The number in the unit, multiplied out; the low end of a range; null where damaged · 以 unit 计的数值，数量级已乘入；区间取下限；残损时为空
    cast(figure.value_max as decimal(24, 6)) as value_max, -- High end of a range, else null · 区间上限；非区间为空
    figure.modifier, -- 'exact', 'approx', 'at_least', 'over', 'under' or 'range' · 数值限定：确数、约数、不少于、超过、不足或区间
    figure.qualifier, -- The words that say so, or null · 表示限定的原词；无则为空
    coalesce(figure.unit_key, -1) as unit_key, -- dim_unit; -1 where the unit is not in it · 计量单位；维度表未收时为 -1
    figure.unit, -- Counter or measure as written, without its multiplier; null where none is written · 计量单位或量词的原文写法，不含数量级；未写出时为空
    figure.statistic, -- 'count', 'sum', 'rate', 'share', 'growth', 'rank' or 'other' · 统计口径：计数、总额、比率、占比、增长、位次或其他
    figure.direction, -- Of a growth or change: 'up' or 'down', else null; the value stays as written · 增减方向：上升或下降，非变动类为空；数值保持原文正负
    figure.status, -- 'actual', 'target', 'planned' or 'estimate' · 数值性质：实际、目标、计划或估计
    figure.is_cumulative, -- Whether the text says that it is a running total · 原文是否称其为累计数
    coalesce(figure.indicator_key, -1) as indicator_key, -- dim_indicator; -1 where the text does not say what is counted · 统计指标；原文未写明时为 -1
    figure.indicator, -- What is counted, in the text's own words; null where it does not say · 指标的原文表述；未写明时为空
    figure.indicator_scope, -- What narrows the indicator beyond its canonical name (机电产品 of 机电产品出口), null where nothing does · 规范名称之外的限定词（如“机电产品出口”中的“机电产品”）；无则为空
    coalesce(figure.region_key, -1) as region_key, -- dim_region: the region the number is about, as it was at the figure's period_end or as_of, else on the article's date; -1 where the text names none · 数值所指地区，取时期末日或时点有效的版本，无则取文章当日的版本；原文未提及时为 -1
    figure.is_nationwide, -- Whether it is about the whole country, which is no row of dim_region · 是否指全国（全国不在地区维度之中）
    surrogate_key(figure.organization_name) as organization_key, -- dim_organization: whom the number is about; -1 where no organisation · 数值所指机构；无则为 -1
    figure.period_start, -- First day of the period the text gives, null where it gives none or a day it stands at · 统计时期首日；原文未给时期或给出时点时为空
    figure.period_end, -- Last day of that period, null where there is none · 统计时期末日；无时期时为空
    figure.as_of, -- Day that a stock or a running total stands at (截至9月底), else null · 时点：存量或累计数截至之日（如“截至9月底”），否则为空
    figure.period_text, -- The words that the period or day was read from; null where it has none · 时期或时点的原文表述；无则为空
    figure.attribution, -- 'direct' (in a speaker's own words), 'indirect' (told of a named source) or 'outlet' · 出处：直接引述、转述具名来源或媒体自述
    figure.speaker, -- Who says so: a person, an organisation, or the words that name the source; null for the outlet itself · 说出者：人物、机构或指称来源的原词；媒体自述时为空
    surrogate_key(figure.speaker_person) as speaker_person_key, -- dim_person; -1 where no person is named · 说出者（人物）；未具名时为 -1
    surrogate_key(figure.speaker_organization) as speaker_organization_key, -- dim_organization: the source, or the body the speaker speaks for; -1 where not known · 来源机构，或说出者所代表的机构；不详时为 -1
    coalesce(figure.is_comparable and figure.has_official_source, false) as is_official, -- Whether a public body is its source or its outlet; told only of figures in a series · 来源或媒体是否为官方机构；仅对进入序列的数值判断
    case
        when figure.is_comparable
            then surrogate_key(
                concat_ws(
                    chr(31),
                    figure.indicator_name,
                    figure.indicator_dimension,
                    coalesce(figure.region_key, -1),
                    figure.is_nationwide,
                    coalesce(figure.organization_name, ''),
                    figure.statistic,
                    figure.base_unit,
                    figure.status,
                    coalesce(figure.period_start, date_trunc('year', figure.as_of)::date),
                    coalesce(figure.period_end, figure.as_of)
                )
            )
        else -1
    end as series_key, -- mart_figure_series: the figures it is compared with; -1 where it cannot be compared · 可与之比较的数值序列；不可比较时为 -1
    figure.is_damaged, -- Whether the number itself is damaged; it has no value then · 数字本身是否残损；残损则无数值
    figure.rule, -- Grammar rule that read it · 识别所用的语法规则
    figure.sentence, -- The sentence that holds it · 所在句子
    figure.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from told as figure
