-- One row per mention of a person, organisation, region, programme or industry in the batches being loaded.
with entities as (
    select
        page_id,
        line_no,
        char_start,
        char_end,
        surface,
        raw_text,
        'person' as mention_type,
        person_name as entity,
        role
    from staging.person_mention
    union all
    select page_id, line_no, char_start, char_end, surface, raw_text, 'organization', organization_name, null
    from staging.organization_mention
    union all
    select page_id, line_no, char_start, char_end, surface, raw_text, 'programme', programme_name, null
    from staging.programme_mention
    union all
    select page_id, line_no, char_start, char_end, surface, raw_text, 'industry', industry_name, null
    from staging.industry_mention
)

select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    mention_type, -- 'person', 'organization', 'region', 'programme' or 'industry'
    surrogate_key(entity) as entity_key, -- Key of the entity in its dimension; -1 where the page leaves it open
    role, -- Of a person: 'subject', or what they did for the story
from entities
union all
select
    place.page_id,
    place.line_no,
    place.char_start,
    place.char_end,
    place.surface,
    place.raw_text,
    'region',
    coalesce(region.region_key, -1),
    null
from staging.place as place
left join staging.article as article on place.page_id = article.page_id
left join staging.region_version as region
    on coalesce(place.region_code, place.zone_name) = region.place
    and article.region_day >= region.valid_from
    and article.region_day < region.valid_to
