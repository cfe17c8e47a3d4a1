-- The story of each article in a story that the batches being loaded touch. · 本批所涉及的同稿新闻中每篇文章的归属。
-- Updates: fact_article by article_key
select
    member.article_key,
    member.story_key,
    member.is_canonical
from staging.story_member as member
inner join staging.touched_article as touched on member.article_key = touched.article_key
