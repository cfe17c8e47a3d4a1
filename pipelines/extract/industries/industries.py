"""Industries: from the lines of pages to one row per mention of a named line of business."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.industries import grammar
from pipelines.extract.industries.chains import joined, with_list_evidence
from pipelines.extract.story import SPAN, STORY

LEFT, RIGHT = 14, 16
SCHEMA = pl.Schema(SPAN | {"industry_name": pl.String})


def read_industries(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a line of business is named."""
    story = lines.lazy().filter(pl.col("role").is_in(STORY)).select("page_id", "line_no", "text").collect()
    found = cues(story, [*grammar.words(), *grammar.suffixes(), *grammar.TITLE], LEFT, RIGHT)
    outside = found.filter(~_inside_title())
    named = joined(_extended(outside).filter(pl.col("use") != "none"))
    known = with_list_evidence(named.filter(pl.col("industry_name").is_not_null()))
    others = _told_by_suffix(named.filter(pl.col("industry_name").is_null()))
    rows = pl.concat([known.select(SCHEMA.names()), others.select(SCHEMA.names())])
    return rows.cast(SCHEMA).sort("page_id", "line_no", "char_start")


def _inside_title() -> pl.Expr:
    """Tell a cue that stands between 《 and 》, and these marks themselves."""
    opened = pl.when(pl.col("cue").is_in(grammar.TITLE)).then(pl.col("cue") == grammar.TITLE[0])
    is_new_line = (pl.col("page_id") != pl.col("page_id").shift()) | (pl.col("line_no") != pl.col("line_no").shift())
    state = pl.when(opened.is_null() & is_new_line.fill_null(value=True)).then(pl.lit(value=False)).otherwise(opened)
    return state.forward_fill().fill_null(value=False) | pl.col("cue").is_in(grammar.TITLE)


def _extended(found: pl.DataFrame) -> pl.DataFrame:
    """Take in what stands before a word and belongs to its name (晶硅 + 光伏), which is all the name of a bare suffix.

    Adds use and industry_name; the latter is null where a suffix stands alone.
    """
    before = pl.col("left").str.extract(grammar.before()).fill_null("")
    stem = before.str.extract(grammar.last_stem()).replace_strict(grammar.stems(), default=None, return_dtype=pl.String)
    return found.filter(
        ~pl.col("right").str.contains(grammar.goes_on()),
        ~(pl.col("cue").str.contains(grammar.MADE) & pl.col("right").str.contains(grammar.trade())),
    ).with_columns(
        char_start=pl.col("char_start") - before.str.len_chars().cast(pl.Int32),
        use=pl.col("cue").replace_strict(grammar.uses(), default="suffix", return_dtype=pl.String),
        industry_name=pl.coalesce(
            pl.col("cue").replace_strict(grammar.words(), default=None, return_dtype=pl.String), stem
        ),
    )


def _told_by_suffix(found: pl.DataFrame) -> pl.DataFrame:
    """Return the names of no list before 产业: a short noun that says which."""
    noun = pl.col("left").str.extract(grammar.noun()).str.replace(grammar.leading(), "")
    kept = found.filter(pl.col("cue").is_in(grammar.OPEN)).with_columns(noun=noun)
    kept = kept.filter(
        pl.col("noun").str.len_chars().is_between(grammar.SHORTEST, grammar.LONGEST),
        ~pl.col("noun").str.contains(grammar.generic()),
        ~pl.col("right").str.contains(grammar.name_end()),
        ~pl.col("right").str.contains(grammar.matter()),
    )
    name = pl.concat_str("noun", "cue")
    start = pl.col("char_end") - name.str.len_chars().cast(pl.Int32)
    return kept.with_columns(char_start=start, surface=name, industry_name="noun")
