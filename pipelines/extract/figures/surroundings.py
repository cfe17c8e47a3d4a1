"""What a numeral may stand in that makes it no figure: a title, a short quote, a length of time, a vague magnitude.

These are told from a few characters on either side of the place. In the alternation that finds the places they would
cost as much as all the others, for common characters begin them.
"""

import polars as pl

# A short quote without a stop is a name (“双11”), not what someone said.
OPENING, CLOSING = "“‘「", "”’」"
INSIDE = rf"[^{OPENING}{CLOSING},。;:!?\s]"
LONGEST_NAME, LONGEST_TITLE = 10, 80
# 近3年, 过去五年, 每7天.
SPAN_BEFORE = "(?:近|过去|未来|最近|今后|此后|往后|之后|前|后|这|每)的?(?:[0-9]{1,2}到)?$"
SPAN_OF = "年|个月|个多月|天|周|日|个季度|个交易日|个小时|小时"
SPAN = rf"^(?:[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:到[0-9]{{1,2}})?\s?多?(?:{SPAN_OF})"
# 数百, 几十余万, 十几.
VAGUE_BEFORE, MAGNITUDE = "[几数][十百千万亿]*[余多]?$", "^[十百千万亿]"
VAGUE = "^[二三四五六七八九十百千万]+几"


def outside_names(spots: pl.DataFrame) -> pl.DataFrame:
    """Keep the places, at char_start of scan, that stand in none of these."""
    return (
        spots.with_columns(before=before("scan", LONGEST_NAME + 1), after=after("scan", LONGEST_NAME + 1))
        .with_columns(
            titled=pl.when(pl.col("scan").str.contains("》", literal=True)).then("scan"),
            is_quoted=pl.col("before").str.contains(f"[{OPENING}]{INSIDE}*$"),
        )
        .filter(~(in_short_quote() | in_title() | in_span() | is_vague()))
        .drop("before", "after", "titled", "is_quoted")
    )


def before(line: str, length: int) -> pl.Expr:
    """Return at most so many characters before the place."""
    reach = pl.min_horizontal("char_start", length)
    return pl.col(line).str.slice(pl.col("char_start") - reach, reach)


def after(line: str, length: int) -> pl.Expr:
    """Return at most so many characters from the place on."""
    return pl.col(line).str.slice("char_start", length)


def in_short_quote() -> pl.Expr:
    """Tell whether a place stands inside a short quote."""
    opened = pl.when("is_quoted").then("before").str.extract(f"{INSIDE}*$", 0).str.len_chars()
    closed = pl.when("is_quoted").then("after").str.extract(f"^({INSIDE}*)[{CLOSING}]").str.len_chars()
    return (opened + closed <= LONGEST_NAME).fill_null(value=False)


def in_title() -> pl.Expr:
    """Tell whether a place stands inside 《…》."""
    opened = before("titled", LONGEST_TITLE).str.contains("《[^》]*$")
    return (opened & after("titled", LONGEST_TITLE).str.contains("^[^》]*》")).fill_null(value=False)


def in_span() -> pl.Expr:
    """Tell the number of a length of time that ends or starts now."""
    after = pl.when(pl.col("before").str.contains(SPAN_BEFORE)).then("after")
    return after.str.contains(SPAN).fill_null(value=False)


def is_vague() -> pl.Expr:
    """Tell a part of a vague magnitude."""
    behind = pl.when(pl.col("before").str.contains(VAGUE_BEFORE)).then("after").str.contains(MAGNITUDE)
    return behind.fill_null(value=False) | pl.col("after").str.contains(VAGUE)
