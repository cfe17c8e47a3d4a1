-- One row per related link on a page: another story's headline, no part of this page's article.
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), page_id, line_no)) as headline_key, -- Key of (page_id, line_no)
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    headline, -- The headline, without its list mark
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.headline
