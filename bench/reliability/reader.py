"""A reader that never rests: it opens the published database, asks, closes; it tells of every change and every error.

Run as `python -m bench.reliability.reader <database> <log>`; it reads until its input ends, then prints JSON.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

from bench.input_end import input_end
from bench.reliability.contents import state

PAUSE_SECONDS = 0.2


def main() -> None:
    """Read until the standard input ends; write a line whenever the state is another one than before."""
    stopped = input_end()
    database, log = Path(sys.argv[1]), Path(sys.argv[2])
    last, reads, errors, longest = None, 0, 0, 0.0
    with log.open("a", encoding="utf-8") as file:
        while not stopped.wait(PAUSE_SECONDS):
            start = time.perf_counter()
            try:
                found = state(database)
            except duckdb.Error as error:
                found, errors = f"error: {error}", errors + 1
            longest = max(longest, time.perf_counter() - start)
            reads += 1
            if found != last:
                print(json.dumps({"at": time.time(), "state": found}), file=file, flush=True)
                last = found
    print(json.dumps({"reads": reads, "errors": errors, "longest": longest}))


if __name__ == "__main__":
    main()
