-- One row per page with an article in the batches being loaded. · 每行是本批一个含文章的网页。
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256
    terms, -- Distinct terms of its title and body · 标题与正文的词项，不重复
    frequencies, -- Of each term, how often the title and body hold it · 各词项在标题与正文中出现的次数
from read_parquet(getvariable('search_terms'))
