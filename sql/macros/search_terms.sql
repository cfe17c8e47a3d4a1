-- The terms of a text, as the search_terms stage reads them, each as often as it stands there: pairs of Han characters
-- side by side, a lone Han character, and words of letters and digits in lower case.
create or replace macro search_terms(text) as
    list_concat(
        flatten(list_transform(
            regexp_extract_all(text, '[々〇㐀-鿿豈-\x{faff}\x{20000}-\x{3ffff}]+'),
            lambda han: if(
                length(han) = 1, [han], list_transform(range(1, length(han)), lambda place: substr(han, place, 2))
            )
        )),
        list_transform(
            regexp_extract_all(
                regexp_replace(text, '[々〇㐀-鿿豈-\x{faff}\x{20000}-\x{3ffff}]+', ' ', 'g'), '[\p{L}\p{N}]+'
            ),
            lambda word: lower(word)
        )
    );
comment on macro search_terms is 'Terms of a text as the search index holds them · 全文检索所用的词项';
