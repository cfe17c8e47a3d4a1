-- One row per bronze file being loaded.
select
    unnest(getvariable('shards')) as shard, -- Name of the bronze file
