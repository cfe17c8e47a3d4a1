-- One row per outlet that the batches being loaded name, as all batches together tell of it, and the unknown one.
with told as (
    select outlet_key, outlet_name, domain, outlet_type, sum(pages) as pages
    from staging.outlet_sighting
    where outlet_key in (
        select outlet_key from staging.outlet_sighting where shard in (select shard from staging.shard)
    )
    group by all
)

select
    outlet_key, -- Key of outlet_name
    min(outlet_name) as outlet_name, -- Canonical name
    first(domain order by domain is null, pages desc, domain) as domain, -- The domain most pages tell, or null
    coalesce(
        first(outlet_type order by outlet_type is null, pages desc, outlet_type), 'other'
    ) as outlet_type, -- The type most pages tell
from told
group by outlet_key
union all
select -1, '未知', null, 'other'
