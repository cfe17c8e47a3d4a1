-- One row per raw page in the batches being loaded, however often it was read, without its bytes.
-- Source: the bronze layer.
-- Computed once a load
select
    surrogate_key(concat_ws(chr(31), source_path, record_no, coalesce(page_id, error_class))) as capture_key, -- Key of (source_path, record_no, page_id)
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
    parse_filename(filename) as shard, -- Name of the bronze file
    file_row_number as shard_row, -- Its row there, from 0
from read_parquet(getvariable('captures'), filename = true, file_row_number = true)
