-- One row per article: its title and body as terms parted by blanks, for whoever builds a full-text index of their own. · 每行是一篇文章：标题与正文已切分为以空格相隔的词项，可供自建全文索引。
-- Key: article_key
select
    article_key, -- fact_article · 文章
    array_to_string(search_terms(concat_ws(chr(10), title, body_text)), ' ') as terms, -- The terms in order, as search_terms() reads them · 词项，以空格相隔
from fact_article
