-- One row per raw page in the batches being loaded: its bytes.
-- Source: the bronze layer.
select
    parse_filename(filename) as shard, -- Name of the bronze file
    file_row_number as shard_row, -- The page's row there, from 0
    content, -- The raw bytes; null where they could not be read
from read_parquet(getvariable('captures'), filename = true, file_row_number = true)
