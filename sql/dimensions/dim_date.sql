-- One row per day from 1978-01-01 to 2050-12-31, and one for the unknown date.
-- Source: the calendar; five-year plans from seeds/reference/five_year_plans.csv.

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
    date_key::bigint as date_key, -- Key: the day as yyyymmdd; -1 is the unknown date
    date::date as date, -- The day; null for the unknown date
    year(date)::integer as year, -- Calendar year
    quarter(date)::integer as quarter, -- Quarter of the year, 1 to 4
    month(date)::integer as month, -- Month of the year, 1 to 12
    day(date)::integer as day, -- Day of the month, 1 to 31
    isoyear(date)::integer as iso_year, -- Year that the ISO 8601 week belongs to; differs from year around 1 January
    week(date)::integer as iso_week, -- ISO 8601 week of iso_year, 1 to 53
    isodow(date)::integer as weekday, -- Day of the week, ISO 8601: 1 is Monday, 7 is Sunday
    isodow(date) >= 6 as is_weekend, -- True on Saturday and Sunday; public holidays and make-up working days are not considered
    five_year_plan::varchar as five_year_plan -- Five-year plan in force that year, such as 十四五; null where none is listed
from dated
