"""What facts and accuracy must reach again: `standards.csv`, so that no speed is ever paid for with truth.

`python -m bench.standards` compares bench/results.json with it and fails where something fell; `--write` makes what was
measured the standard, which is to be committed with the change that moved it.
"""

import argparse
import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.results import Row, results

STANDARDS = Path(__file__).with_suffix(".csv")
COLUMNS = ("part", "pages", "fact", "field", "measure", "least")
MEASURES = {"facts": ("precision", "recall", "F1"), "accuracy": ("precision", "recall")}
# The last digit that is kept.
DIGITS = 3
Key = tuple[str, ...]


def main() -> None:
    """Compare, or write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true", help="make what was measured the standard")
    measured = dict(_measured(results()))
    if arguments.parse_args().write:
        _write({**_standards(), **measured})
        return
    fallen = list(complaints(measured, _standards()))
    print(f"standards  {len(measured)} measured, {len(fallen)} fell")
    for complaint in fallen:
        print(f"  {complaint}", file=sys.stderr)
    sys.exit(1 if fallen else 0)


def complaints(measured: dict[Key, float], standards: dict[Key, float]) -> Iterator[str]:
    """Yield in words what fell below its standard; what was not measured, or has no standard yet, is passed over."""
    for key, least in standards.items():
        if measured.get(key, least) < least:
            part, pages, fact, field, measure = key
            what = " ".join(filter(None, (fact, field)))
            yield f"{measure} of {what} on {pages} pages ({part}) fell to {measured[key]:.4f}, below {least}"


def _measured(found: dict[str, list[Row]]) -> Iterator[tuple[Key, float]]:
    for part, names in MEASURES.items():
        for row in found.get(part, []):
            if str(row["pages"]).endswith("baseline"):
                continue
            for measure in names:
                if isinstance(value := row.get(measure), float):
                    yield (part, str(row["pages"]), str(row["fact"]), str(row.get("field", "")), measure), value


def _standards() -> dict[Key, float]:
    if not STANDARDS.exists():
        return {}
    with STANDARDS.open(encoding="utf-8", newline="") as file:
        return {tuple(row[name] for name in COLUMNS[:-1]): float(row["least"]) for row in csv.DictReader(file)}


def _write(measured: dict[Key, float]) -> None:
    with STANDARDS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows((*key, math.floor(value * 10**DIGITS) / 10**DIGITS) for key, value in measured.items())


if __name__ == "__main__":
    main()
