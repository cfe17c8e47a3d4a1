-- One row per mention of a region in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    region_code, -- GB/T 2260 code valid at the article's date; null for a zone and where the name leaves it open
    zone_name, -- Development zone, or null
from read_parquet(getvariable('places'))
