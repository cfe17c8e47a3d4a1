-- One row per article in the search index. · 每行是全文索引中的一篇文章。
-- Replaces: shard of staging.shard
with counted as (
    select shard, document_no, sum(frequency) as length
    from (select shard, unnest(document_nos) as document_no, unnest(frequencies) as frequency from staging.term)
    group by shard, document_no
)

select
    page.article_key, -- fact_article · 文章
    page.shard_row as document_no, -- Number of the article in the index of its bronze file: its row there · 文章在所属青铜层文件索引中的编号，即其行号
    cast(coalesce(counted.length, 0) as integer) as length, -- Terms of its title and body, repeated ones counted · 标题与正文的词项总数
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    page.shard, -- Name of the bronze file the page came from · 所属青铜层文件名
from staging.article as article
inner join staging.page as page using (page_id)
left join counted on page.shard = counted.shard and page.shard_row = counted.document_no
where article.no_article_reason is null
