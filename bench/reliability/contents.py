"""What a warehouse holds, so that one that was killed can be held against one that was not."""

import hashlib
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import duckdb
import polars as pl

from pipelines.readers.bronze import shards
from pipelines.settings import Settings
from pipelines.snapshots import snapshots

# What tells one run from another: its identity, its times, and the bronze files, whose names tell the run.
OF_THE_RUN = {"run_id", "started_at", "finished_at", "shard", "loaded_key"}
# What was said of each run, also of one that was killed.
OF_RUNS = "ops.quality_result"
KEPT = (
    "news.duckdb",
    "working/news.duckdb",
    "working/writer.lock",
    "snapshots/news-*Z.duckdb",
    "dagster/**/*",
    "logs/*",
    # What was told to whom, which runs are alive, and where Dagster is told to keep its records.
    "alerts/*",
    "working/runs/*",
    "working/dagster/*",
)
LAYERS = ("bronze/captures/batch_date=*/*.parquet", "bronze/manifest/*.parquet", "silver/*/*/*.parquet")
STATE = """
    select
        (select count(*) from fact_article) as articles,
        (select sum(hash(page_id, title)::hugeint) from fact_article)::varchar as titles,
        (select sum(hash(figure_key, value, run_id is null)::hugeint) from fact_figure)::varchar as figures,
        (select count(*) from fact_line) as lines
"""


def state(database: Path) -> str:
    """Return what tells one published state from another; empty where nothing is published."""
    if not database.exists():
        return ""
    with duckdb.connect(database, read_only=True) as connection:
        return "/".join(map(str, connection.execute(STATE).fetchone() or ()))


def tables(database: Path, without: Collection[str] = ()) -> dict[str, str]:
    """Return, for every table and view, the number of its rows, the sum of their hashes, and how it is defined.

    Columns that tell one run from another are left out, and those named in `without`.
    """
    left_out = OF_THE_RUN.union(without)
    found = {}
    with duckdb.connect(database, read_only=True) as connection:
        columns: dict[str, list[tuple[str, str, str]]] = {}
        for table, name, kind, comment in connection.execute(_COLUMNS).fetchall():
            columns.setdefault(table, []).append((name, kind, comment))
        for table, described in columns.items():
            if table == OF_RUNS:
                continue
            names = ", ".join(f'"{name}"' for name, *_ in described if name not in left_out)
            those = " where status <> 'failed'" if table == "ops.run" else ""
            query = f"select count(*), sum(hash({names})::hugeint) from {table}{those}"
            row = connection.execute(query).fetchone()
            found[table] = f"{row} {_digest(repr(described).encode())}"
        views = connection.execute("select view_name, sql from duckdb_views() where not internal order by 1").fetchall()
    return found | dict(views)


def layers(warehouse: Path) -> str:
    """Return a digest of the bronze and the silver layer, to the byte, whatever run wrote them."""
    digests = {
        f"{path.parent.relative_to(warehouse)}/{_nameless(path.name)} {_digest(path.read_bytes())}"
        for pattern in LAYERS
        for path in warehouse.glob(pattern)
    }
    return _digest("\n".join(sorted(digests)).encode())


def everything(warehouse: Path, made_of: Path) -> str:
    """Return a digest of every file there is: two warehouses with the same one have the same future.

    A file that is another name of one of the folder `made_of` is told by that one, unread.
    """
    there = {path.stat().st_ino: str(path.relative_to(made_of)) for path in made_of.rglob("*") if path.is_file()}
    told = []
    for path in sorted(path for path in warehouse.rglob("*") if path.is_file() and path.parent.name != "dagster"):
        status = path.stat()
        content = there.get(status.st_ino) or _digest(path.read_bytes())
        # A snapshot is named after the moment.
        name = "a snapshot" if path.parent.name == "snapshots" else _nameless(str(path.relative_to(warehouse)))
        told.append(f"{name} {content}")
    return _digest("\n".join(sorted(told)).encode())


def captured_twice(settings: Settings) -> list[str]:
    """Return the captures that the bronze layer holds more than once, or whose bytes are not those of their name."""
    seen: Counter[tuple[str, int, str | None, int]] = Counter()
    wrong = []
    for shard in shards(settings.captures):
        columns = ["source_path", "record_no", "page_id", "modified_ns", "content"]
        for path, record, page, modified, content in pl.read_parquet(shard, columns=columns).iter_rows():
            seen[path, record, page, modified] += 1
            if content is not None and hashlib.sha256(content).hexdigest() != page:
                wrong.append(f"{path} is not its own bytes")
    return wrong + [str(capture) for capture, times in seen.items() if times > 1]


def leftovers(warehouse: Path) -> list[str]:
    """Return the files that no finished run has a use for."""
    expected = {path for pattern in (*KEPT, *LAYERS) for path in warehouse.glob(pattern)}
    return sorted(
        str(path.relative_to(warehouse)) for path in warehouse.rglob("*") if path.is_file() and path not in expected
    )


def is_snapshot_kept(settings: Settings) -> bool:
    """Tell whether the newest snapshot is the published state."""
    kept = snapshots(settings.snapshots)
    return bool(kept) and kept[-1].read_bytes() == settings.published_database.read_bytes()


def _nameless(name: str) -> str:
    """Return the name of a bronze file, or of one made of it, without the run: time, run and number make it."""
    time, _, rest = name.partition("-")
    return f"{time}-{rest.rpartition('-')[2]}" if "T" in time else name


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


_COLUMNS = """
    select schema_name || '.' || table_name, column_name, data_type, coalesce(c.comment, '')
    from duckdb_columns() as c
    join duckdb_tables() using (schema_name, table_name)
    where not c.internal
    order by schema_name, table_name, column_index
"""
