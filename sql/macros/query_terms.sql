-- The terms of a query, each once.
create or replace macro query_terms(query) as list_sort(list_distinct(search_terms(query)));
comment on macro query_terms is 'Distinct terms of a query · 检索式的词项，不重复';
