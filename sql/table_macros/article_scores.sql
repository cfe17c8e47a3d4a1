-- One row per article that holds every term of the query, with its score: BM25 (Robertson & Zaragoza 2009) with
-- k1 = 1.2 and b = 0.75, the logarithm to base 10, which is what match_bm25 of DuckDB's fts extension gives.
create or replace macro article_scores(query) as table
with wanted as (
    select distinct surrogate_key(unnest(search_terms(query))) as term_key
),

hit as (
    select posting.term_key, posting.article_key, posting.frequency
    from search.posting as posting
    semi join wanted using (term_key)
),

rarity as (
    select term_key, log((documents - count(*) + 0.5) / (count(*) + 0.5) + 1) as weight
    from hit
    cross join (select count(*) as documents from search.document)
    group by term_key, documents
)

select
    hit.article_key,
    sum(weight * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / mean_length))) as score
from hit
inner join rarity using (term_key)
inner join search.document as document using (article_key)
cross join (select avg(length) as mean_length from search.document)
group by hit.article_key
having count(*) = (select count(*) from wanted);
comment on macro table article_scores is 'Articles that hold every term of the query, with their BM25 score · 含有全部检索词项的文章及其 BM25 得分';
