-- One row per mention of a person, organisation, region, programme or industry, at one place in one page.
-- Replaces: page_id of staging.document
select
    surrogate_key(
        concat_ws(chr(31), mention.page_id, mention.line_no, mention.char_start, mention.char_end, mention.mention_type)
    ) as mention_key, -- Key of (page_id, line_no, char_start, char_end, mention_type)
    surrogate_key(mention.page_id) as article_key, -- fact_article
    mention.page_id, -- SHA-256 (hex) of the page's raw bytes
    mention.line_no, -- Line of the page, from 1
    mention.char_start, -- First character in the clean line, from 0, in code points
    mention.char_end, -- Behind the last character
    mention.surface, -- The characters: substr(text, char_start + 1, char_end - char_start)
    mention.raw_text, -- The exact slice of the raw line they came from
    mention.mention_type, -- 'person', 'organization', 'region', 'programme' or 'industry'
    mention.entity_key, -- Key in dim_person, dim_organization, dim_region, dim_programme or dim_industry; -1 where the page leaves open which
    mention.role, -- Of a person: 'subject', 'reporter', 'photographer' or 'editor'; null otherwise
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.mention as mention
inner join staging.article as article on mention.page_id = article.page_id and article.no_article_reason is null
inner join staging.page as page on mention.page_id = page.page_id
