-- One row per page that holds an article, of all batches: which body of text it carries.
-- A page that was read anew and holds none any more keeps its row, which then leads to the story that it leaves.
-- · 每行是一个有文章的网页（所有批次）：它载有哪一份正文。
-- Replaces: article_key of staging.sketch
select
    article_key, -- Key of page_id · page_id 的键
    body_key, -- staging.story_body
from staging.sketch
