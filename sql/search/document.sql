-- One row per article in the search index. · 每行是全文索引中的一篇文章。
-- Replaces: shard of staging.shard
select
    surrogate_key(page_id) as article_key, -- fact_article · 文章
    cast(coalesce(list_sum(frequencies), 0) as integer) as length, -- Terms of its title and body, repeated ones counted · 标题与正文的词项总数
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    page.shard, -- Name of the bronze file the page came from · 所属青铜层文件名
from staging.page_terms
inner join staging.page as page using (page_id)
