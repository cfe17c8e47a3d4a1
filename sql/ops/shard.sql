-- One row per bronze file that is loaded: which run loaded it, with which rules.
-- Replaces: shard of staging.shard
select
    shard, -- Name of the bronze file
    getvariable('run_id') as run_id, -- Run that loaded it
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
from staging.shard
