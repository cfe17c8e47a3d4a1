-- One row per term and article that holds it: the index behind search_articles(). · 每行是一个词项及含有它的一篇文章。
-- Each load's rows are sorted by term_key, so that a query reads only the blocks its terms are in.
-- Replaces: shard of staging.shard
with page as materialized (
    -- Kept, or a page's key would be taken anew for each of its terms.
    select page_id, surrogate_key(page_id) as article_key, batch_date, shard
    from staging.page
),

counted as (
    select
        page.article_key,
        page.batch_date,
        page.shard,
        unnest(page_terms.terms) as term,
        unnest(page_terms.frequencies) as frequency
    from staging.page_terms as page_terms
    inner join page using (page_id)
),

-- Far fewer than there are rows, and a key takes a while.
named as (
    select term, surrogate_key(term) as term_key
    from (select distinct term from counted)
)

select
    named.term_key, -- Key of the term: surrogate_key('人才') · 词项的键
    counted.article_key, -- fact_article · 文章
    cast(least(counted.frequency, 32767) as smallint) as frequency, -- How often the article's title and body hold it · 在标题与正文中出现的次数
    counted.batch_date, -- Day the page was first seen, in Asia/Shanghai · 网页首次采集日期（北京时间）
    counted.shard, -- Name of the bronze file the page came from · 所属青铜层文件名
from counted
inner join named using (term)
order by named.term_key
