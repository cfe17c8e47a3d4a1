"""Organisations given in words, as a person's post names them, read where their page first has those words."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.endings import endings
from pipelines.extract.organizations.spans import organization_spans

LAST_LINE = 1_000_000
TITLE = "主任"


def written_spans(written: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Return one row per distinct page_id and written, with the columns of organization_spans.

    Each stands where the story first has those words, else behind its end.
    """
    rows = written.select("page_id", "written").drop_nulls().unique(maintain_order=True)
    lines = rows.with_columns(
        line_no=pl.int_range(LAST_LINE, LAST_LINE + pl.len(), dtype=pl.Int32),
        role=pl.lit("body"),
        # A title behind it tells a department named by itself.
        text=pl.col("written") + TITLE,
    )
    whole = pl.col("char_end") == pl.col("surface").str.len_chars()
    spans = organization_spans(lines).filter(whole)
    told = ("before", "ending", "start", "long_form", "organization_type")
    found = lines.join(
        spans.select("page_id", "line_no", *told, written="surface"), on=["page_id", "line_no", "written"], how="left"
    )
    return found.join(_first_places(rows, story), on=["page_id", "written"], how="left").select(
        "page_id",
        pl.col("first_line").fill_null(LAST_LINE).alias("line_no"),
        pl.col("first_at").fill_null(0).alias("char_start"),
        pl.col("written").alias("surface"),
        before=pl.coalesce("before", pl.when(_is_department()).then("written"), pl.lit("")),
        ending=pl.coalesce("ending", pl.when(_is_department()).then(pl.lit("")), "written"),
        start=pl.coalesce("start", pl.when(_is_department()).then(pl.lit("office")), pl.lit("whole")),
        long_form=pl.coalesce("long_form", "written"),
        organization_type=pl.coalesce("organization_type", _type()),
        char_end=pl.col("first_at").fill_null(0) + pl.col("written").str.len_chars().cast(pl.Int32),
        full=pl.lit(None, pl.String),
    )


def _first_places(rows: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    words = rows["written"].unique().cast(pl.String).to_list() or ["\0"]
    found = cues(story.select("page_id", "line_no", "text"), words, left=1, right=1)
    places = found.select("page_id", written="cue", first_line="line_no", first_at="char_start")
    return places.unique(["page_id", "written"], keep="first", maintain_order=True)


def _is_department() -> pl.Expr:
    return pl.col("written").str.contains("..[处科室]$|[^公]司$|..[大支总]队$|.管理局$")


def _type() -> pl.Expr:
    """Return the type that the last ending in the words tells; of a department that of a public body."""
    known = endings().drop_nulls("start").unique("ending", keep="first", maintain_order=True)
    by_length = known.sort(pl.col("ending").str.len_chars(), descending=True)["ending"].to_list()
    last = pl.col("written").str.extract_many(by_length, leftmost=True).list.last()
    told = last.replace_strict(known["ending"], known["organization_type"], default=None)
    return pl.when(_is_department()).then(pl.lit("government")).otherwise(pl.coalesce(told, pl.lit("other")))
