-- One row per related link on a page: another article's headline, no part of this page's article.
-- Source: lines with the role 'related', without the markers that head a block (相关推荐).
-- Replaces: page_id of staging.document
with headline as (
    select page_id, line_no, regexp_replace(text, '^[-•·\d.、 ]*[-•·、] *', '') as headline
    from staging.line
    where role = 'related'
)

select
    surrogate_key(concat_ws(chr(31), page_id, line_no)) as headline_key, -- Key of (page_id, line_no)
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    headline, -- The headline, without its list mark
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from headline
anti join read_csv('seeds/reference/page_related_markers.csv', header = true, all_varchar = true) as marker
    on rtrim(headline.headline, ':') = marker.marker
where headline.headline <> ''
