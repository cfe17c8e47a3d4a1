"""What a run prints at its end: pages, quarantine and why, rows per table, where the database is, a query to try."""

from pathlib import Path

import duckdb
import polars as pl

from pipelines.quality.results import Result
from pipelines.settings import Settings
from pipelines.snapshots import KEPT, disk_used, snapshots
from pipelines.trace.terminal import printable
from pipelines.warehouse import reader

TRY = "select source_path, line_no, surface, value, unit, title from mart_figure limit 5"
REASONS_SHOWN = 20


def print_summary(settings: Settings, new: int, known: int) -> None:
    """Print the state of the published database after a run that met `new` new and `known` known inputs."""
    with reader(settings) as connection:
        counts = dict(connection.sql("select status, count(*) from fact_capture group by status").fetchall())
        print(f"\nInputs     {new} new, {known} known")
        print("Pages      " + ", ".join(f"{counts.get(status, 0)} {status}" for status in _STATUSES))
        print("Formats    " + (_counted(connection, _FORMATS) or "none"))
        _print_quarantine(connection)
        removed, restored, lost = connection.sql(_RESTORED).fetchone() or (0, 0, 0)
        print(f"Restored   {restored:,} characters rebuilt, {removed:,} glosses removed, {lost:,} characters lost")
        print("Rows")
        for table, rows in connection.sql(_ROWS).fetchall():
            print(f"  {table:<16} {rows:>12,}")
    database = _shown(settings.published_database)
    kept, megabytes = len(snapshots(settings.snapshots)), disk_used(settings.snapshots) / 1e6
    print(f"Snapshots  {kept} of {KEPT} kept, {megabytes:,.1f} MB beside the published one; ask one with AT=<day>")
    print(
        f'Database   {database}\nTry        .venv/bin/python -c "import duckdb; '
        f"duckdb.connect('{database}', read_only=True).sql('{TRY}').show()\""
    )


def print_results(results: list[Result]) -> None:
    """Print what the quality checks found out of the ordinary, and how many could say nothing yet."""
    judged = [result for result in results if result.status != "not_judged"]
    found = [result for result in judged if result.findings]
    early = f", {len(results) - len(judged)} not judged: too few days to compare with" * (len(judged) < len(results))
    print(f"Quality    {len(judged) - len(found)} of {len(judged)} checks passed{early}")
    for result in found:
        for finding in result.findings:
            what = "accepted" if result.status == "accepted" else result.severity
            print(f"  {what.upper()} {result.check_name}: {finding}")


def print_table(answer: pl.DataFrame) -> None:
    """Print every row of an answer, its text and its numbers whole."""
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        tbl_width_chars=220,
        tbl_hide_dataframe_shape=True,
        fmt_str_lengths=200,
        fmt_table_cell_list_len=-1,
        fmt_float="full",
    ):
        # What pages and names hold may be codes that drive a terminal; the lines of the table are its own.
        print("\n".join(printable(line) for line in str(answer).split("\n")))


_STATUSES = ("loaded", "duplicate", "quarantined")
_FORMATS = """
    select coalesce(source_format, 'unknown'), count(*)
    from fact_capture
    group by all
    order by all
"""
_CLASSES = "select error_class, count(*) from ops.quarantine group by all order by all"
# The newest first: what was refused long ago is known by now.
_REFUSALS = """
    select q.source_path, member, error_class, q.reason
    from ops.quarantine as q
    join fact_capture using (capture_key)
    order by q.first_seen_at desc, q.source_path, q.record_no
"""
_ROWS = """
    select table_name, estimated_size
    from duckdb_tables()
    where schema_name = 'main'
    order by table_name
"""
_RESTORED = """
    select
        coalesce(sum(glosses_removed), 0),
        coalesce(sum(characters_restored), 0),
        coalesce(sum(characters_lost), 0)
    from fact_capture
"""


def _print_quarantine(connection: duckdb.DuckDBPyConnection) -> None:
    if classes := _counted(connection, _CLASSES):
        print(f"Refused    {classes}")
    rows = connection.execute(_REFUSALS).fetchall()
    for source_path, member, error_class, reason in rows[:REASONS_SHOWN]:
        print(f"  {source_path!r}{f' {member!r}' if member else ''}: {error_class}: {printable(reason)}")
    if len(rows) > REASONS_SHOWN:
        print(f"  and {len(rows) - REASONS_SHOWN} more in ops.quarantine")


def _counted(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in connection.sql(query).fetchall())


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
