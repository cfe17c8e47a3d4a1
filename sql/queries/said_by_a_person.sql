-- What did a person say, when, in which post, and in whose pages?
-- 某人说过什么，何时、以何身份、见于哪家媒体？
-- Row: one quote, one witness per story.
-- Read: is_direct tells words in quotation marks from what the page tells in its own. organization_name is the body
-- spoken for.
-- Caveat: namesakes are not told apart.
-- Parameter: person = 谈书宁 · the name in full
select
    article.published_on,
    outlet.outlet_name,
    quote.speaker,
    nullif(organization.organization_name, '未知') as organization_name,
    quote.is_direct,
    quote.cue,
    quote.surface as words,
    capture.source_path,
    quote.line_no
from fact_quote as quote
inner join fact_article as article on quote.article_key = article.article_key and article.is_canonical
inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
inner join dim_organization as organization on quote.organization_key = organization.organization_key
inner join fact_capture as capture on quote.article_key = capture.article_key and capture.status = 'loaded'
where
    quote.person_key in (
        select person_key from dim_person where person_name = coalesce(getvariable('person')::varchar, '谈书宁')
    )
order by article.published_on nulls last, capture.source_path, quote.line_no, quote.char_start
