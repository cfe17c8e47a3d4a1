"""What became of every file: nothing lost, nothing doubled, nothing without a reason, each byte as it came."""

import hashlib
from pathlib import Path

import duckdb

from bench.fuzzing.files import SINGLE, Fuzzed

# One row per capture that is not as it should be, and how.
WRONG = {
    "bytes that are others than came in": """
        select source_path from read_parquet($captures)
        where content is not null and (sha256(content) <> page_id or octet_length(content) <> bytes)
    """,
    "captures that the warehouse does not hold, or not once": """
        with counted as (
            select source_path, record_no, page_id, 1 as captured, 0 as loaded from read_parquet($captures)
            union all
            select source_path, record_no, page_id, 0, 1 from fact_capture
        )
        select source_path from counted
        group by source_path, record_no, page_id having sum(captured) <> 1 or sum(loaded) <> 1
    """,
    "refused without a class or a reason": """
        select source_path from ops.quarantine where coalesce(error_class, '') = '' or coalesce(reason, '') = ''
    """,
    "refused, and not kept byte for byte": """
        select seen.source_path from fact_capture as seen left join ops.quarantine as kept using (capture_key)
        where status = 'quarantined'
            and (kept.capture_key is null or seen.page_id is not null and sha256(kept.bytes) <> seen.page_id)
    """,
    "pages that are neither an article nor refused nor seen before": """
        select source_path from fact_capture where status = 'loaded' and article_key = -1
    """,
}


def wrong(database: Path, captures: Path, fuzzed: list[Fuzzed]) -> list[str]:
    """Return what is wrong, in words that name a file; empty where everything is accounted for."""
    with duckdb.connect(database, read_only=True) as connection:
        every = str(captures / "*" / "*.parquet")
        found = [
            f"{what}: {path}"
            for what, query in WRONG.items()
            for (path,) in connection.execute(query, {"captures": every} if "$" in query else None).fetchall()
        ]
        rows = connection.execute("select source_path, page_id, status from fact_capture").fetchall()
    held: dict[str, set[str | None]] = {}
    for path, page_id, _ in rows:
        held.setdefault(path, set()).add(page_id)
    good = {(path, page_id) for path, page_id, status in rows if status in {"loaded", "duplicate"}}
    found += [f"no word of it: {each.name}" for each in fuzzed if each.name not in held]
    found += [
        f"its bytes are lost: {each.name}"
        for each in fuzzed
        if each.name.endswith(SINGLE) and hashlib.sha256(each.content).hexdigest() not in held.get(each.name, ())
    ]
    return found + [
        f"a page beside the harmed one is lost: {each.name}, {each.by}"
        for each in fuzzed
        if any((each.name, page_id) not in good for page_id in each.unharmed)
    ]
