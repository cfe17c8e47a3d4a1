-- One row per capture that the load gives again, and per refusal of an input that was read again since, by other readers.
select capture_key -- fact_capture
from staging.capture
union
select refusal.capture_key
from staging.refusal as refusal
inner join staging.capture as capture
    on refusal.source_path = capture.source_path
    and refusal.record_no = capture.record_no
    and refusal.modified_ns = capture.modified_ns
    and refusal.first_seen_at < capture.first_seen_at
