-- One row per bronze file that is loaded: which run loaded it, with which rules and models.
-- Replaces: shard of staging.shard
select
    shard, -- Name of the bronze file
    getvariable('run_id') as run_id, -- Run that loaded it
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it
    getvariable('models_version') as models_version, -- Version of the SQL that modelled it
from staging.shard
