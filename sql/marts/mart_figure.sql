-- One row per figure, in words: what it says, on which page, in which line. · 每行是一个数值及其文字说明：说了什么，在哪一页哪一行。
-- Key: figure_key
select
    figure.figure_key, -- fact_figure · 数值事实
    article.title, -- Headline of the article; null where it has none · 文章标题；无标题时为空
    article.published_on, -- Publish date, null where not known · 发布日期；不详时为空
    outlet.outlet_name, -- Outlet that published the page · 发布媒体
    indicator.indicator_name, -- What is counted, by its canonical name · 指标的规范名称
    figure.indicator, -- What is counted, in the text's own words; null where it does not say · 指标的原文表述；未写明时为空
    organization.organization_name, -- Whom the number is about, 未知 where no organisation · 数值所指机构；无则为“未知”
    figure.period_start, -- First day of the period it speaks of, null where there is none · 统计时期首日；无时期时为空
    figure.period_end, -- Last day of that period, null where there is none · 统计时期末日；无时期时为空
    figure.as_of, -- Day it stands at, instead of a period, else null · 时点（与时期二者取一）；无时点时为空
    figure.period_text, -- The words the period or day was read from; null where it has none · 时期或时点的原文表述；无则为空
    figure.attribution, -- 'direct', 'indirect' or 'outlet' · 出处：直接引述、转述具名来源或媒体自述
    figure.speaker, -- Who says so, null for the outlet itself · 说出者；媒体自述时为空
    source.organization_name as speaker_organization, -- Body that says so or for whom is spoken, 未知 where not known · 来源机构或所代表的机构；不详时为“未知”
    if(figure.is_nationwide, '全国', region.region_name) as region_name, -- Region the number is about, 全国 for the whole country, 未知 where the text names none · 数值所指地区；指全国时为“全国”，原文未提及时为“未知”
    region.prefecture_name, -- Its prefecture; null for a province and what stands directly under one · 所属地级名称；省级及省直辖者为空
    region.province_name, -- Its province · 所属省级名称
    figure.surface, -- The figure as printed, cleaned · 清洗后的数值原词
    figure.value, -- The number in the unit, the low end of a range; null where damaged · 以 unit 计的数值，区间取下限；残损时为空
    figure.value_max, -- High end of a range, else null · 区间上限；非区间为空
    case figure.direction when 'down' then -abs(figure.value) else figure.value end as signed_value, -- The value with the sign of its change; null where damaged · 带增减符号的数值；残损时为空
    figure.unit, -- Counter or measure as written; null where none is · 计量单位或量词的原文写法；未写出时为空
    unit.base_unit, -- Unit that figures of this dimension compare in · 同一量纲比较用的基准单位
    in_base_unit(figure.value, unit.factor) as value_in_base_unit, -- The value in base_unit; null where damaged · 折算为基准单位的数值；残损时为空
    figure.modifier, -- How the number is bounded: 'exact', 'approx', 'at_least', 'over', 'under' or 'range' · 数值限定：确数、约数、不少于、超过、不足或区间
    figure.qualifier, -- The words that bound it, or null · 表示限定的原词；无则为空
    figure.statistic, -- What kind of number: 'count', 'sum', 'rate', 'share', 'growth', 'rank' or 'other' · 统计口径：计数、总额、比率、占比、增长、位次或其他
    figure.direction, -- Where a change goes, 'up' or 'down', else null · 增减方向：上升或下降；非变动类为空
    figure.status, -- Whether it happened or is meant to: 'actual', 'target', 'planned' or 'estimate' · 数值性质：实际、目标、计划或估计
    figure.is_cumulative, -- Whether it is a running total · 是否为累计数
    figure.is_damaged, -- Whether the number is damaged · 数字是否残损
    figure.sentence, -- The sentence that holds it · 所在句子
    figure.raw_text, -- The raw characters behind it · 对应的原始字符
    capture.source_path, -- File of the page under the raw folder · 网页在原始目录下的文件路径
    figure.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    figure.line_no, -- fact_line: the line of the page, from 1 · 所在行号，从 1 起
    figure.char_start, -- First character in the clean line, from 0 · 在清洗后行中的起始字符位置，从 0 起
    figure.char_end, -- Behind the last character · 结束字符位置（不含）
    article.story_key, -- The same for reprints · 稿件键，转载同稿者相同
    article.is_canonical, -- Whether this page stands for its story · 是否为该稿件的代表页
from fact_figure as figure
inner join fact_article as article on figure.article_key = article.article_key
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
inner join dim_region as region on figure.region_key = region.region_key
inner join dim_indicator as indicator on figure.indicator_key = indicator.indicator_key
inner join dim_organization as organization on figure.organization_key = organization.organization_key
inner join dim_organization as source on figure.speaker_organization_key = source.organization_key
inner join dim_unit as unit on figure.unit_key = unit.unit_key
inner join fact_capture as capture on figure.page_id = capture.page_id and capture.status = 'loaded'
