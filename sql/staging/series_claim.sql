-- One row per claim of a touched series: a value, how it is bounded and what it is said to be, whoever says so. · 每行是被触及序列的一个说法：数值、限定与口径，不论谁说。
with claim as (
    select
        series_key,
        indicator_key,
        region_key,
        is_nationwide,
        organization_key,
        statistic,
        status,
        base_unit,
        period_start,
        period_end,
        value,
        value_max,
        modifier,
        indicator_scope,
        is_cumulative,
        basis,
        min(lowest) as lowest,
        max(highest) as highest,
        min(precision) as precision,
        min(qualifier) as qualifier,
        min(indicator) as indicator,
        list_sort(list_distinct(list(outlet_name || coalesce(': ' || speaker, ''))))[:20] as sources,
        list_distinct(list(story_key)) as stories,
        count(distinct article_key) as pages,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on,
        bool_or(is_official) as is_official,
        bool_and(is_damaged) as is_damaged,
        min(figure_key) as claim_key,
        -- In one number, so that it needs no memory of its own: official first, undamaged, the latest, the least key.
        min(
            (if(is_official, 0, 2) + if(is_damaged, 1, 0))::hugeint * power(2, 24)::hugeint * power(2, 63)::hugeint
            + (date '9999-12-31' - coalesce(published_on, date '0001-01-01'))::hugeint * power(2, 63)::hugeint
            + figure_key
        ) % power(2, 63)::hugeint as figure_key
    from staging.series_figure
    group by all
),

ranked as (
    select
        *,
        -- Of two claims the one with less is trusted more, the first field that differs decides.
        {
            narrowing: length(coalesce(indicator_scope, '')),
            is_running: basis = 'running',
            is_unofficial: not is_official,
            missing_stories: -len(stories),
            is_damaged: is_damaged,
            is_bounded: modifier <> 'exact',
            -- Digits, not size: a number is no finer for having lost its multiplier.
            missing_digits: -floor(coalesce(log10(nullif(abs(value), 0) / precision), 0) + 1e-9),
            age: -coalesce(epoch(last_published_on), 0),
            claim_key: claim_key
        } as rank
    from claim
)

select
    series_key, -- Series it is a claim in · 所属序列
    indicator_key, -- dim_indicator, the same in every row of a series as all up to period_end · 指标
    region_key, -- dim_region · 地区
    is_nationwide, -- Whether it is about the whole country · 是否指全国
    organization_key, -- dim_organization · 机构
    statistic, -- What kind of number · 统计类型
    status, -- Whether it happened or is meant to · 状态
    base_unit, -- Unit of the values · 数值单位
    period_start, -- First day of the series' time · 期间首日
    period_end, -- Its last day · 期间末日
    value, -- The number in the series' base unit, with the sign of its change · 基本单位数值
    value_max, -- High end of a range · 区间上限
    modifier, -- How it is bounded · 限定方式
    indicator_scope, -- What narrows the indicator, null where nothing does · 限定范围
    is_cumulative, -- Whether it is said to be a running total · 是否累计
    basis, -- What its time is: 'day', 'period' or 'running' · 时间口径
    lowest, -- Least number its words allow · 措辞允许的最小值
    highest, -- Greatest number its words allow · 措辞允许的最大值
    precision, -- What its last digit stands for · 末位数字所代表的量
    qualifier, -- The words that bound it; of several the first by name · 限定词；多个时取排序在前者
    indicator, -- What is counted, in a text's own words; of several the first by name · 文中指标用语；多个时取排序在前者
    sources, -- Who says so: a speaker and the outlet, or the outlet; 20 at most, by name · 说话人与媒体，至多 20 个
    stories, -- Its witnesses: keys of the stories that say so · 证人：报道的键
    pages, -- Pages that say so, reprints counted · 页面数，含转载
    first_published_on, -- When it was first published, null where not known · 最早发布日期
    last_published_on, -- When it was last published · 最晚发布日期
    figure_key::bigint as figure_key, -- The figure that shows it best · 最能代表它的数字
    rank, -- How it ranks against the other claims: less is trusted more · 可信顺序：小者优先
    claim_key, -- Key of the claim: its least figure_key · 说法的键
from ranked
