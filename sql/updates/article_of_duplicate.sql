-- One row per duplicate of a page in the batches being loaded, or in them: the article that its first capture holds.
-- Updates: fact_capture by capture_key
select
    duplicate.capture_key, -- fact_capture
    coalesce(article.article_key, -1) as article_key, -- fact_article; -1 where the page holds no article
from fact_capture as duplicate
left join fact_article as article on surrogate_key(duplicate.page_id) = article.article_key
where duplicate.status = 'duplicate' and duplicate.page_id in (select page_id from staging.capture)
