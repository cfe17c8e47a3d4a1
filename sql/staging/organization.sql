-- One row per organisation that the batches being loaded name, as all batches together tell of it, and the unknown one.
-- Computed once a load
with told as (
    select organization_key, organization_name, organization_type, place, mentions
    from staging.organization_sighting
    where organization_key in (
        select organization_key from staging.organization_sighting where shard in (select shard from staging.shard)
    )
),

typed as (
    -- What most mentions say; of several said as often the first by name, so that the order of batches does not tell.
    select organization_key, first(organization_type order by mentions desc, organization_type) as organization_type
    from (
        select organization_key, organization_type, sum(mentions) as mentions
        from told
        where organization_type is not null
        group by organization_key, organization_type
    )
    group by organization_key
),

placed as (
    select organization_key, first(place order by mentions desc, place) as place
    from (
        select organization_key, place, sum(mentions) as mentions
        from told
        where place is not null
        group by organization_key, place
    )
    group by organization_key
),

regions as (
    -- An organisation belongs to its region whatever that is called by now, so its newest version stands for it.
    select place, arg_max(region_key, valid_from) as region_key
    from staging.region_version
    group by place
)

select
    told.organization_key, -- Key of organization_name
    min(told.organization_name) as organization_name, -- Name in full
    coalesce(min(typed.organization_type), 'other') as organization_type, -- What kind of body
    coalesce(min(regions.region_key), -1) as region_key, -- dim_region; -1 where it belongs to none
from told
left join typed on told.organization_key = typed.organization_key
left join placed on told.organization_key = placed.organization_key
left join regions on placed.place = regions.place
group by told.organization_key
union all
select -1, '未知', 'other', -1
