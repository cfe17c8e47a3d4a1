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
        list_sort(list(distinct qualifier) filter (where qualifier is not null)) as qualifiers,
        list_sort(list(distinct indicator)) as indicators,
        list_sort(list(distinct outlet_name || coalesce(': ' || speaker, '')))[:20] as sources,
        list(distinct story_key) as stories,
        count(distinct article_key) as pages,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on,
        arg_min(figure_key, (not is_official, is_damaged, -coalesce(epoch(published_on), 0), figure_key)) as figure_key,
        -- Of two claims the one with less is trusted more, the first field that differs decides.
        {
            narrowing: length(coalesce(indicator_scope, '')),
            is_running: basis = 'running',
            is_unofficial: not bool_or(is_official),
            missing_stories: -count(distinct story_key),
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
    qualifiers, -- The words that bound it · 限定词
    indicators, -- What is counted, in the texts' own words · 文中指标用语
    sources, -- Who says so: a speaker and the outlet, or the outlet; 20 at most, by name · 说话人与媒体，至多 20 个
    stories, -- Its witnesses: keys of the stories that say so · 证人：报道的键
    pages, -- Pages that say so, reprints counted · 页面数，含转载
    first_published_on, -- When it was first published, null where not known · 最早发布日期
    last_published_on, -- When it was last published · 最晚发布日期
    figure_key, -- The figure that shows it best · 最能代表它的数字
    rank, -- How it ranks against the other claims: less is trusted more · 可信顺序：小者优先
    first_value({
        lowest: lowest,
        highest: highest,
        value: value,
        modifier: modifier,
        precision: precision,
        indicator_scope: indicator_scope,
        is_cumulative: is_cumulative,
        basis: basis,
        stories: stories
    }) over (partition by series_key, indicator_scope order by modifier <> 'exact', rank) as of_its_scope, -- The claim of its own scope that it is held against: exact before bounded, then by rank · 同一口径内的参照说法
    first_value({
        lowest: lowest,
        highest: highest,
        value: value,
        modifier: modifier,
        precision: precision,
        indicator_scope: indicator_scope,
        is_cumulative: is_cumulative,
        basis: basis,
        stories: stories
    }) over (
        partition by series_key order by rank.narrowing, indicator_scope, modifier <> 'exact', rank
    ) as of_all, -- The claim of the widest scope that the first of each scope is held against · 最宽口径的参照说法
    row_number() over (partition by series_key, indicator_scope order by modifier <> 'exact', rank) as place_in_scope -- 1 for the claim that others of its scope are held against · 在同一口径内的次序
from claim
