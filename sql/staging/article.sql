-- One row per page in the batches being loaded that is text.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    title, -- Headline
    published_on, -- Publish date, null where not known
    coalesce(published_on, date '9999-12-30') as region_day, -- Day on which the page's regions are looked up: its publish date, else one on which today's versions hold
    published_basis, -- Where the publish date was read
    published_precision, -- How exact the publish date is
    outlet_name, -- Outlet that published the page
    outlet_domain, -- Its domain, where known
    outlet_type, -- Its type
    authors, -- Reporters and writers
    photographers, -- Who took the pictures
    editors, -- Editors
    url, -- Address of the page
    region_code, -- Region the article is about, null where not known
    zone_name, -- Development zone the article is about, or null
    body_text, -- The article's text
    body_chars, -- Its length in characters
    is_damaged, -- Whether any line of the article is damaged
    no_article_reason, -- Why the page holds no article, or null
from read_parquet(getvariable('articles'))
