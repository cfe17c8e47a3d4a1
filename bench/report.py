"""The tables of the benchmarks, and their place in the documents, which are written by hand."""

from collections.abc import Sequence

import polars as pl

from bench.pages import ROOT
from bench.results import Row

DOCS = ROOT / "docs"
CASE = ["damage", "coverage"]
HONESTY = {
    "errors_on_unflagged_lines": "of it on unflagged lines",
    "errors_not_as_lost": "of it not as U+FFFD",
    "lines_flagged_though_right": "lines flagged though right",
}


def restoration_table(rows: Sequence[Row]) -> str:
    """Write one line per case: held-out pages where they were measured, the seeds elsewhere.

    How honest this project, the first tool, is about its errors comes between its error rate and that of the others.
    """
    measured = pl.DataFrame(rows, infer_schema_length=None)
    source = "held out" if "held out" in measured["pages"] else "seeds"
    measured = measured.filter(pl.col("pages") == source)
    first = measured["tool"][0]
    ours = measured.filter(pl.col("tool") == first).rename({"error_rate": first, **HONESTY})
    others = measured.filter(pl.col("tool") != first)
    table = ours.select(*CASE, first, *HONESTY.values()).join(
        others.pivot("tool", index=CASE, values="error_rate"), on=CASE, nulls_equal=True, maintain_order="left"
    )
    lines = [
        [damage, "" if coverage is None else f"{coverage:.0%}", *(f"{rate:.2%}" for rate in rates)]
        for damage, coverage, *rates in table.iter_rows()
    ]
    heading = f"Pages: {source}, {measured['characters'][0]:,} characters."
    return f"{heading}\n\n{markdown(table.columns, lines)}"


def throughput_table(rows: Sequence[Row]) -> str:
    """Write one line per work and tool."""
    columns = ["work", "tool", "MB/s", "times slower than this project"]
    lines = [[str(row["work"]), str(row["tool"]), *(f"{row[column]:.1f}" for column in columns[2:])] for row in rows]
    return markdown(columns, lines)


def markdown(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Write a table that can be read as it stands."""
    widths = [max(map(len, column)) for column in zip(header, *lines, strict=True)]
    rows = [header, ["-" * width for width in widths], *lines]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    )


def facts_table(rows: Sequence[Row]) -> str:
    """Write one line per fact and field, with F1 and its interval on each set of pages."""
    measured = pl.DataFrame(rows, infer_schema_length=None)
    told = pl.format("{} [{}, {}]", *(pl.col(name).round(3) for name in ("F1", "low", "high")))
    first = measured.filter(pl.col("pages") == measured["pages"][0])
    counted = first.select("fact", "field", "labels", pl.col("precision", "recall").round(3))
    table = counted.join(
        measured.with_columns(told=told).pivot("pages", index=["fact", "field"], values="told"),
        on=["fact", "field"],
        maintain_order="left",
    )
    return markdown(table.columns, [["" if cell is None else str(cell) for cell in row] for row in table.iter_rows()])


def write_docs(name: str, tables: dict[str, str]) -> None:
    """Put each table between its marker comments in `docs/<name>.md`, in the place of the earlier one."""
    document = DOCS / f"{name}.md"
    text = document.read_text(encoding="utf-8")
    for marker, table in tables.items():
        text = between_markers(text, marker, table)
    document.write_text(text, encoding="utf-8")


def between_markers(text: str, name: str, content: str) -> str:
    """Replace what stands between the two marker comments of this name."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, _, rest = text.partition(begin)
    _, marker, after = rest.partition(end)
    if not marker:
        raise ValueError(f"the marker comments of {name} do not stand in the text")
    return f"{before}{begin}\n{content}\n\n{end}{after}"
