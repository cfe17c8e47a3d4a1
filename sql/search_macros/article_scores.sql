-- The terms of a query, each once.
create or replace macro query_terms(query) as list_sort(list_distinct(search_terms(query)));
comment on macro query_terms is 'Distinct terms of a query · 检索式的词项，不重复';

-- One row per article that holds a term of the query, by the term's place among them. A constant in the filter lets
-- DuckDB skip the blocks the term is not in, which a join on the terms does not.
create or replace macro article_postings(query, place) as table
select term, shard, unnest(document_nos) as document_no, unnest(frequencies) as frequency
from search.posting
where term = query_terms(query)[place];
comment on macro table article_postings is 'Postings of one term of the query · 检索式中一个词项的倒排记录';

-- One row per article that holds every term of the query, with its score: BM25 (Robertson & Zaragoza 2009) with
-- k1 = 1.2 and b = 0.75, the logarithm to base 10, which is what match_bm25 of DuckDB's fts extension gives.
create or replace macro article_scores(query) as table
with posting as (
    from article_postings(query, 1)
    union all
    from article_postings(query, 2)
    union all
    from article_postings(query, 3)
    union all
    from article_postings(query, 4)
    union all
    from article_postings(query, 5)
    union all
    from article_postings(query, 6)
    union all
    from article_postings(query, 7)
    union all
    from article_postings(query, 8)
    union all
    select term, shard, unnest(document_nos) as document_no, unnest(frequencies) as frequency
    from search.posting
    where len(query_terms(query)) > 8
        and term in (select unnest(query_terms(query)[9:]))
),

rarity as (
    select term, log((documents - count(*) + 0.5) / (count(*) + 0.5) + 1) as weight
    from posting
    cross join (select count(*) as documents from search.document)
    group by term, documents
)

select
    document.article_key,
    sum(weight * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / mean_length))) as score
from posting
inner join rarity using (term)
inner join search.document as document using (shard, document_no)
cross join (select avg(length) as mean_length from search.document)
group by document.article_key
having count(*) = (select len(query_terms(query)));
comment on macro table article_scores is 'Articles that hold every term of the query, with their BM25 score · 含有全部检索词项的文章及其 BM25 得分';
