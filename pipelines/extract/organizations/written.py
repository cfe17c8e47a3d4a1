"""Organisations given in words, as a person's post names them, beside those that their pages name."""

import polars as pl

from pipelines.extract.organizations.endings import endings
from pipelines.extract.organizations.spans import organization_spans
from pipelines.plans import run

TITLE = "主任"
TOLD = ("before", "ending", "start", "long_form", "organization_type")
WHERE = ("page_id", "line_no", "char_start", "surface", "full", "is_asked")


def written_spans(written: pl.DataFrame, context: pl.DataFrame) -> pl.DataFrame:
    """Return the organisations of `context` and one row per distinct page_id and written, which is_asked.

    Both have the columns of organization_spans.
    """
    asked = written.lazy().drop_nulls("written").unique(["page_id", "written"], keep="first", maintain_order=True)
    both = pl.concat(
        [
            context.lazy().select(*WHERE[:-2], full="organization_name", is_asked=pl.lit(value=False)),
            asked.select(
                "page_id",
                *(pl.col(name).cast(pl.Int32) for name in ("line_no", "char_start")),
                surface="written",
                full=pl.lit(None, pl.String),
                is_asked=pl.lit(value=True),
            ),
        ]
    )
    rows = run(both)
    length = pl.col("surface").str.len_chars().cast(pl.Int32)
    return run(
        rows.lazy()
        .join(_read(rows["surface"]), on="surface", maintain_order="left")
        .with_columns(char_end=pl.col("char_start") + length)
    )


def _read(words: pl.Series) -> pl.LazyFrame:
    """Return one row per distinct organisation in words: surface, and what organization_spans tells of it."""
    distinct = pl.DataFrame({"surface": words.unique(maintain_order=True)})
    # A title behind it tells a department named by itself.
    lines = distinct.with_row_index("line_no").select(
        "surface",
        pl.col("line_no").cast(pl.Int32),
        page_id=pl.lit(""),
        role=pl.lit("body"),
        text=pl.col("surface") + TITLE,
    )
    whole = pl.col("char_end") == pl.col("surface").str.len_chars()
    spans = organization_spans(lines).lazy().filter(whole).select("surface", *TOLD).unique("surface")
    found = lines.lazy().select("surface").join(spans, on="surface", how="left", maintain_order="left")
    department = pl.when(_is_department())
    return found.select(
        "surface",
        before=pl.coalesce("before", department.then("surface"), pl.lit("")),
        ending=pl.coalesce("ending", department.then(pl.lit("")), "surface"),
        start=pl.coalesce("start", department.then(pl.lit("office")), pl.lit("whole")),
        long_form=pl.coalesce("long_form", "surface"),
        organization_type=pl.coalesce("organization_type", _type()),
    )


def _is_department() -> pl.Expr:
    return pl.col("surface").str.contains("..[处科室]$|[^公]司$|..[大支总]队$|.管理局$")


def _type() -> pl.Expr:
    """Return the type that the last ending in the words tells; of a department that of a public body."""
    known = endings().drop_nulls("start").unique("ending", keep="first", maintain_order=True)
    by_length = known.sort(pl.col("ending").str.len_chars(), descending=True)["ending"].to_list()
    last = pl.col("surface").str.extract_many(by_length, leftmost=True).list.last()
    told = last.replace_strict(known["ending"], known["organization_type"], default=None)
    return pl.when(_is_department()).then(pl.lit("government")).otherwise(pl.coalesce(told, pl.lit("other")))
