-- One row per mention of a named person in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    person_name, -- Name without padding
    role, -- 'reporter', 'photographer', 'editor' or 'subject'
    posts, -- Posts that this mention gives: body, its type and region, and the post's title
from read_parquet(getvariable('people'))
