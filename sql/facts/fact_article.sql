-- One row per distinct page that holds an article.
-- Replaces: page_id of staging.document
with canonical as (
    -- The first capture of a story stands for it; pages first seen together are ordered by their bytes' hash.
    select story_key, arg_min(page_id, (first_seen_at, page_id)) as page_id
    from staging.story_page
    group by story_key
)

select
    surrogate_key(article.page_id) as article_key, -- Key of page_id
    article.page_id, -- SHA-256 (hex) of the page's raw bytes
    article.title, -- Headline, in Simplified
    coalesce(cast(strftime(article.published_on, '%Y%m%d') as bigint), -1) as published_date_key, -- dim_date; -1 where the date is not known
    article.published_on, -- Publish date, null where the page does not tell
    article.published_basis, -- Where it was read: 'page', 'dateline', 'body', 'inferred' or 'unknown'
    article.published_precision, -- 'time', 'day', 'month', 'year' or 'none'
    coalesce(surrogate_key(article.outlet_name), -1) as outlet_key, -- dim_outlet; -1 where no outlet is named
    article.authors, -- Reporters and writers, as named
    article.photographers, -- Who took the pictures, as named
    article.editors, -- Editors, as named
    article.url, -- Address of the page, where it is known
    coalesce(region.region_key, -1) as region_key, -- dim_region: where the article is about, as the region was on its date; -1 where not known
    document.script, -- 'simplified', 'traditional', 'mixed' or 'other'
    article.body_text, -- The article's text, a line for each paragraph, without its title
    article.body_chars, -- Length of body_text in characters
    article.is_damaged, -- Whether any line of the article is damaged
    article.story_key, -- The same for reprints: key of the body's letters and digits
    canonical.page_id is not null as is_canonical, -- Whether this page stands for its story: the one first seen
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.article as article
inner join (select distinct page_id, script from staging.line) as document on article.page_id = document.page_id
inner join staging.page as page on article.page_id = page.page_id
left join canonical on article.page_id = canonical.page_id
left join staging.region_version as region
    on coalesce(article.region_code, article.zone_name) = region.place
    and coalesce(article.published_on, region.today) >= region.valid_from
    and coalesce(article.published_on, region.today) < region.valid_to
where article.no_article_reason is null
