-- One row per organisation as one bronze file names it, with one type and one region, of all batches.
-- Replaces: shard of staging.shard
with named as (
    select page_id, organization_name, organization_type, coalesce(region_code, zone_name) as place
    from staging.organization_mention
    union all
    select page_id, organization_name, organization_type, coalesce(region_code, zone_name) from staging.person_post
    union all
    select page_id, organization_name, null, null from staging.figure
    union all
    select page_id, speaker_organization, null, null from staging.attribution
    union all
    select page_id, speaker_organization, null, null from staging.quote
)

select
    page.shard, -- Name of the bronze file
    surrogate_key(named.organization_name) as organization_key, -- Key of organization_name
    named.organization_name, -- Name in full
    named.organization_type, -- What kind of body, or null
    named.place, -- Region code or zone it belongs to, or null
    count(*) as mentions, -- How often it is named so
from named
inner join staging.page as page on named.page_id = page.page_id
where named.organization_name is not null
group by all
