-- One row per claim of a touched series: a value, how it is bounded and what it is said to be, whoever says so. · 每行是被触及序列的一个说法：数值、限定与口径，不论谁说。
with claim as (
    select
        series_key,
        value,
        value_max,
        modifier,
        indicator_scope,
        is_cumulative,
        basis,
        any_value({
            indicator_key: indicator_key,
            region_key: region_key,
            is_nationwide: is_nationwide,
            organization_key: organization_key,
            statistic: statistic,
            status: status,
            base_unit: base_unit,
            period_start: period_start,
            period_end: period_end
        }) as subject,
        min(lowest) as lowest,
        max(highest) as highest,
        min(precision) as precision,
        min(qualifier) as qualifier,
        min(indicator) as indicator,
        list_sort(list_distinct(list(outlet_name || coalesce(': ' || speaker, ''))))[:20] as sources,
        list_distinct(list(story_key)) as stories,
        list_unique(list(article_key)) as pages,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on,
        arg_min(figure_key, (not is_official, is_damaged, -coalesce(epoch(published_on), 0), figure_key)) as figure_key,
        -- Of two claims the one with less is trusted more, the first field that differs decides.
        {
            narrowing: length(coalesce(indicator_scope, '')),
            is_running: basis = 'running',
            is_unofficial: not bool_or(is_official),
            missing_stories: -list_unique(list(story_key)),
            is_damaged: bool_and(is_damaged),
            is_bounded: modifier <> 'exact',
            precision: min(precision),
            age: -coalesce(epoch(max(published_on)), 0),
            figure_key: min(figure_key)
        } as rank
    from staging.series_figure
    group by series_key, value, value_max, modifier, indicator_scope, is_cumulative, basis
)

select
    series_key, -- Series it is a claim in · 所属序列
    subject, -- What the series is about, the same in every row of it · 序列所指
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
    figure_key, -- The figure that shows it best · 最能代表它的数字
    rank, -- How it ranks against the other claims: less is trusted more · 可信顺序：小者优先
    rank.figure_key as claim_key, -- Key of the claim: its least figure_key · 说法的键
    first_value(rank.figure_key) over scope as of_its_scope, -- Claim of its own scope that it is held against: exact before bounded, then by rank · 同一口径内的参照说法
    first_value(rank.figure_key) over (
        partition by series_key order by rank.narrowing, indicator_scope, modifier <> 'exact', rank
    ) as of_all, -- Claim of the widest scope that the first of each scope is held against · 最宽口径的参照说法
from claim
window scope as (partition by series_key, indicator_scope order by modifier <> 'exact', rank)
