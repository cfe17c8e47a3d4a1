-- One row per page that holds an article, of all batches: which story it tells, and when it was first seen.
-- Replaces: page_id of staging.document
select
    article.page_id, -- SHA-256 (hex) of the page's raw bytes
    article.story_key, -- Key of the body's letters and digits
    min(capture.first_seen_at) as first_seen_at, -- When a run first met the page
from staging.article as article
inner join staging.capture as capture using (page_id)
where article.no_article_reason is null and not capture.is_duplicate
group by all
