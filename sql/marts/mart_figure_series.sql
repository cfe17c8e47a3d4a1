-- One row per indicator, region and period (and organisation, statistic, unit and status): the values claimed and which to trust. · 每行是一个指标、地区与期间（及机构、统计类型、单位、状态）：各种说法与首选数值。
-- Key: series_key
select
    series.series_key, -- Key of the row; fact_figure.series_key leads to its figures · 序列键，对应 fact_figure.series_key
    indicator.indicator_name, -- What is counted, by its canonical name · 规范指标名
    if(series.is_nationwide, '全国', region.region_name) as region_name, -- Region, as it was at the period's end; 全国 for the whole country, 未知 where none is named · 期末的地区名
    region.prefecture_name, -- Its prefecture, null where it stands in none · 所属地级；无则为空
    region.province_name, -- Its province · 所属省级
    organization.organization_name, -- Whom the figures are about, 未知 where no organisation · 所指机构
    series.period_start, -- First day of the period; of figures that stand at a day, the first of its year · 期间首日
    series.period_end, -- Last day of the period, or the day figures stand at · 期间末日或时点
    series.statistic, -- What kind of number · 统计类型
    series.status, -- Whether it happened or is meant to · 状态
    series.base_unit, -- Unit of every value of the row · 数值单位
    series.claims, -- The values claimed, most trusted first: how bounded, in which words, by how many stories and pages, who says so, a figure that shows it, why it differs from the claim it is held against · 各种说法，可信者在前：限定、用语、报道数与网页数、说出者、所在数值及差异原因
    series.value_count, -- Distinct values claimed · 不同数值的个数
    series.story_count, -- Independent sources: one story is one witness · 独立来源数：一篇报道算一个
    series.is_conflicting, -- Whether two stories claim values that no bound in their words explains · 说法是否不一致
    series.conflict_reason, -- Why, the gravest first: contradiction, unit scale, cumulative or annual, period, scope, rounding; null where they agree · 差异原因（由重到轻）：矛盾、单位量级、累计或当年、时期、范围、取整；一致时为空
    series.preferred_value, -- The value to trust, in base_unit · 首选数值
    series.preferred_value_max, -- High end of a range, else null · 首选区间上限；非区间为空
    series.preferred_modifier, -- How that value is bounded · 首选数值的限定方式
    series.preferred_rule, -- What sets it before the next claim: only claim, widest scope, period was over, exact, official source, most stories, undamaged page, finest digits, latest published, first by key · 首选所依规则：唯一说法、范围最宽、时期已结束、确数、官方来源、报道最多、页面未残损、位数最细、发布最晚、键最小
    series.preferred_figure_key, -- fact_figure: the figure that shows it; its page, line and sentence are in mart_figure · 首选数值所在的数字，其网页、行与句见 mart_figure
    series.first_published_on, -- When the first page was published, null where not known · 最早发布日期；不详时为空
    series.last_published_on, -- When the last page was published, null where not known · 最晚发布日期；不详时为空
from staging.figure_series as series
inner join dim_indicator as indicator on series.indicator_key = indicator.indicator_key
inner join dim_region as region on series.region_key = region.region_key
inner join dim_organization as organization on series.organization_key = organization.organization_key
