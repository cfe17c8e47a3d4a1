-- One row per body of text, of all batches: the pages with the same clauses share one.
-- · 每行是一份正文（所有批次）：分句全同的网页共用一份。
-- Replaces: body_key of staging.sketch
select
    body_key, -- Key of the set of clauses · 分句集合的键
    any_value(letters) as letters, -- Letters and digits in its clauses · 分句的字数
    any_value(clauses) as clauses, -- Its clauses: 24 bits of hash above 8 bits of length · 分句：高24位为散列，低8位为字数
    any_value(signs) as signs, -- 64 bits, in which each clause sets one · 64个位，每个分句置其一
from staging.sketch
group by body_key
