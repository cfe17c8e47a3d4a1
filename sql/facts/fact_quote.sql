-- One row per quote, direct or indirect, in one line of one page.
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), quote.page_id, quote.line_no, quote.char_start)) as quote_key, -- Key of (page_id, line_no, char_start)
    surrogate_key(quote.page_id) as article_key, -- fact_article
    quote.page_id, -- SHA-256 (hex) of the page's raw bytes
    quote.line_no, -- Line of the page, from 1
    quote.char_start, -- First character in the clean line, from 0, in code points
    quote.char_end, -- Behind the last character
    quote.surface, -- The words quoted, without the quotation marks: substr(text, char_start + 1, char_end - char_start)
    quote.raw_text, -- The exact slice of the raw line they came from
    quote.is_direct, -- Whether they stand in quotation marks
    quote.cue, -- The verb that says so: 说, 表示, 介绍; null where a colon alone does
    surrogate_key(quote.speaker_person) as person_key, -- dim_person: who speaks; -1 where no person is named
    surrogate_key(quote.speaker_organization) as organization_key, -- dim_organization: for whom; -1 where not known
    quote.speaker, -- The words that name who speaks, as the page has them: 该负责人
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.quote as quote
inner join staging.article as article on quote.page_id = article.page_id and article.no_article_reason is null
inner join staging.page as page on quote.page_id = page.page_id
