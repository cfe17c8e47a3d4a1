"""Later, shorter mentions of a programme that its page has named in full: 桃花节, 英才计划, 《办法》."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.programmes import grammar

PLACE = ["page_id", "line_no"]
# Titles up to this length speak of one named before.
SHORT_TITLE = 6
# A title of one word says nothing by itself.
WORD = 2


def with_titles_in_full(titles: pl.DataFrame) -> pl.DataFrame:
    """Give short titles the name of the page's longer title that ends with them; drop lone words without one."""
    short = pl.col("surface").str.len_chars() <= SHORT_TITLE
    full = titles.filter(~short).select("page_id", full="surface").unique(maintain_order=True)
    ends_so = pl.col("full").str.replace(grammar.AFTERTHOUGHT, "").str.ends_with(pl.col("surface"))
    pairs = titles.filter(short).select("page_id", "surface").unique().join(full, on="page_id").filter(ends_so)
    first = pairs.unique(["page_id", "surface"], keep="first", maintain_order=True)
    named = titles.join(first, on=["page_id", "surface"], how="left", maintain_order="left")
    return (
        named.filter((pl.col("surface").str.len_chars() > WORD) | pl.col("full").is_not_null())
        .with_columns(programme_name=pl.coalesce("full", "surface"))
        .drop("full")
    )


def short_mentions(lines: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Return one row per short form of a name that stands elsewhere on its page, with the name's type.

    `names` holds page_id, programme_name and programme_type.
    """
    known = names.select("page_id", "programme_name", "programme_type").unique(maintain_order=True)
    forms = known.join(_forms(names), on="programme_name", maintain_order="left_right")
    pages = lines.join(forms.select("page_id").unique(), on="page_id", how="semi")
    found = cues(pages, forms["cue"].unique().sort().to_list(), 0, 0)
    meant = forms.unique(["page_id", "cue"], keep="first", maintain_order=True)
    return found.join(meant, on=["page_id", "cue"]).select(
        *PLACE, "char_start", "programme_name", "programme_type", surface="cue"
    )


def _forms(names: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name and short form: its end with the word before (英才计划), and a pair with 节 (桃花节)."""
    # A loop, because a name gives several forms and few names are distinct.
    rows = [(name, form) for name in names["programme_name"].unique().sort() for form in grammar.short_forms(name)]
    return pl.DataFrame(rows, schema={"programme_name": pl.String, "cue": pl.String}, orient="row")
