-- One row per programme as one bronze file names it, with one type, of all batches.
-- Replaces: shard of staging.shard
select
    page.shard, -- Name of the bronze file
    surrogate_key(mention.programme_name) as programme_key, -- Key of programme_name
    mention.programme_name, -- Name without its marks
    mention.programme_type, -- What kind
    count(*) as mentions, -- How often it is named so
from staging.programme_mention as mention
inner join staging.page as page on mention.page_id = page.page_id
where mention.programme_name is not null
group by all
