"""The whole path in a process of its own: a raw folder into a warehouse, and what that took; prints JSON.

Run as `python -m bench.fuzzing.job <raw folder> <warehouse folder>`; `--capture` stops behind the bronze layer.
"""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from pipelines.load import Run, load
from pipelines.readers.bronze import capture, shards
from pipelines.settings import Settings
from pipelines.silver import refine


def bring_in(settings: Settings, *, captures_alone: bool) -> dict[str, object]:
    """Capture, refine and load what is new; return what each took, the peak of memory and what the checks found."""
    start = time.perf_counter()
    captured, _ = capture(settings.raw, settings.captures, f"{time.time_ns():x}"[-8:])
    seconds = {"captures": time.perf_counter() - start}
    broken = {} if captures_alone else _refine_and_load(settings, seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"captured": captured, "seconds": seconds, "peak_bytes": peak, "broken": broken}


def _refine_and_load(settings: Settings, seconds: dict[str, float]) -> dict[str, int]:
    seconds |= {name: made.seconds for name, made in refine(settings).items()}
    begun = time.perf_counter()
    done = load(settings, shards(settings.captures), Run(datetime.now(UTC).isoformat(), datetime.now(UTC)))
    seconds["load"] = time.perf_counter() - begun
    return {name: rows for name, rows in done.offending.items() if rows}


if __name__ == "__main__":
    # What readers say on the way is no part of the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    folders = Settings(raw=Path(sys.argv[1]), warehouse=Path(sys.argv[2]))
    json.dump(bring_in(folders, captures_alone="--capture" in sys.argv), answer)
