-- One row per link to another story in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    headline, -- The other story's headline
from read_parquet(getvariable('headlines'))
