-- Whether a text holds every term of the query; where the query has no letters with a case, the text is taken as it is,
-- for lower() takes longer than the search.
create or replace macro holds_terms(text, query) as
    list_bool_and(list_transform(
        search_terms(query), lambda term: contains(if(lower(query) = upper(query), text, lower(text)), term)
    ));
comment on macro holds_terms is 'Whether a text holds every term of a query · 文本是否含有检索式的全部词项';
