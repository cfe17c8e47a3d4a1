-- One row per line of a page in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Place in the decoded text, from 1
    role, -- What the line is on its page
    raw_text, -- The line as decoded
    text, -- The line as cleaned
    script, -- Script of the whole page
    line_script, -- Script of the line
    changes, -- Characters that each rule changed
    is_damaged, -- Whether the clean text still shows a sign of damage
from read_parquet(getvariable('lines'))
