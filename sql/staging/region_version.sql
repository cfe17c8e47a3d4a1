-- One row per region and period in which its row holds, under the name that rules know it by.
select
    region_key, -- dim_region
    coalesce(region_code, region_name) as place, -- Code, or a zone's name
    valid_from, -- First day
    valid_to, -- Day after the last
from dim_region
where region_key <> -1
