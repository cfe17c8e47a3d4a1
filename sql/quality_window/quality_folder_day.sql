-- One row per source folder and day of the window on which pages came from it; a number in its name stands as #, so
-- that folders by date are one. Duplicates tell nothing about what a folder holds today.
select
    regexp_replace(coalesce(nullif(regexp_extract(source_path, '^(.*)/', 1), ''), '.'), '\d+', '#', 'g') as folder,
    batch_date,
    count(*) as pages,
    count(*) filter (where status = 'quarantined') as quarantined,
    mode(reason) as usual_reason,
from fact_capture
where batch_date between getvariable('first_day') and getvariable('last_day') and status <> 'duplicate'
group by all
