-- search.document: every article can be found.
select article_key
from fact_article
anti join search.document using (article_key)
