-- One row per raw page that readers refused.
-- Key: capture_key
-- Replaces: capture_key of staging.capture
select
    capture_key, -- fact_capture
    source_path, -- Path under the raw folder
    record_no, -- Place within the file, from 1
    modified_ns, -- When the file was changed last, in nanoseconds since 1970
    first_seen_at, -- When a run first met the page
    batch_date, -- Day of first_seen_at in Asia/Shanghai
from staging.capture
where error_class is not null
