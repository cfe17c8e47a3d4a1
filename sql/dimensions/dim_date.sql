-- One row per day from 1978-01-01 to 2050-12-31, and one for the unknown date. · 每行是 1978-01-01 至 2050-12-31 的一天，另有一行未知日期。
-- Source: the calendar; five-year plans from seeds/reference/five_year_plans.csv.
-- · 来源：公历；五年规划取自 seeds/reference/five_year_plans.csv。
-- Key: date_key

with

five_year_plans as (

    select * from read_csv('seeds/reference/five_year_plans.csv', header = true, all_varchar = true)

),

days as (

    select unnest(generate_series(date '1978-01-01', date '2050-12-31', interval 1 day))::date as date

),

dated as (

    select
        strftime(days.date, '%Y%m%d')::bigint as date_key,
        days.date,
        five_year_plans.five_year_plan
    from days
    left join five_year_plans
        on year(days.date) between five_year_plans.first_year::integer and five_year_plans.last_year::integer

    union all

    select
        -1 as date_key,
        null as date,
        null as five_year_plan

)

select
    date_key::bigint as date_key, -- Key: the day as yyyymmdd; -1 is the unknown date · 代理键：日期的 yyyymmdd 形式；-1 为未知日期
    date::date as date, -- The day; null for the unknown date · 日期；未知日期为空
    year(date)::integer as year, -- Calendar year; null for the unknown date · 公历年；未知日期为空
    quarter(date)::integer as quarter, -- Quarter of the year, 1 to 4; null for the unknown date · 季度，1 至 4；未知日期为空
    month(date)::integer as month, -- Month of the year, 1 to 12; null for the unknown date · 月份，1 至 12；未知日期为空
    day(date)::integer as day, -- Day of the month, 1 to 31; null for the unknown date · 日，1 至 31；未知日期为空
    isoyear(date)::integer as iso_year, -- Year that the ISO 8601 week belongs to; differs from year around 1 January; null for the unknown date · ISO 8601 周所属年份，元旦前后可能与公历年不同；未知日期为空
    week(date)::integer as iso_week, -- ISO 8601 week of iso_year, 1 to 53; null for the unknown date · iso_year 内的 ISO 8601 周序号，1 至 53；未知日期为空
    isodow(date)::integer as weekday, -- Day of the week, ISO 8601: 1 is Monday, 7 is Sunday; null for the unknown date · 星期（ISO 8601）：1 为星期一，7 为星期日；未知日期为空
    isodow(date) >= 6 as is_weekend, -- True on Saturday and Sunday; public holidays and make-up working days are not considered; null for the unknown date · 是否周末（周六、周日）；不考虑法定节假日与调休；未知日期为空
    five_year_plan::varchar as five_year_plan -- Five-year plan in force that year, such as 十四五; null where none is listed · 该年所属五年规划，如“十四五”；未列出时为空
from dated
