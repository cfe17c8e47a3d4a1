-- One row per article in a story that the batches being loaded touch: which story it tells. · 每行是本批所涉及的稿件中的一篇文章：属于哪一稿。
-- Updates: fact_article by article_key
select
    member.article_key,
    member.story_key,
    member.is_canonical
from staging.story_member as member
inner join staging.touched_article as touched on member.article_key = touched.article_key
