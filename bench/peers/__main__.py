"""`python -m bench.peers`: this project beside what people would use instead, on the same pages in the same run.

Each peer is set up in bench/.venvs the first time, from its locked requirements; one that cannot be is told as such.
`--only datatrove,jieba` measures some; `--scale 4` gives all of them four times as many pages; `--write-docs` puts
what each leaves undone into docs/peers.md.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.peers import articles, conversion, entities, load, near_duplicates, whole_job
from bench.peers.environments import PeerUnavailableError
from bench.peers.report import comparison_table, undone_table
from bench.report import write_docs
from bench.results import Row, record, results

PART = "peers"
Measure = Callable[[str, Path, float], list[Row]]
PEERS: dict[str, Measure] = {
    "datatrove": whole_job.measure,
    "trafilatura": articles.measure,
    "newspaper4k": articles.measure,
    "opencc": conversion.measure,
    "opencc-python-reimplemented": conversion.measure,
    "datasketch": near_duplicates.measure,
    "jieba": entities.measure,
    "dbt-duckdb": load.measure,
}


def main() -> None:
    """Measure the peers one after another, write down, print; what was measured of the others before is kept."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default=",".join(PEERS), metavar="NAMES", help="peers by commas: " + ", ".join(PEERS))
    parser.add_argument("--scale", type=float, default=1.0, help="how many times as many pages; 1 takes 10 minutes")
    parser.add_argument("--write-docs", action="store_true", help="put what is left undone into docs/peers.md")
    given = parser.parse_args()
    wanted = given.only.split(",")
    if unknown := set(wanted) - PEERS.keys():
        parser.error(f"no peer is called {', '.join(sorted(unknown))}")
    for peer in wanted:
        start = time.monotonic()
        rows = measure(peer, given.scale)
        record(PART, in_order([*(row for row in results().get(PART, []) if row["peer"] != peer), *rows]))
        print(f"{comparison_table(rows)}\n{peer}: {time.monotonic() - start:.0f} s\n", flush=True)
    if given.write_docs:
        write_docs(PART, {"undone": undone_table()})


def measure(peer: str, scale: float) -> list[Row]:
    """Return the rows of one peer, or one that says why there are none."""
    with tempfile.TemporaryDirectory(prefix="bench-peers-") as folder:
        try:
            return PEERS[peer](peer, Path(folder), scale)
        except PeerUnavailableError as error:
            return [{"peer": peer, "part": "", "measure": f"not measured: {error}"}]


def in_order(rows: list[Row]) -> list[Row]:
    """Put the rows into the order of the peers."""
    return sorted(rows, key=lambda row: list(PEERS).index(str(row["peer"])))


if __name__ == "__main__":
    main()
