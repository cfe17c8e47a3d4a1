-- Which inputs are in quarantine, why, since when, and when were they tried last?
-- 哪些输入在隔离区、原因何在、何时首次见到、最近何时重试？
-- Row: one refused input, or one refused page of a file of pages.
-- Read: bytes_kept is how much of it is kept; capture_key finds it in ops.quarantine, with the bytes as they came.
-- Caveat: an input is tried again when the rules change, not before: what was refused for good stays listed.
-- Parameter: error_class = · only inputs of this class, such as not_text
-- Parameter: since = 1900-01-01 · the day, in UTC, from which on the input was first seen
select
    quarantine.error_class,
    quarantine.source_path,
    quarantine.record_no,
    quarantine.reason,
    octet_length(quarantine.bytes) as bytes_kept,
    quarantine.first_seen_at,
    run.started_at as last_tried_at,
    quarantine.rules_version,
    quarantine.capture_key
from ops.quarantine as quarantine
left join ops.run as run on quarantine.run_id = run.run_id
where
    (getvariable('error_class') is null or quarantine.error_class = getvariable('error_class'))
    and quarantine.first_seen_at >= cast(coalesce(getvariable('since'), '1900-01-01') as timestamptz)
order by quarantine.error_class, quarantine.source_path, quarantine.record_no
