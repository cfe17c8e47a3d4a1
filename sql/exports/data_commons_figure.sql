-- One row per figure, as an observation of Data Commons, with the reason where it is none. · 每行是一条数据，作为 Data Commons 的一个观测值；无法表示的注明原因。
-- Data Commons keeps one value per entity, variable, date, period, unit and method: of several claims, the one of a page that
-- stands for its story, then the latest published, is written. Targets, plans and estimates are variables of their own.

with

described as (

    select
        figure.figure_key,
        figure.organization_key,
        figure.region_key,
        figure.indicator_key,
        figure.statistic,
        figure.status,
        case
            when figure.organization_key <> -1 then 'news/O' || figure.organization_key
            when region.level = 'zone' then 'news/Z' || surrogate_key('zone:' || region.region_name)
            else 'gbt2260/' || region.region_code
        end as entity,
        case
            when figure.organization_key <> -1 then 'Organization'
            when region.level = 'province' then 'AdministrativeArea1'
            when region.level = 'prefecture' then 'AdministrativeArea2'
            when region.level = 'county' then 'AdministrativeArea3'
            when region.level = 'zone' then 'Place'
        end as entity_type,
        concat_ws('_', 'news/I' || figure.indicator_key, figure.statistic, nullif(figure.status, 'actual')) as variable,
        timed.observation_date as date,
        if(figure.direction = 'down', -abs(figure.value), figure.value) as number,
        figure.unit,
        timed.observation_period,
        concat_ws('_', 'NewsReport', nullif(figure.modifier, 'exact'), if(figure.is_cumulative, 'cumulative', null)) as method,
        article.is_canonical,
        article.published_on,
        case
            when timed.figure_key is null then 'no period or day in the text'
            when figure.modifier = 'range' then 'a range, where Data Commons has one value'
            when figure.value is null then 'a damaged number'
            when figure.indicator_key = -1 then 'no indicator in the text'
            when figure.organization_key = -1 and figure.region_key = -1 then 'neither region nor organisation in the text'
        end as not_expressible
    from fact_figure as figure
    inner join fact_article as article on figure.article_key = article.article_key
    inner join dim_region as region on figure.region_key = region.region_key
    left join figure_time as timed on figure.figure_key = timed.figure_key

),

ranked as (

    select
        *,
        row_number() over claims as claim_rank,
        first_value(number) over claims as written_number
    from described
    window claims as (
        partition by not_expressible, entity, variable, date, observation_period, unit, method
        order by is_canonical desc, published_on desc nulls last, figure_key
    )

)

select
    entity, -- Node the number is about: its organisation, else its region · 实体：机构，否则为地区
    entity_type, -- Its type in Data Commons · 实体类型
    variable, -- Statistical variable: indicator, statistic, and status unless actual · 统计变量
    date, -- 2023, 2023-09 or 2023-09-20: the last of the period · 观测日期
    rtrim(rtrim(cast(number as varchar), '0'), '.') as value, -- The number in its unit, negative where a change goes down · 数值
    unit, -- Unit as written · 单位
    observation_period as observationPeriod, -- ISO 8601 length, null for a day that a stock stands at · 时段长度
    method as measurementMethod, -- A report in the news, with how it bounds the number · 计量方法
    figure_key, -- fact_figure · 数据主键
    indicator_key, -- dim_indicator · 指标主键
    organization_key, -- dim_organization · 机构主键
    region_key, -- dim_region · 地区主键
    statistic, -- Kind of number · 统计量
    status, -- Whether it happened or is meant to · 状态
    case
        when not_expressible is not null then not_expressible
        when claim_rank > 1 and number = written_number then 'says again what another one says'
        when claim_rank > 1 then 'says otherwise than the one that is written'
    end as left_out -- Why it is not written, else null · 未导出原因
from ranked
