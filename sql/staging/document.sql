-- One row per distinct page in the batches being loaded whose bytes were read.
-- Source: the silver layer.
select
    surrogate_key(page_id) as article_key, -- Key of page_id · page_id 的键
    page_id, -- SHA-256 (hex) of the page's raw bytes
    charset, -- Charset the bytes were decoded with
    error_class, -- Class of the reason why the bytes are no text, or null
    reason, -- Why the bytes are no text, or null
from read_parquet(getvariable('documents'))
