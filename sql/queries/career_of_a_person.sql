-- Which posts has a person held, one after another?
-- 某人先后担任过哪些职务？
-- Row: one time in one post, by what pages say.
-- Read: from is the day a page first names the person in it; until the day its next holder is first seen, empty where
-- none was. last_seen_on is the last page that still says so.
-- Caveat: a name is all that pages give, so namesakes share their posts: look at the regions. Posts that appear on
-- pages without a date alone come last, without days.
-- Parameter: person = 岳知行 · the name in full
select
    person.person_name,
    held.post_title,
    nullif(organization.organization_name, '未知') as organization_name,
    nullif(region.region_name, '未知') as region_name,
    held.valid_from as from,
    nullif(held.valid_to, date '9999-12-31') as until,
    last_article.published_on as last_seen_on,
    first_article.title as first_title,
    first_capture.source_path as first_source_path
from dim_person as person
inner join dim_person_post as held on person.person_key = held.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
inner join fact_article as first_article on held.first_article_key = first_article.article_key
inner join fact_article as last_article on held.last_article_key = last_article.article_key
inner join fact_capture as first_capture
    on held.first_article_key = first_capture.article_key and first_capture.status = 'loaded'
where person.person_name = coalesce(getvariable('person')::varchar, '岳知行')
order by held.valid_from nulls last, organization.organization_name, held.post_title
