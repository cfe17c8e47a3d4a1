-- Who held a post on a given day?
-- 某一天某个职务由谁担任？
-- Row: one person and post held on that day, by what pages published until then and later say.
-- Read: until is the day the next holder was first seen, empty where none was; how_the_end_is_known tells which.
-- Caveat: a post counts from the day a page first names its holder, so the true first day lies before it. Only posts
-- that one person holds at a time end; of others nothing tells the end, so look at last_seen_on. Namesakes are not told
-- apart.
-- Parameter: on = 2024-12-31 · the day asked for
-- Parameter: body = · only bodies whose name holds this, as in 工信局
-- Parameter: post = · only this post, as in 局长
select
    organization.organization_name,
    held.post_title,
    person.person_name,
    held.valid_from as first_seen_on,
    last_article.published_on as last_seen_on,
    nullif(held.valid_to, date '9999-12-31') as until,
    if(held.is_current, 'no later holder seen', 'the next holder was seen') as how_the_end_is_known,
    first_article.title as first_title
from dim_person_post as held
inner join dim_person as person on held.person_key = person.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join fact_article as first_article on held.first_article_key = first_article.article_key
inner join fact_article as last_article on held.last_article_key = last_article.article_key
where
    held.valid_from <= coalesce(getvariable('on'), '2024-12-31')::date
    and held.valid_to > coalesce(getvariable('on'), '2024-12-31')::date
    and held.organization_key <> -1
    and (getvariable('body') is null or contains(organization.organization_name, getvariable('body')::varchar))
    and (getvariable('post') is null or held.post_title = getvariable('post')::varchar)
order by organization.organization_name, held.post_title, person.person_name
