-- One row per line of a page.
-- Replaces: page_id of staging.document
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Place in the decoded raw text, from 1; in HTML, place among the lines a reader sees
    role, -- 'title', 'dateline', 'byline', 'heading', 'body', 'bullet', 'caption', 'name_list', 'related', 'navigation', 'spam', 'keywords', 'footer' or 'blank'
    raw_text, -- The line as decoded
    text, -- The line as cleaned: restored, glosses out, one width, Simplified, trimmed; U+FFFD where a character is lost
    line_script as script, -- 'simplified', 'traditional' or 'mixed'; its page's where the line holds too little Chinese
    changes, -- Characters that each rule changed, by the rule's name in ops.rule_count
    is_damaged, -- Whether the clean text still shows a sign of damage
    getvariable('run_id') as run_id, -- Run that loaded the row
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.line
