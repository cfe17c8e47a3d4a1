-- What did each run bring, and did it read with new rules?
-- 每次运行带来了什么变化，规则是否更新？
-- Row: one run that loaded something and one table.
-- Read: change is the table's rows after the run less those after the run before. Where is_new_rules, every page was
-- read anew, so a change there comes of the rules and of new pages alike; elsewhere of new pages alone.
-- Caveat: rows that were read anew in the same number do not show here. Every fact row carries its own run_id and
-- rules_version.
with run as (
    select *, lag(rules_version) over (order by started_at, run_id) as earlier_rules_version from ops.run
),

counted as (
    select
        run_id,
        started_at,
        rules_version,
        earlier_rules_version,
        pages_seen,
        unnest(map_entries(rows_by_table)) as entry
    from run
)

select
    started_at,
    rules_version,
    coalesce(rules_version <> earlier_rules_version, false) as is_new_rules,
    pages_seen,
    entry.key as table_name,
    entry.value as rows_after,
    entry.value - coalesce(lag(entry.value) over (partition by entry.key order by started_at, run_id), 0) as change,
    run_id
from counted
order by started_at desc, table_name
