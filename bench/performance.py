"""`docs/performance.md`: its tables between their markers and its charts, from bench/results.json alone.

Run as `python -m bench.performance` once the sections are measured; one that is not measured keeps its earlier table.
"""

from collections.abc import Callable

from bench.charts import Bar, Line, bars, lines
from bench.goals import goals
from bench.peers.report import comparison_table
from bench.report import DOCS, markdown, write_docs
from bench.results import Row, results
from bench.speed.steps import EXTRACTION, LIMITS
from bench.telling import Rows, number, told

CHARTS = DOCS / "charts"


def main() -> None:
    """Write every table and every chart whose section was measured."""
    measured = results()
    tables = {part: write(measured[part]) for part, write in TABLES.items() if measured.get(part)}
    if reached := list(goals(measured)):
        tables["goals"] = markdown(["what", "goal", "reached"], reached)
    write_docs("performance", tables)
    CHARTS.mkdir(exist_ok=True)
    drawn = [
        name for name, (part, draw) in DRAWINGS.items() if measured.get(part) and _draw(name, draw(measured[part]))
    ]
    print(f"docs/performance.md: {', '.join(tables)}; docs/charts: {', '.join(drawn)}")


def _draw(name: str, chart: str) -> bool:
    (CHARTS / f"{name}.svg").write_text(chart, encoding="utf-8")
    return True


def table(*columns: str) -> Callable[[Rows], str]:
    """Return what writes these columns of those rows that have the first."""

    def write(rows: Rows) -> str:
        return markdown(columns, [[told(row, column) for column in columns] for row in rows if columns[0] in row])

    return write


def _job_steps(rows: Rows) -> str:
    """Write one line per step, with a column for each corpus."""
    seconds = {(row["step"], row["pages"]): told(row, "seconds a MB") for row in rows}
    steps, pages = (list(dict.fromkeys(row[name] for row in rows)) for name in ("step", "pages"))
    header = ["seconds a MB", *(f"{number:,} pages" for number in pages)]
    return markdown(header, [[str(step), *(seconds.get((step, of), "") for of in pages)] for step in steps])


def _machine(rows: Rows) -> str:
    return markdown(["", "measured on"], [[name, str(value)] for name, value in rows[0].items()])


TABLES: dict[str, Callable[[Rows], str]] = {
    "machine": _machine,
    "steps": table("step", "MB/s a core", "share of scan"),
    "job": table("pages", "MB", "MB/s", "CPU seconds a MB", "times the smallest, a MB", "peak MB", "peak, in inputs"),
    "job steps": _job_steps,
    "increment": table(
        "pages of history", "seconds", "times the empty one", "publishing seconds", "publishing seconds a GB"
    ),
    "startup": table("process", "seconds", "times the import"),
    "queries": table("query", "rows", "seconds"),
    "accuracy": table("fact", "pages", "labels", "precision", "recall", "wrong on unflagged lines"),
    "peers": comparison_table,
}


def _bar(row: Row, label: str, value: str, *, stands_out: bool = False) -> Bar:
    low, high = _spread(row, f"{value}, lowest", f"{value}, highest")
    return Bar(label, number(row, value), low, high, stands_out)


def _spread(row: Row, low: str, high: str) -> tuple[float, float]:
    return number(row, low), number(row, high)


def _steps_chart(rows: Rows) -> str:
    shown = [row for row in rows if row["step"] not in LIMITS[:2]]
    marked = {LIMITS[-1], EXTRACTION}
    drawn = [_bar(row, str(row["step"]), "MB/s a core", stands_out=row["step"] in marked) for row in shown]
    return bars("Each step on one core, beside a plain scan", "MB of raw text a second of CPU", drawn)


def _speed_chart(rows: Rows) -> str:
    points = [(number(row, "pages"), number(row, "MB/s")) for row in rows]
    return lines("Raw text to published facts, on two cores", "pages", "MB/s", [Line("whole job", points)])


def _memory_chart(rows: Rows) -> str:
    drawn = [
        Line(label, [(number(row, "pages"), number(row, column)) for row in rows])
        for label, column in (("memory at its peak", "peak MB"), ("raw text", "MB"))
    ]
    return lines("Memory of all processes, beside the input", "pages", "MB", drawn)


def _increment_chart(rows: Rows) -> str:
    drawn = [_bar(row, f"on {number(row, 'pages of history'):,.0f} pages", "seconds") for row in rows]
    return bars("A day's 1,000 pages on a growing warehouse, publishing apart", "seconds", drawn)


def _startup_chart(rows: Rows) -> str:
    return bars("Starting", "seconds", [_bar(row, str(row["process"]), "seconds") for row in rows])


def _peers_chart(rows: Rows) -> str:
    """Draw how many times as fast as each peer this project is, in the same rounds."""
    timed = [row for row in rows if row.get("times as fast") is not None]
    drawn = [
        Bar(f"{row['peer']}: {row['part']}", number(row, "times as fast"), *_spread(row, "lowest", "highest"))
        for row in timed
    ]
    return bars("This project beside others, in the same rounds", "times as fast", drawn)


DRAWINGS: dict[str, tuple[str, Callable[[Rows], str]]] = {
    "steps": ("steps", _steps_chart),
    "job": ("job", _speed_chart),
    "memory": ("job", _memory_chart),
    "increment": ("increment", _increment_chart),
    "startup": ("startup", _startup_chart),
    "peers": ("peers", _peers_chart),
}


if __name__ == "__main__":
    main()
