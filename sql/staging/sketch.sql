-- One row per page in the batches being loaded that holds an article: what its text is compared by.
-- · 每行是本批一个有文章的网页：用于比对正文的特征。
-- Source: the silver layer. · 来源：银层。
select
    surrogate_key(page_id) as article_key, -- Key of page_id · page_id 的键
    case when letters >= 30 then body_hash else surrogate_key(page_id) end as body_key, -- The same for pages with the same clauses; of a page with fewer than 30 letters, its own · 分句全同则相同；不足30字则为本页自己的键
    letters, -- Letters and digits in its distinct clauses · 不同分句的字数
    clauses, -- Its distinct clauses: 24 bits of hash above 8 bits of length · 不同的分句：高24位为散列，低8位为字数
    signs, -- 64 bits, in which each clause sets one · 64个位，每个分句置其一
    fingerprints, -- Hashes of its longest paragraphs and of the bands of its MinHash · 最长段落的散列与 MinHash 分带
from read_parquet(getvariable('sketches'))
