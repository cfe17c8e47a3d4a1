-- One row per mention of a programme, policy, event or award in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    programme_name, -- Name without its marks
    programme_type, -- What kind
from read_parquet(getvariable('programmes'))
