-- fact_figure: every column that docs/data-contract.yaml promises is there, of its type.
-- docs/data-contract.yaml 承诺的每一列都在，类型相符。
-- Severity: error, blocks publication
with promised as (
    select unnest(
        from_json(getvariable('contract'), '[{"table_name": "VARCHAR", "column_name": "VARCHAR", "data_type": "VARCHAR"}]'),
        recursive := true
    )
),

found as (
    select
        if(schema_name = 'main', '', schema_name || '.') || table_name as table_name,
        column_name,
        data_type,
    from duckdb_columns()
    where database_name = current_database() and not internal
)

select
    null::date as batch_date,
    promised.table_name || '.' || promised.column_name as subject,
    found.data_type as observed,
    promised.data_type as expected,
    'readers were promised this column: undo the change, or raise the contract''s version (sql/contract.yaml) and run '
    || '`make dictionary`' as message,
from promised
left join found using (table_name, column_name)
-- Of a record the contract lists the fields apart.
where not coalesce(found.data_type = promised.data_type or starts_with(found.data_type, promised.data_type || '('), false)
