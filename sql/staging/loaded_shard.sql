-- One row per table and bronze file whose rows the run makes.
select
    surrogate_key(entry.table_name || chr(31) || entry.shard) as loaded_key, -- Key of (table_name, shard)
    entry.table_name, -- The table
    entry.shard, -- Name of the bronze file; empty for a table of reference data or a mart
    cast(nullif(entry.batch_date, '') as date) as batch_date, -- Day of the file's pages, null for a table of reference data or a mart
    entry.version, -- Version of the table's SQL, of what it reads, and of the rules behind it
from (select unnest(getvariable('loaded')) as entry)
