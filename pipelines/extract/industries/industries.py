"""Industries: from the lines of pages to one row per mention of a named line of business."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.industries import grammar
from pipelines.reference import table

ROLES = ("title", "heading", "body", "bullet", "caption")
LEFT, RIGHT = 60, 16
SCHEMA: dict[str, type[pl.DataType]] = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
    "industry_name": pl.String,
}


def read_industries(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a line of business is named."""
    listed = table("industry_words").rename({"word": "cue"})
    story = lines.lazy().filter(pl.col("role").is_in(ROLES)).select("page_id", "line_no", "text").collect()
    found = cues(story, [*listed["cue"], *grammar.OPEN], LEFT, RIGHT).drop("text").join(listed, on="cue", how="left")
    rows = pl.concat([_listed(found), _open(found)])
    apart = rows.filter(~_inside_name()).sort("page_id", "line_no", "char_start", "char_end")
    return apart.filter(_first_of_overlapping()).select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items())


def _listed(found: pl.DataFrame) -> pl.DataFrame:
    """Return the words of the list, each with the suffix behind it; a stem counts only with one."""
    suffix = pl.col("right").str.extract(grammar.suffix())
    kept = found.filter(pl.col("use").is_not_null()).with_columns(suffix=suffix)
    kept = kept.filter((pl.col("use") == "alone") | pl.col("suffix").is_not_null())
    return kept.with_columns(suffix=pl.col("suffix").fill_null("")).select(
        *("page_id", "line_no", "char_start", "left", "industry_name"),
        char_end=pl.col("char_end") + pl.col("suffix").str.len_chars().cast(pl.Int32),
        surface=pl.col("cue") + pl.col("suffix"),
        right=pl.col("right").str.slice(pl.col("suffix").str.len_chars()),
    )


def _open(found: pl.DataFrame) -> pl.DataFrame:
    """Return what stands before 产业 and is not on the list: a short noun that says which."""
    name = pl.col("left").str.tail(grammar.LONGEST).str.extract(grammar.noun()).str.replace(grammar.leading(), "")
    kept = found.filter(pl.col("use").is_null()).with_columns(noun=name)
    kept = kept.filter(
        pl.col("noun").str.len_chars() >= grammar.SHORTEST, ~pl.col("noun").str.contains(grammar.generic())
    )
    length = pl.col("noun").str.len_chars().cast(pl.Int32)
    return kept.select(
        *("page_id", "line_no"),
        char_start=pl.col("char_start") - length,
        left=pl.col("left").str.slice(0, pl.col("left").str.len_chars() - length),
        industry_name="noun",
        char_end="char_end",
        surface=pl.col("noun") + pl.col("cue"),
        right="right",
    ).select("page_id", "line_no", "char_start", "left", "industry_name", "char_end", "surface", "right")


def _inside_name() -> pl.Expr:
    """Tell a word that stands inside the name of an organisation, a programme or a title."""
    return pl.col("right").str.contains(grammar.name_end()) | pl.col("left").str.contains("《[^》]*$")


def _first_of_overlapping() -> pl.Expr:
    """Keep of two that overlap the one that starts first."""
    same_line = (pl.col("page_id") == pl.col("page_id").shift()) & (pl.col("line_no") == pl.col("line_no").shift())
    return ~(same_line & (pl.col("char_start") < pl.col("char_end").shift())).fill_null(value=False)
