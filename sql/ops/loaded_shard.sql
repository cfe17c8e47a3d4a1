-- One row per table and bronze file whose rows the table holds, and one per table of reference data and per mart. · 每行是一张表及其已装入的一个采集层文件；参照数据表、集市各占一行。
-- Key: loaded_key
-- Replaces: loaded_key of staging.loaded_shard
select
    loaded.loaded_key, -- Key of (table_name, shard) · 代理键，由 (table_name, shard) 生成
    loaded.table_name, -- The table, with its schema unless that is main · 表名；main 以外的表带模式名
    loaded.shard, -- Name of the bronze file; empty for a table of reference data or a mart · 采集层（bronze）文件名；参照数据表、集市为空串
    loaded.batch_date, -- Day on which the file's pages were first seen, null for a table of reference data · 文件内网页首次采集之日；参照数据表为空
    loaded.version, -- Version of the table's SQL, of what it reads, and of the text rules behind it: the rows are made again when it changes · 该表的版本，涵盖其 SQL、所读数据及文本规则；版本变更则重新生成
    run.run_id, -- Run that made the rows · 生成这些行的运行批次
from staging.loaded_shard as loaded
cross join staging.run as run
