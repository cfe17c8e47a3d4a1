-- One row per table and bronze file whose rows the table holds, and one per table of reference data.
-- Replaces: loaded_key of staging.loaded_shard
select
    loaded_key, -- Key of (table_name, shard)
    table_name, -- The table, with its schema unless that is main
    shard, -- Name of the bronze file; empty for a table of reference data
    batch_date, -- Day on which the file's pages were first seen, null for a table of reference data
    version, -- Version of the table's SQL, of what it reads, and of the text rules behind it: the rows are made again when it changes
    run_id, -- Run that made the rows
from staging.loaded_shard
