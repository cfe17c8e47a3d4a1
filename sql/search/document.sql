-- One row per article in the search index. · 每行是全文索引中的一篇文章。
-- Replaces: shard of staging.shard
with counted as (
    select document_no, sum(frequency) as length
    from (select unnest(document_nos) as document_no, unnest(frequencies) as frequency from staging.term)
    group by document_no
),

numbered as (
    select
        page.*,
        (('0x' || substr(page.page_id, 1, 16))::ubigint // 2)::bigint as document_no
    from staging.article as article
    inner join staging.page as page using (page_id)
    where article.no_article_reason is null
)

select
    numbered.article_key, -- fact_article · 文章
    numbered.document_no, -- Number of the article in the index: the first 63 bits of its page_id · 文章在索引中的编号，即 page_id 的前63位
    cast(coalesce(counted.length, 0) as integer) as length, -- Terms of its title and body, repeated ones counted · 标题与正文的词项总数
    numbered.batch_date, -- Day the page was first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    numbered.shard, -- Name of the bronze file the page came from · 所属青铜层文件名
from numbered
left join counted using (document_no)
