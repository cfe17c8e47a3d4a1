-- One row per post that a page gives a person, in the batches being loaded, as observed at one mention.
with observed as (
    select
        page_id,
        line_no,
        char_start,
        person_name,
        unnest(posts) as post
    from staging.person_mention
    where person_name is not null
)

select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character of the name in the clean line, from 0
    person_name, -- Name of who holds it
    post.organization_name as organization_name, -- Body, in full; null where the page does not tell
    post.organization_type as organization_type, -- Its type
    post.region_code as region_code, -- Its region, or null
    post.zone_name as zone_name, -- Its development zone, or null
    post.post_title as post_title, -- The post, as the page words it
from observed
