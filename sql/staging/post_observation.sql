-- One row per post that a page gives a person, of all batches, with the day it was seen.
-- Replaces: page_id of staging.document
select
    post.page_id, -- SHA-256 (hex) of the page's raw bytes
    page.article_key, -- fact_article
    surrogate_key(concat_ws(chr(31), surrogate_key(post.organization_name), post.post_title)) as post_key, -- Key of (organization_key, post_title)
    surrogate_key(post.person_name) as person_key, -- dim_person
    surrogate_key(post.organization_name) as organization_key, -- dim_organization; -1 where the page does not name the body
    post.post_title, -- The post, as the page words it
    post.organization_type not in ('government', 'party')
    or coalesce(post.region_code, post.zone_name) is not null as is_one_body, -- Whether the name means one body: that of a ministry is that of other countries' too
    article.published_on as seen_on, -- Publish date of the page, null where not known
    min(post.line_no) as line_no, -- First line of the page that says so · 页面上首次出现的行号
from staging.person_post as post
inner join staging.article as article on post.page_id = article.page_id
inner join staging.page as page on post.page_id = page.page_id
where article.no_article_reason is null
group by all
