"""The commands: `run` brings the warehouse up to date, `ui` serves Dagster, `query` runs a file of sql/queries."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.load import pending
from pipelines.readers.bronze import take_stock
from pipelines.settings import ROOT, SQL_FOLDER, Settings
from pipelines.summary import print_summary, print_table
from pipelines.warehouse import reader

if TYPE_CHECKING:
    import dagster as dg

UI_PORT = 3000


def main() -> int:
    """Run the command the arguments name; return the process's exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.cli", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="bring the warehouse up to date from the raw folder")
    ui = commands.add_parser("ui", help="serve the Dagster UI on 127.0.0.1, with the schedule's daemon")
    ui.add_argument("--port", type=int, default=UI_PORT)
    query = commands.add_parser("query", help="run one of the queries in sql/queries on the published database")
    query.add_argument("name", choices=sorted(path.stem for path in (SQL_FOLDER / "queries").glob("*.sql")))
    arguments = parser.parse_args()
    settings = Settings.from_environment()
    try:
        if arguments.command == "run":
            return _run(settings)
        if arguments.command == "ui":
            return _serve(settings, arguments.port)
        return _query(settings, arguments.name)
    except (OSError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _run(settings: Settings) -> int:
    print(f"Reading {settings.raw} into {settings.warehouse}", flush=True)
    intake = take_stock(settings.raw, settings.captures)
    if not intake.new and not intake.known:
        print("The raw folder is empty: put .txt or .html pages into it, or set NEWS_RAW to a folder that has some.")
        return 0
    todo = pending(settings)
    if not intake.new and not todo:
        print(f"Nothing new: {intake.known} inputs known, 0 new; the published database is up to date.")
        return 0
    if not _run_job(settings, todo.days):
        print(f"error: the run failed, and {settings.published_database} is as it was; see above", file=sys.stderr)
        return 1
    print_summary(settings, len(intake.new), intake.known)
    return 0


def _run_job(settings: Settings, days: list[str]) -> bool:
    _prepare_dagster(settings)
    # Only a run with something to do pays for Dagster's import.
    import dagster as dg  # noqa: PLC0415

    from pipelines.assets.batches import run_tags  # noqa: PLC0415
    from pipelines.definitions import OWN_WORDS, definitions  # noqa: PLC0415

    with dg.DagsterInstance.get() as instance:
        job = definitions.resolve_job_def("update")
        result = job.execute_in_process(OWN_WORDS, instance=instance, raise_on_error=False, tags=run_tags(days))
    for event in result.all_events:
        if event.is_step_failure:
            print(f"error: {event.step_key}: {_reason(event)}", file=sys.stderr)
    return result.success


def _reason(event: "dg.DagsterEvent") -> str:
    """Return why a step failed: what it said itself, else the error at the bottom of the framework's own."""
    failure = event.step_failure_data
    if failure.user_failure_data and failure.user_failure_data.description:
        return str(failure.user_failure_data.description)
    error = failure.error
    while error and error.cause:
        error = error.cause
    return error.message.strip() if error else "no reason was given"


def _serve(settings: Settings, port: int) -> int:
    _prepare_dagster(settings)
    dagster = str(Path(sys.executable).with_name("dagster"))
    module = ["-m", "pipelines.definitions"]
    os.chdir(ROOT)
    os.execv(dagster, [dagster, "dev", *module, "--host", "127.0.0.1", "--port", str(port)])  # noqa: S606


def _prepare_dagster(settings: Settings) -> None:
    """Point Dagster at the repository's dagster.yaml and at its storage under the warehouse folder."""
    settings.dagster_storage.mkdir(parents=True, exist_ok=True)
    os.environ["DAGSTER_HOME"] = str(ROOT)
    os.environ["NEWS_DAGSTER_STORAGE"] = str(settings.dagster_storage)


def _query(settings: Settings, name: str) -> int:
    with reader(settings) as connection:
        print_table(connection.sql((SQL_FOLDER / "queries" / f"{name}.sql").read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
