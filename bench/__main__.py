"""`make bench`: every section of the benchmark in one sitting, each in a process of its own.

It ends with what fell below its standard, and with docs/performance.md and its charts drawn anew from what was
measured. `--full` goes on to 10^6 pages and 10^7 figures of history; `--only speed,facts` measures some sections;
`--write-docs` also puts the tables of the others into their documents.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec

from bench.pages import ROOT


@dataclass(frozen=True)
class Section:
    """One part of the benchmark: the module that measures it, the options it takes, and those that make it quick."""

    name: str
    takes: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """Return what Python runs."""
        return f"bench.{self.name}"


FULL, WRITE_DOCS = "--full", "--write-docs"
SECTIONS = (
    Section("speed", (FULL,)),
    Section("facts", (WRITE_DOCS,)),
    Section("restoration", (WRITE_DOCS,)),
    Section("stories", (WRITE_DOCS,)),
    Section("warehouse", (FULL, WRITE_DOCS)),
    Section("peers", (WRITE_DOCS,), quick=("--scale", "0.3")),
)
# What is done with the results of all of them.
ENDING = (Section("performance"), Section("standards"))


def main() -> None:
    """Measure the sections one after another; a failure of one keeps no other from being measured."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(FULL, action="store_true", help="the largest sizes too: hours, and 60 GB of disk meanwhile")
    parser.add_argument(WRITE_DOCS, action="store_true", help="write the tables of every section into its document")
    parser.add_argument("--only", default="", help="sections by commas: " + ", ".join(one.name for one in SECTIONS))
    given = parser.parse_args()
    wanted = set(given.only.split(",")) if given.only else {section.name for section in SECTIONS}
    if unknown := wanted - {section.name for section in SECTIONS}:
        parser.error(f"no section is called {', '.join(sorted(unknown))}")
    options = {option for option, is_set in ((FULL, given.full), (WRITE_DOCS, given.write_docs)) if is_set}
    there = [section for section in SECTIONS if section.name in wanted and find_spec(section.module)]
    failed = [section.name for section in (*there, *ENDING) if not _run(section, options)]
    if failed:
        sys.exit(f"error: {', '.join(failed)} failed, see above")


def _run(section: Section, options: set[str]) -> bool:
    """Run one section; return whether it ended well."""
    print(f"\n== {section.name}\n", flush=True)
    start = time.monotonic()
    chosen = [option for option in section.takes if option in options]
    command = [sys.executable, "-m", section.module, *chosen, *(() if FULL in options else section.quick)]
    is_good = subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603
    print(f"\n{section.name}: {time.monotonic() - start:.0f} s{'' if is_good else ', FAILED'}", flush=True)
    return is_good


if __name__ == "__main__":
    main()
