-- One row per quality check that the run was judged by; none before it is.
select
    result.check_name, -- Name of the check
    result.table_name, -- Table it guards
    result.judged_at, -- When
    result.severity, -- How severe a finding is
    result.status, -- What follows
    result.finding_count, -- Findings in all
    result.findings, -- The first of them
from (
    select
        unnest(
            from_json(
                coalesce(cast(getvariable('quality_results') as varchar), '[]'),
                '[{
                    "check_name": "VARCHAR",
                    "table_name": "VARCHAR",
                    "judged_at": "TIMESTAMPTZ",
                    "severity": "VARCHAR",
                    "status": "VARCHAR",
                    "finding_count": "INTEGER",
                    "findings": [{
                        "batch_date": "DATE",
                        "subject": "VARCHAR",
                        "observed": "VARCHAR",
                        "expected": "VARCHAR",
                        "message": "VARCHAR"
                    }]
                }]'
            )
        ) as result
)
