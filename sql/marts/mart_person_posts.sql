-- One row per time that a person is known to have held a post, in words.
select
    held.person_post_key, -- dim_person_post
    person.person_name, -- Who
    organization.organization_name, -- Body, 未知 where pages name none
    organization.organization_type, -- Its type
    region.region_name, -- Its region
    held.post_title, -- The post
    held.valid_from, -- Day the holder was first seen in it
    held.valid_to, -- Day the next holder was first seen
    held.is_current, -- Whether no later holder was seen
    first_article.title as first_title, -- Headline of the page that first says so
    first_article.published_on as first_seen_on, -- Its date
    last_article.published_on as last_seen_on, -- Date of the page that last says so
from dim_person_post as held
inner join dim_person as person on held.person_key = person.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
left join fact_article as first_article on held.first_article_key = first_article.article_key
left join fact_article as last_article on held.last_article_key = last_article.article_key
where held.person_post_key <> -1
