"""A reader in a process of its own that never rests: it opens the published database, asks, closes, and begins again.

Run as `python -m bench.warehouse.reader <database>`; it reads until its input ends, then prints JSON.
"""

import json
import sys
import threading
import time
from pathlib import Path

import duckdb

from bench.input_end import input_end

# A state is whole if every fact table holds as many rows as the last run that loaded something counted.
IS_WHOLE = """
    with last as (
        select rows_by_table
        from ops.run
        where status = 'success'
        order by finished_at desc
        limit 1
    )
    select
        (select count(*) from fact_article) = rows_by_table['fact_article']
        and (select count(*) from fact_figure) = rows_by_table['fact_figure']
        and (select count(*) from fact_line) = rows_by_table['fact_line']
        and (select count(*) from fact_mention) = rows_by_table['fact_mention']
        and (select count(*) from fact_quote) = rows_by_table['fact_quote'] as is_whole,
        rows_by_table['fact_article'] as articles
    from last
"""


def read_until(stopped: threading.Event, database: Path) -> dict[str, int | float | list[str]]:
    """Read until told to stop; return the reads, the longest, the errors, and the states met, whole or not."""
    reads, broken, longest = 0, 0, 0.0
    errors: list[str] = []
    states: set[int] = set()
    while not stopped.is_set():
        start = time.perf_counter()
        try:
            with duckdb.connect(database, read_only=True) as connection:
                is_whole, articles = connection.execute(IS_WHOLE).fetchone() or (False, 0)
        except duckdb.Error as error:
            errors.append(str(error).splitlines()[0])
        else:
            broken += not is_whole
            states.add(articles)
        reads += 1
        longest = max(longest, time.perf_counter() - start)
    return {"reads": reads, "longest": longest, "broken": broken, "states": len(states), "errors": errors}


def main() -> None:
    """Read until the standard input ends."""
    stopped = input_end()
    print(json.dumps(read_until(stopped, Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
