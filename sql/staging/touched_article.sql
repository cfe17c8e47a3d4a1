-- One row per article in a story that the batches being loaded touch, their own articles among them.
-- · 每行是本批所涉及的同稿新闻中的一篇文章，含本批自己的文章。
-- Computed once a load
with recursive neighbour as (
    select body_key, other_body_key from staging.story_link
    union all
    select other_body_key, body_key from staging.story_link
),

touched as (
    select page.body_key
    from staging.story_page as page
    inner join staging.document as document on page.article_key = document.article_key
    union
    select neighbour.other_body_key
    from touched
    inner join neighbour on touched.body_key = neighbour.body_key
)

select
    page.article_key, -- Key of page_id · page_id 的键
from staging.story_page as page
inner join touched on page.body_key = touched.body_key
