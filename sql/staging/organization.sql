-- One row per organisation named in the batches being loaded, and the unknown organisation.
with named as (
    select organization_name, organization_type, region_code, zone_name from staging.organization_mention
    union all
    select organization_name, organization_type, region_code, zone_name from staging.person_post
    union all
    select organization_name, null, null, null from staging.figure
    union all
    select speaker_organization, null, null, null from staging.attribution
    union all
    select speaker_organization, null, null, null from staging.quote
),

organizations as (
    select
        organization_name,
        coalesce(min(organization_type), 'other') as organization_type,
        min(coalesce(region_code, zone_name)) as place
    from named
    where organization_name is not null
    group by organization_name
),

regions as (
    -- An organisation belongs to its region whatever that is called by now, so its newest version stands for it.
    select coalesce(region_code, region_name) as place, arg_max(region_key, valid_from) as region_key
    from dim_region
    where region_key <> -1
    group by all
)

select
    surrogate_key(organizations.organization_name) as organization_key, -- Key of organization_name
    organizations.organization_name, -- Name in full
    organizations.organization_type, -- What kind of body
    coalesce(regions.region_key, -1) as region_key, -- dim_region; -1 where it belongs to none
from organizations
left join regions on organizations.place = regions.place
union all
select -1, '未知', 'other', -1
