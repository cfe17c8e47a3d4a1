"""The quality checks as asset checks: one operation between the tables and what is published of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import dagster as dg
from pydantic import Field

from pipelines.assets.folders import Folders
from pipelines.assets.retries import BACK_OFF, trying_again_what_passes
from pipelines.assets.tables import asset_key
from pipelines.load import Run
from pipelines.quality.checks import QualityCheck, quality_checks
from pipelines.quality.gate import judge_load, read_accepted, why_blocked
from pipelines.quality.judgement import Verdict
from pipelines.settings import accepted_findings

SEVERITIES = {"warn": dg.AssetCheckSeverity.WARN, "error": dg.AssetCheckSeverity.ERROR}


class Acceptance(dg.Config):
    """What somebody accepts knowingly beside NEWS_ACCEPT: `<check>:<day>`, as the blocked run's reason names it."""

    accept: list[str] = Field(default_factory=list)


def _spec(check: QualityCheck) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        check.name,
        asset=asset_key(check.table),
        description=f"{check.invariant} ({check.severity}{', blocks publication' * check.is_blocking})",
        blocking=check.is_blocking,
        metadata={"sql": dg.MetadataValue.md(f"```sql\n{check.sql}\n```"), **check.limits},
    )


@dg.multi_asset_check(specs=[_spec(check) for check in quality_checks()], can_subset=True, retry_policy=BACK_OFF)
def quality(
    context: dg.AssetCheckExecutionContext, folders: Folders, config: Acceptance
) -> Iterator[dg.AssetCheckResult]:
    """Hold the days that were loaded against the days before; what blocks is not published until it is accepted.

    A run for some of the tables judges all, and tells of those.
    """
    with trying_again_what_passes(context):
        verdicts = verdicts_on_load(context.instance, context.run, folders, config.accept)
    results = map(_result, verdicts)
    yield from (result for result in results if _key(result) in context.selected_asset_check_keys)
    if reason := why_blocked(verdicts):
        raise dg.Failure(reason, allow_retries=False)
    unlike = sum(bool(verdict.findings) for verdict in verdicts)
    context.log.info(f"quality    {unlike} of {len(verdicts)} checks found something out of the ordinary")


def verdicts_on_load(
    instance: dg.DagsterInstance, run: dg.DagsterRun, folders: Folders, accept: list[str]
) -> list[Verdict]:
    """Judge what was loaded and is not published yet, and record it under the run."""
    started_at = datetime.fromtimestamp(instance.get_run_stats(run.run_id).start_time or 0, UTC)
    accepted = read_accepted([*accepted_findings(), *accept])
    return judge_load(folders.settings, Run(run.run_id, started_at), datetime.now(UTC), accepted)


def _result(verdict: Verdict) -> dg.AssetCheckResult:
    """Tell a verdict; one that was accepted stays a finding, and blocks no more."""
    severity = "warn" if verdict.status == "accepted" else verdict.check.severity
    return dg.AssetCheckResult(
        check_name=verdict.check.name,
        asset_key=asset_key(verdict.check.table),
        passed=not verdict.findings,
        severity=SEVERITIES[severity],
        description=_description(verdict),
        metadata=_metadata(verdict),
    )


def _key(result: dg.AssetCheckResult) -> dg.AssetCheckKey:
    return dg.AssetCheckKey(dg.AssetKey.from_coercible(result.asset_key or ""), result.check_name or "")


def _description(verdict: Verdict) -> str:
    if verdict.status == "not_judged":
        return f"not judged: {verdict.history_days} days to compare with, and it needs {verdict.check.days_needed}"
    return "; ".join(map(str, verdict.findings)) or verdict.check.invariant


def _metadata(verdict: Verdict) -> dict[str, dg.MetadataValue[Any] | str | int]:
    records = [
        dg.TableRecord({name: str(value) for name, value in vars(finding).items()}) for finding in verdict.findings
    ]
    told: dict[str, dg.MetadataValue[Any] | str | int] = {
        "findings": len(verdict.findings),
        "status": verdict.status,
        "days_to_compare_with": verdict.history_days,
    }
    if records:
        told["what"] = dg.MetadataValue.table(records)
    return told
