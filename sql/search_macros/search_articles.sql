-- What stands in quotation marks in a query, "..." or “...”, in lower case: to be found as it is written.
create or replace macro search_phrases(query) as
    regexp_extract_all(lower(query), '["“”]([^"“”]+)["“”]', 1);
comment on macro search_phrases is 'Phrases in quotation marks in a query · 检索式中引号内的短语';

-- One row per article that holds every term of the query, and its phrases in quotation marks as they are written; the
-- best ones, best first. Example: from search_articles('人才引进') or from search_articles('"人才引进" 苏州', best := 5)
create or replace macro search_articles(query, best := 20) as table
with matching as (
    from article_scores(query) where len(search_phrases(query)) = 0
    union all
    select found.article_key, found.score
    from article_scores(query) as found
    inner join fact_article as article using (article_key)
    where len(search_phrases(query)) > 0
        -- The score is named so that articles found are looked through for the phrases, and no others.
        and if(found.score is null, false, list_bool_and(list_transform(
            search_phrases(query),
            lambda phrase: contains(lower(concat_ws(chr(10), article.title, article.body_text)), phrase)
        )))
),

ranked as (
    from matching order by score desc, article_key limit best
),

-- Where the body first holds the query as it is written, else a term of it. Of up to 50 articles DuckDB reads the texts
-- alone, of more all texts.
placed as (
    select
        ranked.article_key,
        ranked.score,
        article.title,
        article.published_on,
        outlet.outlet_name,
        replace(article.body_text, chr(10), ' ') as body,
        coalesce(
            nullif(instr(lower(article.body_text), lower(trim(query, ' "“”'))), 0),
            list_min(list_filter(
                list_transform(query_terms(query), lambda term: instr(lower(article.body_text), term)),
                lambda place: place > 0
            ))
        ) as place
    from ranked
    inner join fact_article as article using (article_key)
    inner join dim_outlet as outlet using (outlet_key)
)

select
    article_key,
    round(score, 4) as score,
    title,
    published_on,
    outlet_name as outlet,
    substr(body, greatest(coalesce(place, 1) - 12, 1), 48) as snippet
from placed
order by placed.score desc, article_key;
comment on macro table search_articles is 'Articles that hold all terms of the query, best first · 含有全部检索词的文章，按相关度排序';
