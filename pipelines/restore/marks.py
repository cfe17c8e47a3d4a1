"""Marks that stand for other marks: `?` for a no-break space, `!` for every full stop of a page."""

import polars as pl

from pipelines.restore.width import NO_BREAK, TAB, WIDE_BLANKS

OPENING = r"(?:[\p{Han}“‘《【(0-9●■◆▲★]|[A-Z][A-Za-z0-9])"
# White space, and what has no width: marks of byte order and of where a line may break.
BLANKS = f" \n\x0b\x0c\x85\u2028\u2029{NO_BREAK}{TAB}{WIDE_BLANKS}\ufeff\u200b"
# No sentence begins with a question mark; a bullet or a no-break space that was lost does.
LEADING = rf"^((?:\?[ \u{{3000}}]*)+){OPENING}"
# Nor does a value behind its label.
BEHIND_LABEL = r"([:：])\?(\p{Han}|\d)"
BEHIND_DATE = r"(\d日|\d{4}-\d\d?-\d\d?)\?(\d\d?:\d\d)"
# A page without a full stop, whose sentences all end in `!`, had them replaced.
LEAST_MARKS = 3
LEAST_EXCLAIMING = 0.7
# A line of prose: it has parts and some length, which labels and headings lack.
LEAST_PROSE = 20
PARTS = ",、;，；"
ENDS_IN_MARK = r"![”’」』)]?$"


def trim(lines: pl.DataFrame) -> pl.DataFrame:
    """Cut the blanks off both ends of raw_text: adds text, trimmed (the characters cut in front) and blank_mark.

    blank_mark counts the no-break spaces that came as `?`; those in front are cut with the blanks.
    """
    raw = pl.col("raw_text")
    in_front = raw.str.len_chars() - raw.str.strip_chars_start(BLANKS).str.len_chars()
    lines = lines.with_row_index("row").with_columns(
        text=raw.str.strip_chars(BLANKS), trimmed=in_front.cast(pl.Int32), blank_mark=pl.lit(0, pl.Int32)
    )
    is_marked = lines["text"].str.contains("?", literal=True)
    return pl.concat([lines.filter(~is_marked), _without_blank_marks(lines.filter(is_marked))]).sort("row").drop("row")


def _without_blank_marks(lines: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("text")
    in_front = text.str.extract(LEADING).fill_null("")
    kept = text.str.slice(in_front.str.len_chars())
    spaced = kept.str.replace_all(BEHIND_LABEL, "$1 $2").str.replace_all(BEHIND_DATE, "$1 $2")
    blanks = text.str.count_matches("?", literal=True) - spaced.str.count_matches("?", literal=True)
    return lines.with_columns(
        text=spaced,
        trimmed=pl.col("trimmed") + in_front.str.len_chars().cast(pl.Int32),
        blank_mark=blanks.cast(pl.Int32),
    )


def restore_full_stops(lines: pl.DataFrame) -> pl.DataFrame:
    """Write `!` as `。` on pages whose every full stop became one; full_stop counts them."""
    text = pl.col("text")
    marks = text.str.count_matches("!", literal=True)
    is_replaced = pl.col("page_id").is_in(_pages_without_full_stops(lines).implode())
    return lines.with_columns(
        text=pl.when(is_replaced).then(text.str.replace_all("!", "。", literal=True)).otherwise(text),
        full_stop=pl.when(is_replaced).then(marks).otherwise(0).cast(pl.Int32),
    )


def _pages_without_full_stops(lines: pl.DataFrame) -> pl.Series:
    text = pl.col("text")
    marks = text.str.count_matches("!", literal=True).sum()
    exclaiming = lines.filter(text.str.contains("!", literal=True)).group_by("page_id").agg(marks=marks)
    pages = exclaiming.filter(pl.col("marks") >= LEAST_MARKS)["page_id"]
    is_prose = (text.str.len_chars() >= LEAST_PROSE) & text.str.contains(f"[{PARTS}]")
    return (
        lines.filter(pl.col("page_id").is_in(pages.implode()))
        .group_by("page_id")
        .agg(
            stops=text.str.contains("。", literal=True).any(),
            exclaims=text.filter(is_prose).str.contains(ENDS_IN_MARK).mean() >= LEAST_EXCLAIMING,
            prose=is_prose.any(),
        )
        .filter(~pl.col("stops"), "exclaims", "prose")["page_id"]
    )
