-- One row per region and period in which its row holds, under the name that rules know it by.
select
    region_key, -- dim_region
    coalesce(region_code, region_name) as place, -- Code, or a zone's name
    valid_from, -- First day
    valid_to, -- Day after the last
    date '9999-12-30' as today, -- A day on which the current version holds, for pages without a date
from dim_region
where region_key <> -1
