"""What the quality checks said of each run, as `ops.quality_result` keeps it."""

import json
from dataclasses import asdict
from datetime import date, datetime

import duckdb

from pipelines.load import MODELS, Run
from pipelines.quality.judgement import Finding, Verdict
from pipelines.tables import create_view, delete_replaced, insert, set_variables

KEPT_FINDINGS = 20
TABLE = "ops.quality_result"
STAGED = ("staging.run", "staging.quality_result")

_ACCEPTED = f"""
    select distinct check_name, finding.batch_date
    from (select check_name, unnest(findings) as finding from {TABLE} where status = 'accepted')
"""


def accepted_before(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, date | None]]:
    """Return the findings that were let pass by an earlier run: a day's later pages need no new word."""
    return set(connection.execute(_ACCEPTED).fetchall())


def record(connection: duckdb.DuckDBPyConnection, run: Run, judged_at: datetime, verdicts: list[Verdict]) -> None:
    """Write down what the checks said of the run, in the place of what they said of it before."""
    results = json.dumps([_row(verdict, judged_at) for verdict in verdicts], default=str)
    set_variables(
        connection, {"run_id": run.run_id, "started_at": run.started_at.isoformat(), "quality_results": results}
    )
    models = {model.name: model for model in MODELS}
    for name in STAGED:
        create_view(connection, models[name])
    delete_replaced(connection, models[TABLE], [])
    insert(connection, models[TABLE])
    for name in reversed(STAGED):
        connection.execute(f"drop view {name}")


def _row(verdict: Verdict, judged_at: datetime) -> dict[str, object]:
    return {
        "check_name": verdict.check.name,
        "table_name": verdict.check.table,
        "judged_at": judged_at.isoformat(),
        "severity": verdict.check.severity,
        "status": verdict.status,
        "finding_count": len(verdict.findings),
        "findings": [asdict(finding) for finding in _first(verdict.findings)],
    }


def _first(findings: list[Finding]) -> list[Finding]:
    return findings[:KEPT_FINDINGS]
