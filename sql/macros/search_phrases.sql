-- What stands in quotation marks in a query, "..." or “...”, in lower case: to be found as it is written.
create or replace macro search_phrases(query) as
    regexp_extract_all(lower(query), '["“”]([^"“”]+)["“”]', 1);
comment on macro search_phrases is 'Phrases in quotation marks in a query · 检索式中引号内的短语';
