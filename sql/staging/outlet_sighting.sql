-- One row per outlet as one bronze file names it, with one domain and one type, of all batches.
-- Replaces: shard of staging.shard
select
    page.shard, -- Name of the bronze file
    surrogate_key(article.outlet_name) as outlet_key, -- Key of outlet_name
    article.outlet_name, -- Canonical name
    article.outlet_domain as domain, -- Its domain, or null
    article.outlet_type, -- Its type, or null
    count(*) as pages, -- Pages that tell so
from staging.article as article
inner join staging.page as page on article.page_id = page.page_id
where article.outlet_name is not null
group by all
