-- One row per figure of a touched series: what it claims, in numbers that compare, and who its witness is. · 每行是被触及序列的一个数字：可比较的数值及其证人。
-- What words leave open is taken within twice the number (over, at least), half of it (under), or one unit of its last
-- digit, a fifth of it at most (approx).
-- Of the touched series a slice is taken at a time: lists of what is said of all of them would not fit into memory.
with touched as materialized (
    select series_key
    from staging.touched_series
    where series_key % coalesce(getvariable('slices'), '1')::bigint = coalesce(getvariable('slice'), '0')::bigint
),

figure as (
    select
        fact.*,
        unit.base_unit,
        unit.factor,
        case fact.direction when 'down' then -1 else 1 end as sign,
        abs(cast(fact.value as double)) as written,
        -- The last digit of 376.4万 stands for thousands, that of 5.0% for tenths; that of 3000 is the last not zero.
        regexp_extract(fact.surface, '\d+\.\d+') as decimal,
        replace(cast(abs(fact.value) as varchar), '.', '') as digits,
        if(
            cast(nullif(decimal, '') as double) > 0,
            written / cast(decimal as double) / power(10, length(decimal) - strpos(decimal, '.')),
            power(10, length(digits) - length(rtrim(digits, '0')) - 6)
        ) as last_place,
        if(fact.value = 0, 0, least(last_place, written / 5)) as leeway,
        case
            when fact.modifier in ('approx') then written - leeway
            when fact.modifier = 'under' then written / 2
            else written
        end as least_written,
        case fact.modifier
            when 'approx' then written + leeway
            when 'over' then written * 2
            when 'at_least' then written * 2
            when 'range' then coalesce(cast(fact.value_max as double), written)
            else written
        end as most_written
    from fact_figure as fact
    inner join dim_unit as unit on fact.unit_key = unit.unit_key
    where
        fact.series_key in (select series_key from touched)
        -- Their days are found from two columns, so that all the others are read of these days alone.
        and fact.batch_date in (
            select distinct batch_date
            from fact_figure
            where series_key in (select series_key from touched)
        )
)

select
    figure.series_key, -- Series the figure belongs to · 所属序列
    figure.figure_key, -- fact_figure · 数字
    figure.article_key, -- fact_article · 文章
    article.story_key, -- Its witness: reprints of a story are one · 证人：同一报道的转载算一个
    article.published_on, -- Publish date of its page, null where not known · 页面发布日期
    article.is_damaged, -- Whether its page is damaged · 页面是否受损
    outlet.outlet_name, -- Who published it · 发布媒体
    figure.speaker, -- Who says so, null for the outlet itself · 说话人
    figure.is_official, -- Whether a public body states it · 是否官方
    figure.indicator_key, -- dim_indicator · 指标
    figure.region_key, -- dim_region · 地区
    figure.is_nationwide, -- Whether it is about the whole country · 是否指全国
    figure.organization_key, -- dim_organization · 机构
    figure.statistic, -- What kind of number · 统计类型
    figure.status, -- Whether it happened or is meant to · 实际或目标
    coalesce(figure.period_start, date_trunc('year', figure.as_of)::date) as period_start, -- First day of the series' time · 序列期间首日
    coalesce(figure.period_end, figure.as_of) as period_end, -- Its last day · 序列期间末日
    figure.base_unit, -- Unit of the values · 数值单位
    in_base_unit(figure.sign * figure.written, figure.factor) as value, -- The number in base_unit, with the sign of its change · 基本单位数值，带增减符号
    in_base_unit(figure.sign * cast(figure.value_max as double), figure.factor) as value_max, -- High end of a range · 区间上限
    least(figure.sign * figure.least_written, figure.sign * figure.most_written) * figure.factor as lowest, -- Least number its words allow · 措辞允许的最小值
    greatest(figure.sign * figure.least_written, figure.sign * figure.most_written) * figure.factor as highest, -- Greatest number its words allow · 措辞允许的最大值
    figure.last_place * figure.factor as precision, -- What its last digit stands for · 末位数字所代表的量
    figure.modifier, -- How the number is bounded · 限定方式
    figure.qualifier, -- The words that bound it · 限定词
    figure.indicator, -- What is counted, in the text's own words · 文中指标用语
    figure.indicator_scope, -- What narrows it · 限定范围
    figure.is_cumulative, -- Whether it is a running total · 是否累计
    case
        when figure.as_of is not null then 'day'
        when article.published_on < figure.period_end then 'running'
        else 'period'
    end as basis, -- What its time is: 'day' it stands at, 'period' that was over, or one still 'running' on the page's date · 时点、已结束期间或进行中期间
from figure
inner join fact_article as article on figure.article_key = article.article_key
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
