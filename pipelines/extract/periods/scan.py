"""Finding time expressions in lines, with the words on either side. What they mean is read elsewhere."""

import polars as pl

from pipelines import reference
from pipelines.extract.periods.grammar import expression
from pipelines.extract.sentences import STOP
from pipelines.extract.story import STORY

MARK, END = "\x01", "\x02"
HIDDEN = "\x03\x03"
SIDE, REST = 30, 60


def spots(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place that looks like a time expression, in reading order.

    Columns: those of a span, role, sentence_no (counted over all lines), sentence_end (the place in the line where the
    sentence ends), left and right (the words before and after, up to the next expression).
    """
    surface, gap, opens = pl.col("surface"), pl.col("gap"), pl.col("surface").is_null()
    length, distance = surface.str.len_chars().fill_null(0), pl.col("distance")
    stops = gap.str.count_matches(f"[{STOP}]")
    return (
        _pieces(lines)
        .with_columns(distance=gap.str.len_chars(), until=_chars_to(gap, f"[{STOP}]"))
        .with_columns(length=length, before=(length + distance).cum_sum() - distance)
        .with_columns(at=pl.col("before") - pl.when(opens).then("before").forward_fill())
        .with_columns(
            sentence_no=(stops + opens).cum_sum() - stops,
            sentence_end=_sentence_end(),
            left=gap.shift(1).str.tail(SIDE),
            right=gap.str.head(REST),
        )
        .filter(surface.is_not_null())
        .with_columns(char_end=pl.col("at").cast(pl.Int32))
        .with_columns(char_start=pl.col("char_end") - pl.col("length").cast(pl.Int32))
        .drop("gap", "length", "before", "at", "distance", "until")
    )


def _pieces(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the text cut before every expression: the first piece of a line has a gap and no surface."""
    # 后年 of 达产后年产值 is no year: two marks part its characters, and stand for as many.
    kept = reference.words("period_not_words", "word")
    hidden = [word.replace("后年", HIDDEN) for word in kept]
    text = pl.col("text").str.replace_many([MARK, END, *kept], ["\x03", "\x03", *hidden])
    return (
        lines.filter(pl.col("role").is_in(STORY))
        .select("page_id", "line_no", "role", piece=text)
        .sort("page_id", "line_no", maintain_order=True)
        .with_columns(pl.col("piece").str.replace_all(expression(), f"{MARK}${{0}}{END}").str.split(MARK))
        .filter(pl.col("piece").list.len() > 1)
        .explode("piece")
        .with_columns(pl.col("piece").str.split_exact(END, 1).struct.rename_fields(["surface", "gap"]))
        .unnest("piece")
        .with_columns(surface=pl.when(pl.col("gap").is_not_null()).then("surface"), gap=pl.coalesce("gap", "surface"))
    )


def _chars_to(text: pl.Expr, pattern: str) -> pl.Expr:
    """Return how many characters stand before the pattern; null where it is not found."""
    found = text.str.find(pattern)
    before = text.cast(pl.Binary).bin.slice(0, found).cast(pl.String).str.len_chars()
    return pl.when(found.is_not_null()).then(before)


def _sentence_end() -> pl.Expr:
    """Return where the sentence ends: at its first stop, or with its line; `at` is where the gap starts."""
    last = pl.when(pl.col("surface").is_null().shift(-1, fill_value=True)).then("distance")
    return (pl.col("at") + pl.coalesce("until", last)).backward_fill().cast(pl.Int32)
