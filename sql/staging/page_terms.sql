-- One row per page with an article in the batches being loaded. · 每行是本批一个含文章的网页。
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256
    terms, -- Terms of its title and body, each as often as it stands there · 标题与正文的词项，含重复
from read_parquet(getvariable('search_terms'))
