-- One row per distinct page in the batches being loaded whose bytes were read.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    charset, -- Charset the bytes were decoded with
    error_class, -- Class of the reason why the bytes are no text, or null
    reason, -- Why the bytes are no text, or null
from read_parquet(getvariable('documents'))
