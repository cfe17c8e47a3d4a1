"""What the quality checks said of each run, as `ops.quality_result` keeps it."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

import duckdb

from pipelines.load import MODELS, Run
from pipelines.quality.checks import Severity
from pipelines.quality.judgement import Finding, Status, Verdict
from pipelines.tables import create_view, delete_replaced, insert, set_variables

KEPT_FINDINGS = 20
TABLE = "ops.quality_result"
STAGED = ("staging.run", "staging.quality_result")

_LAST = """
    select check_name, severity, status, finding_count, findings
    from ops.quality_result
    where judged_at = (select max(judged_at) from ops.quality_result)
    order by check_name
"""
_ACCEPTED = """
    select distinct check_name, finding.batch_date
    from (select check_name, unnest(findings) as finding from ops.quality_result where status = 'accepted')
"""


@dataclass(frozen=True)
class Result:
    """What one check said: its status, how many findings there were, and the first of them."""

    check_name: str
    severity: Severity
    status: Status
    finding_count: int
    findings: list[Finding]


def result_of(verdict: Verdict) -> Result:
    """Return a verdict as it is kept."""
    check = verdict.check
    kept = verdict.findings[:KEPT_FINDINGS]
    return Result(check.name, check.severity, verdict.status, len(verdict.findings), kept)


def last_results(connection: duckdb.DuckDBPyConnection) -> list[Result]:
    """Return what the checks said of the last run that was judged."""
    rows = connection.execute(_LAST).fetchall()
    return [
        Result(name, severity, status, count, [Finding(**finding) for finding in findings])
        for name, severity, status, count, findings in rows
    ]


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
    return asdict(result_of(verdict)) | {"table_name": verdict.check.table, "judged_at": judged_at.isoformat()}
