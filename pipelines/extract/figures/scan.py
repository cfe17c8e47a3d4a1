"""Cutting lines at all that looks like a number, with its place in code points. Its meaning is read elsewhere."""

import polars as pl

from pipelines.extract.distinct import each_once
from pipelines.extract.figures.grammar import DIGIT, SURE_UNIT, grammar
from pipelines.extract.figures.kinds import kind
from pipelines.extract.figures.sections import with_sections
from pipelines.extract.figures.surroundings import outside_names
from pipelines.extract.story import STORY

CUE = "[0-9一二两三四五六七八九十百千万亿半成]"
GAP, END = "\x01", "\x03"
NUMERAL = r"^(?:[0-9第一二两三四五六七八九十百千万亿半零翻$¥￥€£UH−-]|\x{FFFD})"
LONGEST = 30
LONGEST_LINE = 4000
WINDOW = 60
TORN_LEFT = r"(最高|最低|不少于|[约近超达过共计逾])\?([0-9])|\?(0[0-9])"
TORN_WITHIN = r"([0-9])\?([0-9万亿%])"
MARKED = "${1}\ufffd${2}${3}"


def scanned(lines: pl.DataFrame) -> pl.DataFrame:
    """Keep the lines that can hold a figure; add scan, the text with each mark of damage at a digit as U+FFFD."""
    text = pl.col("text").str.replace_all("[\x01-\x03\x0b\x0c\x85\u2028\u2029\r\n]", "\n")
    sure = text.str.replace_all(TORN_LEFT, MARKED).str.replace_all(TORN_WITHIN, "${1}\ufffd${2}")
    torn = (
        sure.str.replace_all(r"([0-9.])\?", "${1}\ufffd")
        .str.replace_all(r"\?([0-9])", "\ufffd${1}")
        .str.replace_all(rf"\?({SURE_UNIT})", "\ufffd${1}")
    )
    story = with_sections(lines.filter(pl.col("role").is_in(STORY)))
    kept = story.filter(pl.col("text").str.contains(CUE)).select(
        *("page_id", "line_no", "section", "text"),
        scan=pl.when(pl.col("is_damaged").fill_null(False)).then(torn).otherwise(sure),
    )
    is_long = pl.col("text").str.len_chars() > LONGEST_LINE
    short = kept.filter(~is_long).with_columns(line_start=pl.lit(0, pl.Int32))
    return pl.concat([short, in_stretches(kept.filter(is_long))])


def in_stretches(lines: pl.DataFrame) -> pl.DataFrame:
    """Cut lines of a length no story has, for reading takes the square of a line's length; line_start is the place."""
    starts = pl.int_ranges(0, pl.col("text").str.len_chars(), LONGEST_LINE, dtype=pl.Int32)
    return (
        lines.with_columns(line_start=starts)
        .explode("line_start", empty_as_null=True)
        .with_columns(pl.col("text", "scan").str.slice(pl.col("line_start"), LONGEST_LINE))
    )


def spots(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per place where a numeral starts that nothing steps over: char_start and offset of its line."""
    length = pl.col("spot").str.len_chars() + pl.col("gap").str.len_chars()
    return (
        lines.with_columns(offset=pl.col("scan").str.len_chars().cum_sum() - pl.col("scan").str.len_chars())
        .with_columns(piece=pl.col("scan").str.replace_all(grammar().spot, f"{GAP}${{0}}{END}").str.split(GAP))
        .explode("piece", empty_as_null=True)
        .with_columns(pl.col("piece").str.split_exact(END, 1).struct.rename_fields(["spot", "gap"]))
        .unnest("piece")
        .with_columns(
            spot=pl.when(pl.col("gap").is_null()).then(pl.lit("")).otherwise("spot"),
            gap=pl.coalesce("gap", "spot"),
        )
        .with_columns(char_start=(length.cum_sum() - length - pl.col("offset")).cast(pl.Int32))
        .filter(pl.col("spot").str.contains(NUMERAL), ~pl.col("spot").str.contains(grammar().skip))
        .pipe(outside_names)
    )


def pieces(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per piece that may be a figure: the line's columns, kind, surface, char_start, char_end."""
    place, end = pl.col("offset") + pl.col("char_start"), pl.col("offset") + pl.col("char_end")
    return (
        spots(lines)
        .filter(pl.col("spot").str.len_chars() <= LONGEST)
        .with_columns(window=pl.col("scan").str.slice(pl.col("char_start"), WINDOW))
        .with_columns(surface=pl.col("window").str.extract_all(grammar().figure).list.first())
        .drop_nulls("surface")
        .pipe(with_kind)
        .with_columns(surface=pl.coalesce(tenth_only(), "surface"))
        .with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars())
        .filter(place >= end.cum_max().shift(1, fill_value=0), whole_number())
        .with_columns(pl.col("char_end").cast(pl.Int32))
        .drop("offset", "spot", "gap", "window")
    )


def with_kind(found: pl.DataFrame) -> pl.DataFrame:
    """Add the kind of each piece."""
    return found.with_columns(kind=each_once(found["surface"], kind))


def whole_number() -> pl.Expr:
    """Tell a number that the cut between two stretches of a line does not touch."""
    return (pl.col("char_end") < LONGEST_LINE) & ((pl.col("char_start") > 0) | (pl.col("line_start") == 0))


def tenth_only() -> pl.Expr:
    """Return a tenth without what was matched behind it only to tell 三成 from 三成立; null for all else."""
    surface = pl.when(pl.col("kind") == "tenth").then("surface")
    with_digit = surface.str.extract(f"^(.+成{DIGIT})[,。;、左以]$")
    return pl.coalesce(with_digit, surface.str.extract("^.+[成折][半多]?", 0))
