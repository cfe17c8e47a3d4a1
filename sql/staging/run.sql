-- One row: the run that is loading.
select
    getvariable('run_id') as run_id, -- Dagster's run
    cast(getvariable('started_at') as timestamptz) as started_at, -- When it began
