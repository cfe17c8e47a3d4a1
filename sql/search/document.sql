-- One row per article in the search index. · 每行是全文索引中的一篇文章。
-- Replaces: shard of staging.shard
select
    surrogate_key(page_id) as article_key, -- fact_article · 文章
    cast(len(terms) as integer) as length, -- Terms of its title and body, repeated ones counted · 标题与正文的词项总数
    shard, -- Name of the bronze file the article came from · 所属青铜层文件名
from staging.page_terms
