"""Marks that stand for other marks: `?` for a no-break space, `!` for every full stop of a page."""

import polars as pl

HAN_OR_OPENING = r"[\p{Han}“‘《【(0-9]"
# No sentence begins with a question mark; a bullet or a no-break space that was lost does.
LEADING = rf"^((?:\?[ \u{{3000}}]*)+){HAN_OR_OPENING}"
# Nor does a value behind its label.
BEHIND_LABEL = rf"([:：])\?(\p{{Han}}|\d)"
BEHIND_DATE = r"(\d日|\d{4}-\d\d?-\d\d?)\?(\d\d?:\d\d)"
# A page without a full stop, whose sentences all end in `!`, had them replaced.
LEAST_MARKS = 5
LEAST_JOINS = 3


def trim(lines: pl.DataFrame) -> pl.DataFrame:
    """Add text, raw_text without the blanks at both ends, trimmed, the characters cut in front, and blank_mark.

    blank_mark counts the no-break spaces that came as `?`; those in front are cut with the blanks.
    """
    stripped = pl.col("raw_text").str.strip_chars()
    in_front = pl.when(stripped.str.starts_with("?")).then(stripped.str.extract(LEADING)).fill_null("")
    text = stripped.str.slice(in_front.str.len_chars())
    spaced = text.str.replace_all(BEHIND_LABEL, "$1 $2").str.replace_all(BEHIND_DATE, "$1 $2")
    cut = pl.col("raw_text").str.strip_chars_start().str.len_chars() - in_front.str.len_chars()
    marks = in_front.str.count_matches("?", literal=True) + _question_marks(text) - _question_marks(spaced)
    return lines.with_columns(
        text=spaced,
        trimmed=(pl.col("raw_text").str.len_chars() - cut).cast(pl.Int32),
        blank_mark=marks.cast(pl.Int32),
    )


def _question_marks(text: pl.Expr) -> pl.Expr:
    return text.str.count_matches("?", literal=True)


def restore_full_stops(lines: pl.DataFrame) -> pl.DataFrame:
    """Write `!` as `。` on pages whose every full stop became one; full_stop counts them."""
    text = pl.col("text")
    marks = text.str.count_matches("!", literal=True)
    has_stop = text.str.contains("。", literal=True).any().over("page_id")
    joins = text.str.count_matches(r"\p{Han}!\p{Han}").sum().over("page_id")
    replaced = ~has_stop & (marks.sum().over("page_id") >= LEAST_MARKS) & (joins >= LEAST_JOINS)
    return lines.with_columns(
        text=pl.when(replaced).then(text.str.replace_all("!", "。", literal=True)).otherwise(text),
        full_stop=pl.when(replaced).then(marks).otherwise(0).cast(pl.Int32),
    )
