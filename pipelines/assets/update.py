"""The update: the job that brings the warehouse up to date, and the schedule that runs it every morning."""

import dagster as dg

from pipelines.assets.alerts import tell_up_to_date
from pipelines.assets.batches import PUBLISHES_ITSELF, UPDATE, update_tags
from pipelines.assets.folders import Folders
from pipelines.assets.living_runs import UNFINISHED, end_dead_runs
from pipelines.assets.progress import OWN_WORDS
from pipelines.assets.stuck_runs import end_stuck_run
from pipelines.load import pending
from pipelines.readers.bronze import take_stock
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.settings import Settings

update = dg.define_asset_job(
    UPDATE,
    description="Bring the warehouse up to date from the raw folder.",
    selection=dg.AssetSelection.all(),
    tags=PUBLISHES_ITSELF,
)


def update_request(settings: Settings, run_key: str | None = None) -> dg.RunRequest:
    """Ask for a run that takes what came in and what is due; of two with one key Dagster makes one run."""
    tags = update_tags(settings, _due_days(settings))
    return dg.RunRequest(run_key=run_key, job_name=UPDATE, run_config=OWN_WORDS, tags=tags)


def run_under_way(instance: dg.DagsterInstance, settings: Settings) -> str | None:
    """Return the id of a run that is waiting or at work, once those that died are marked as failed."""
    end_dead_runs(instance, settings, print)
    end_stuck_run(instance, settings, print)
    runs = instance.get_runs(filters=dg.RunsFilter(statuses=UNFINISHED), limit=1)
    return runs[0].run_id if runs else None


def _due_days(settings: Settings) -> list[str]:
    try:
        return pending(settings).days
    except (OSError, RuntimeError):
        # The run meets the same, and says it where somebody looks.
        return []


@dg.schedule(
    job=update,
    cron_schedule="30 5 * * *",
    # China keeps one time all year, so that no morning is skipped or comes twice.
    execution_timezone=NEWSROOM_TIME.key,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every morning at 05:30 in Asia/Shanghai. A morning the machine slept through is made up for at once.",
)
def daily(context: dg.ScheduleEvaluationContext, folders: Folders) -> dg.RunRequest | dg.SkipReason:
    """Take in what came since the last run, as today's batch, and what a new version of the rules makes due."""
    settings = folders.settings
    if run := run_under_way(context.instance, settings):
        return dg.SkipReason(f"run {run} is under way, and takes in what is there")
    if _is_up_to_date(settings):
        tell_up_to_date(settings, context.log.warning)
        return dg.SkipReason(f"nothing new in {settings.raw}, and the published database is up to date")
    return update_request(settings)


def _is_up_to_date(settings: Settings) -> bool:
    try:
        return not take_stock(settings.raw, settings.captures).new and not pending(settings)
    except (OSError, RuntimeError):
        # As above.
        return False
