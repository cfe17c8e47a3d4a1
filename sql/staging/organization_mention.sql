-- One row per mention of an organisation in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    organization_name, -- Name in full, short forms resolved within the page; null where they cannot be
    organization_type, -- What kind of body
    region_code, -- Region it belongs to, or null
    zone_name, -- Development zone it belongs to, or null
from read_parquet(getvariable('organizations'))
