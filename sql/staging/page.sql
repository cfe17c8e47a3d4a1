-- One row per distinct page in the batches being loaded: where and when it was first seen.
-- Computed once a load
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    surrogate_key(page_id) as article_key, -- Key of page_id
    min(batch_date) as batch_date, -- Day it was first seen, in Asia/Shanghai
    min(shard) as shard, -- Name of the bronze file it came from
    cast(min_by(shard_row, shard) filter (where error_class is null) as integer) as shard_row, -- Its row there, from 0; null where it was refused unread
from staging.capture
where page_id is not null and not is_duplicate
group by page_id
