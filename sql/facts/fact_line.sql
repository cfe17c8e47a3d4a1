-- One row per line of a page.
-- Replaces: page_id of staging.document
select
    line.page_id, -- SHA-256 (hex) of the page's raw bytes
    line.line_no, -- Place in the decoded raw text, from 1; in HTML, place among the lines a reader sees
    line.role, -- 'title', 'dateline', 'byline', 'heading', 'body', 'bullet', 'caption', 'name_list', 'related', 'navigation', 'spam', 'keywords', 'footer' or 'blank'
    line.raw_text, -- The line as decoded
    line.text, -- The line as cleaned: restored, glosses out, one width, Simplified, trimmed; U+FFFD where a character is lost
    line.line_script as script, -- 'simplified', 'traditional' or 'mixed'; its page's where the line holds too little Chinese
    line.changes, -- Characters that each rule changed, by the rule's name in ops.rule_count
    line.is_damaged, -- Whether the clean text still shows a sign of damage
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.line as line
inner join staging.page as page on line.page_id = page.page_id
