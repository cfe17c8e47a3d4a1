"""The commands: `run` fills the warehouse, `ui` serves Dagster, `query` and `export` read what is published."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from pipelines.exports.command import ALL_FORMATS, export
from pipelines.failures import reason
from pipelines.load import pending
from pipelines.queries import ask, load_queries, parse
from pipelines.readers.bronze import shards, take_stock
from pipelines.settings import ROOT, Settings
from pipelines.summary import print_summary, print_table
from pipelines.warehouse import reader
from pipelines.writer_lock import writer_lock

UI_PORT = 3000


def main() -> int:
    """Run the command the arguments name; return the process's exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.cli", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="bring the warehouse up to date from the raw folder")
    ui = commands.add_parser("ui", help="serve the Dagster UI on 127.0.0.1, with the schedule's daemon")
    ui.add_argument("--port", type=int, default=UI_PORT)
    query = commands.add_parser("query", help="ask a question of sql/queries; without a name, list them")
    query.add_argument("name", nargs="?", help="the question's name")
    query.add_argument("parameters", nargs="*", metavar="parameter=value", help="what to ask it with")
    query.add_argument("--at", type=_day, metavar="YYYY-MM-DD", help="as it was published on that day")
    exports = commands.add_parser("export", help="write a table, or the figures, for others to read; lists the tables")
    exports.add_argument("--table", help="a table or view of main or ops")
    exports.add_argument("--format", choices=ALL_FORMATS)
    arguments = parser.parse_args()
    settings = Settings.from_environment()
    try:
        if arguments.command == "run":
            return _run(settings)
        if arguments.command == "ui":
            return _serve(settings, arguments.port)
        if arguments.command == "export":
            return _export(settings, arguments.table, arguments.format)
        return _query(settings, arguments.name, arguments.parameters, arguments.at)
    except BrokenPipeError:
        # Whoever read the answer, such as `head`, has read enough; nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-20") from error


def _run(settings: Settings) -> int:
    print(f"Reading {settings.raw} into {settings.warehouse}", flush=True)
    intake = take_stock(settings.raw, settings.captures)
    if not intake.new and not shards(settings.captures):
        print("The raw folder is empty: put .txt or .html pages into it, or set NEWS_RAW to a folder that has some.")
        return 0
    missing = pending(settings)
    if not intake.new and not missing:
        print(f"Nothing new: {intake.known} inputs known, 0 new; the published database is up to date.")
        return 0
    if not _run_job(settings, missing.days):
        print("error: the run failed, see above; what readers see is what was published before", file=sys.stderr)
        return 1
    print_summary(settings, len(intake.new), intake.known)
    return 0


def _run_job(settings: Settings, days: list[str]) -> bool:
    _prepare_dagster(settings)
    # Only a run with something to do pays for Dagster's import.
    import dagster as dg  # noqa: PLC0415

    from pipelines.assets.batches import run_tags  # noqa: PLC0415
    from pipelines.definitions import OWN_WORDS, definitions  # noqa: PLC0415

    # Dagster makes its tables at its first start, and two first starts at once trip over each other.
    with writer_lock(settings.lock, lambda words: print(f"  {words}", flush=True)):
        dg.DagsterInstance.get().dispose()
    with dg.DagsterInstance.get() as instance:
        job = definitions.resolve_job_def("update")
        result = job.execute_in_process(OWN_WORDS, instance=instance, raise_on_error=False, tags=run_tags(days))
    for event in result.all_events:
        if event.is_step_failure:
            print(f"error: {event.step_key}: {reason(event)}", file=sys.stderr)
    return result.success


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


def _export(settings: Settings, table: str | None, file_format: str | None) -> int:
    export(settings, table, file_format)
    return 0


def _query(settings: Settings, name: str | None, parameters: list[str], day: date | None) -> int:
    queries = load_queries()
    if name not in queries:
        for query in queries.values():
            print(f"{query.name}\n    {query.question}\n    {query.question_in_chinese}")
        if name is None:
            return 0
        raise RuntimeError(f"no question is called {name!r}; the list above has them all")
    query = queries[name]
    given = parse(parameters, query)
    with reader(settings, day) as connection:
        print(f"{query.question}\n{query.question_in_chinese}")
        print_table(ask(connection, query, given))
    return 0


if __name__ == "__main__":
    sys.exit(main())
