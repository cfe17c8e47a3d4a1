-- One row per related link on a page: another story's headline, no part of this page's article.
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), headline.page_id, headline.line_no)) as headline_key, -- Key of (page_id, line_no)
    headline.page_id, -- SHA-256 (hex) of the page's raw bytes
    headline.line_no, -- Line of the page
    headline.headline, -- The headline, without its list mark
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.headline as headline
inner join staging.page as page on headline.page_id = page.page_id
