-- One row per outlet and day of the window on which it had articles.
select
    outlet_key,
    outlet_name,
    batch_date,
    count(*) as articles,
    count(*) filter (where is_damaged) as damaged,
from fact_article
inner join dim_outlet using (outlet_key)
where batch_date between getvariable('first_day') and getvariable('last_day')
group by all
