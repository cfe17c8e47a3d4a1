-- One row per raw page in the batches being loaded.
select
    capture_key, -- Key of (source_path, record_no, page_id)
    source_path, -- Path under the raw folder
    source_format, -- Format of the file: 'text', 'html', 'jsonl', 'parquet', 'warc' or 'wet'; null where it is not known
    record_no, -- Place within the file, from 1
    member, -- Name within the archive, where the file is one
    url, -- Address the page was captured from, where the source tells
    page_id, -- SHA-256 (hex) of the page's raw bytes; null where they could not be read
    media_type, -- 'text/plain' or 'text/html'; null where the page was refused
    bytes, -- Size in bytes
    modified_ns, -- When the file was changed last, in nanoseconds since 1970
    captured_at, -- When the page was captured: the file's time where the source tells nothing better
    first_seen_at, -- When a run first met the page
    batch_date, -- Day of first_seen_at in Asia/Shanghai
    is_duplicate, -- Whether the same bytes were captured before
    error_class, -- Class of the reason to refuse the page unread, or null
    reason, -- Why it was refused, or null
    shard, -- Name of the bronze file
    shard_row, -- Its row there, from 0
from staging.captured
where shard in (select shard from staging.shard)
qualify
    row_number() over (partition by capture_key order by error_class is not null, first_seen_at) = 1
    -- Refused by earlier readers, and read again in the same state.
    and (error_class is null or first_seen_at = max(first_seen_at) over (partition by source_path, record_no, modified_ns))
