-- One row per article that the batches being loaded touch. · 每行是本批触及的一篇文章。
select surrogate_key(page_id) as article_key, -- fact_article · 文章
from staging.article
where no_article_reason is null
