"""What stands between quotation marks, outermost marks only. Whether it is a quote is decided elsewhere."""

from itertools import pairwise

import polars as pl

CLOSING = {"“": "”", "「": "」", "『": "』", "‘": "’"}
MARKS = [*CLOSING, *CLOSING.values()]
MARK_BYTES = 3
# An apostrophe opens nothing: only these marks may be left open, or be closed on the next line.
MAY_BE_OPEN = "“「『"
MAY_CLOSE = "”」』"
STRAIGHT = '"([^"]*)"'
# A line with more marks is no prose; what follows is not read.
MOST = 400
WINDOW = 90
PAIRS: dict[str, type[pl.DataType] | pl.DataType] = {
    "marks": pl.String,
    "open": pl.List(pl.Int64),
    "close": pl.List(pl.Int64),
}
BYTES = pl.col("scan").cast(pl.Binary).bin


def between_marks(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per outermost pair of marks: the line's columns, surface, open_at and close_at (in bytes).

    The surface leaves out the marks. A mark that is not closed reaches to the next opening one or the line's end
    (`opened`); a line that only closes a mark gives a row from its start (`is_tail`).
    """
    found = _marked(lines)
    pairs = pl.DataFrame([(marks, *outermost(marks)) for marks in found["marks"].unique()], schema=PAIRS, orient="row")
    start = pl.col("open_at") + MARK_BYTES
    return (
        found.join(pairs, on="marks", maintain_order="left")
        .with_columns(
            open_at=pl.col("at").list.gather(pl.col("open"), null_on_oob=True).cast(pl.List(pl.Int64)),
            close_at=pl.col("at").list.gather(pl.col("close"), null_on_oob=True).cast(pl.List(pl.Int64)),
        )
        .drop("at", "marks", "open", "close")
        .explode("open_at", "close_at", empty_as_null=False)
        .with_columns(is_tail=pl.col("open_at").is_null(), opened=pl.col("close_at").is_null())
        .with_columns(pl.col("open_at").fill_null(-MARK_BYTES), pl.col("close_at").fill_null(pl.col("bytes")))
        .with_columns(surface=BYTES.slice(start, pl.col("close_at") - start).cast(pl.String))
    )


def with_windows(quoted: pl.DataFrame) -> pl.DataFrame:
    """Add char_start and char_end of the surface, and left and right, the texts before and after the marks."""
    before = BYTES.slice(0, pl.col("open_at").clip(0)).cast(pl.String)
    after = BYTES.slice(pl.col("close_at") + MARK_BYTES).cast(pl.String)
    return (
        quoted.with_columns(before=before, right=after.str.head(WINDOW))
        .with_columns(char_start=(pl.col("before").str.len_chars() + ~pl.col("is_tail")).cast(pl.Int32))
        .with_columns(char_end=pl.col("char_start") + pl.col("surface").str.len_chars().cast(pl.Int32))
        .with_columns(
            left=pl.col("before").str.tail(WINDOW),
            surface=pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start")),
        )
        .drop("open_at", "close_at", "bytes", "before", "scan")
    )


def _marked(lines: pl.DataFrame) -> pl.DataFrame:
    """Keep the lines with quotation marks; add scan, at (the bytes where marks stand) and marks, joined to one text."""
    straight = pl.col("text").str.contains('"', literal=True)
    scan = pl.when(straight).then(pl.col("text").str.replace_all(STRAIGHT, "“${1}”")).otherwise("text")
    return (
        lines.with_columns(scan=scan)
        .with_columns(at=pl.col("scan").str.find_many(MARKS))
        .filter(pl.col("at").list.len() > 0)
        .with_columns(
            at=pl.col("at").list.head(MOST),
            marks=pl.col("scan").str.extract_many(MARKS).list.head(MOST).list.join(""),
            bytes=pl.col("scan").str.len_bytes().cast(pl.Int64),
        )
    )


def outermost(marks: str) -> tuple[list[int], list[int]]:
    """Pair the marks of a line: the indices of the opening and of the closing ones.

    An index behind the last mark stands for the line's start or end.
    """
    pairs, left_open = _paired(marks)
    openers = [place for place, mark in enumerate(marks) if mark in CLOSING] + [len(marks)]
    following = dict(pairwise(openers))
    pairs += [(place, following[place]) for place in left_open if marks[place] in MAY_BE_OPEN]
    if marks[0] in MAY_CLOSE:
        pairs.append((len(marks), 0))
    chosen: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda pair: pair[0] % len(marks)):
        if not chosen or pair[0] >= chosen[-1][1]:
            chosen.append(pair)
    return [opening for opening, _ in chosen], [closing for _, closing in chosen]


def _paired(marks: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the pairs that are closed, and the opening marks that are not."""
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        inner = [depth for depth in (1, 2) if depth <= len(waiting) and CLOSING[marks[waiting[-depth]]] == mark]
        if inner:
            pairs.append((waiting[-inner[0]], place))
            del waiting[-inner[0] :]
        elif mark in CLOSING:
            waiting.append(place)
    return pairs, waiting
