-- One row per term and article that holds it: the index behind search_articles(). · 每行是一个词项及含有它的一篇文章。
-- Each load's rows are sorted by term_key, so that a query reads only the blocks its terms are in.
-- Replaces: shard of staging.shard
with occurrence as (
    select
        surrogate_key(page_id) as article_key,
        page.batch_date,
        page.shard,
        unnest(terms) as term
    from staging.page_terms
    inner join staging.page as page using (page_id)
)

select
    surrogate_key(term) as term_key, -- Key of the term: surrogate_key('人才') · 词项的键
    article_key, -- fact_article · 文章
    cast(least(count(*), 32767) as smallint) as frequency, -- How often the article's title and body hold it · 在标题与正文中出现的次数
    batch_date, -- Day the page was first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    shard, -- Name of the bronze file the page came from · 所属青铜层文件名
from occurrence
group by article_key, batch_date, shard, term
order by term_key
