"""The sensors that tell people: of a run that failed, of what a good run found, and of a run that does not come."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import dagster as dg

from pipelines.alerts.telling import tell_failure, tell_success, tell_time
from pipelines.assets.batches import UPDATE
from pipelines.failures import reason
from pipelines.quality.gate import judge_published, published_results
from pipelines.settings import Settings

ENDED_SECONDS = 30
CLOCK_SECONDS = 300


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=ENDED_SECONDS,
    description="Tells the channels of NEWS_ALERTS why a run failed or was not published.",
)
def alert_on_failure(context: dg.RunFailureSensorContext) -> None:
    """Tell why a run failed; of one that ended without a step's word, what Dagster says of it."""
    steps = [f"{event.step_key}: {reason(event)}" for event in context.get_step_failure_events()]
    failures = steps or [context.failure_event.message or "the run ended without a word"]
    _log(context, tell_failure(Settings.from_environment(), failures, _ended_at(context), datetime.now(UTC)))


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=ENDED_SECONDS,
    description="Tells what the quality checks found in a run, and which troubles are over.",
)
def alert_on_findings(context: dg.RunStatusSensorContext) -> None:
    """Tell what a run of the whole job found."""
    if context.dagster_run.job_name != UPDATE:
        return
    settings = Settings.from_environment()
    _log(context, tell_success(settings, published_results(settings), _ended_at(context), datetime.now(UTC)))


@dg.sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=CLOCK_SECONDS,
    description="Tells when no run came for NEWS_LATE_HOURS; reminds, and tries again what a channel did not take.",
)
def alert_on_lateness(context: dg.SensorEvaluationContext) -> dg.SkipReason:
    """Look at the clock."""
    warnings = tell_time(Settings.from_environment(), datetime.now(UTC))
    _log(context, warnings)
    return dg.SkipReason("; ".join(warnings) or "everybody knows what there is to know")


def tell_up_to_date(settings: Settings, warn: Callable[[str], None]) -> None:
    """Tell that nothing is due, and what the checks say of that: pages that do not come make no run."""
    now = datetime.now(UTC)
    for warning in tell_success(settings, judge_published(settings, now), now, now):
        warn(warning)


SENSORS = [alert_on_failure, alert_on_findings, alert_on_lateness]


def _ended_at(context: dg.RunStatusSensorContext) -> datetime:
    record = context.instance.get_run_record_by_id(context.dagster_run.run_id)
    return datetime.fromtimestamp(record.end_time, UTC) if record and record.end_time else datetime.now(UTC)


def _log(context: dg.RunStatusSensorContext | dg.SensorEvaluationContext, warnings: Iterable[str]) -> None:
    for warning in warnings:
        context.log.warning(warning)
