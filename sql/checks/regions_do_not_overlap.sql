-- dim_region: the versions of a region follow one another without overlap.
select region_key
from dim_region
where region_key <> -1
qualify valid_from < lag(valid_to) over (partition by coalesce(region_code, region_name) order by valid_from)
