-- One row per figure whose text gives a period or a day: that time as SDMX and as Data Commons write it. · 每行是一条文中给出时期或时点的数据，及其按 SDMX 与 Data Commons 写法表示的时间。

with

spans as (

    select
        figure_key,
        as_of is not null as is_at_a_day,
        coalesce(as_of, period_start) as first_day,
        coalesce(as_of, period_end) as last_day,
        coalesce(as_of, period_end) + 1 as next_day
    from fact_figure
    where as_of is not null or (period_start is not null and period_end is not null)

),

measured as (

    select
        *,
        date_diff('day', first_day, next_day) as days,
        case when day(first_day) = 1 and day(next_day) = 1 then date_diff('month', first_day, next_day) end as months
    from spans

),

lengths as (

    select
        *,
        coalesce(months % 12 = 0 and month(first_day) = 1, false) as is_whole_years,
        case
            when months % 12 = 0 then 'P' || months // 12 || 'Y'
            when months is not null then 'P' || months || 'M'
            else 'P' || days || 'D'
        end as duration,
        case
            when months = 12 and month(first_day) = 1 then 'A'
            when months = 6 and month(first_day) % 6 = 1 then 'S'
            when months = 3 and month(first_day) % 3 = 1 then 'Q'
            when months = 1 then 'M'
            when days = 7 and isodow(first_day) = 1 then 'W'
            when days = 1 then 'D'
            else '_O'
        end as freq
    from measured

)

select
    figure_key, -- fact_figure · 数据主键
    freq, -- SDMX frequency: A, S, Q, M, W, D, or _O for a span that is no calendar period · SDMX 频率
    case freq
        when 'A' then strftime(first_day, '%Y')
        when 'S' then year(first_day) || '-S' || (month(first_day) + 5) // 6
        when 'Q' then year(first_day) || '-Q' || quarter(first_day)
        when 'M' then strftime(first_day, '%Y-%m')
        when 'W' then strftime(first_day, '%G-W%V')
        when 'D' then strftime(first_day, '%Y-%m-%d')
        else strftime(first_day, '%Y-%m-%d') || '/' || duration
    end as time_period, -- SDMX time: 2023, 2023-S1, 2023-Q1, 2023-01, 2023-W05, 2023-01-31, or first day and length (2023-01-01/P9M) · SDMX 时间
    case
        when is_whole_years then strftime(last_day, '%Y')
        when months is not null then strftime(last_day, '%Y-%m')
        else strftime(last_day, '%Y-%m-%d')
    end as observation_date, -- Last year, month or day of the span, as fine as the span: 2023, 2023-09, 2023-09-20 · 观测日期（时段的最后一年、月或日）
    case when not is_at_a_day then duration end as observation_period -- ISO 8601 length of the period, null for a day that a stock stands at · 时段长度，时点数据为空
from lengths
