"""Which of the texts between quotation marks may be quotes, and where their speaker may be named."""

import polars as pl

from pipelines.extract.quotes.marks import between_marks, with_windows
from pipelines.extract.quotes.vocabulary import cue, idioms, shown

# Shorter texts without a sentence's marks are names and slogans.
LONG = 8
COLON = b":"
CLAUSE = "[,。!?;…]"
ENDED = "[,。!?;…—]$"
STOP_AFTER = "^(?:[,。;!?]|$)"
# Behind the end of a sentence or of another quote stand the words that name the speaker.
EARLIER = r"^.*(?:[。!?;]”?|[,…]”)"
SENTENCE_BEFORE = "([^。!?;“”]*)[。!?;]$"
AFTERWARDS = "^([,。]?)([^。!?;“”]*)([。!?;]?)"
PARTS = (
    *("page_id", "line_no", "line", "text", "char_start", "char_end", "surface"),
    *("cue", "has_cue", "segment", "left", "right", "opened", "ended"),
)


def direct_quotes(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per text between marks and place that may name its speaker, the likeliest first (`rank`).

    Columns: the line's, its place and surface, cue, segment (the text that may name the speaker), segment_end, has_cue.
    """
    likely = _parts(between_marks(lines))
    rules = (_said_before, _colon_before, _said_after, _comma_before, _told_after, _told_before)
    rows = [
        rule(likely).select(*PARTS, pl.col("segment_end").cast(pl.Int32), rank=pl.lit(rank))
        for rank, rule in enumerate(rules)
    ]
    return pl.concat(rows).with_columns(is_direct=pl.lit(value=True))


def _parts(quoted: pl.DataFrame) -> pl.DataFrame:
    """Keep texts that may be quotes; add what the rules below look at."""
    is_long = pl.col("surface").str.len_chars() >= LONG
    is_clause = pl.col("surface").str.contains(CLAUSE)
    ahead = pl.col("scan").cast(pl.Binary).bin.slice(pl.col("open_at") - 1, 1)
    likely = quoted.filter(is_clause | is_long | (ahead == COLON))
    return with_windows(likely).with_columns(
        ended=pl.col("surface").str.contains(ENDED),
        is_clause=is_clause,
        is_long=is_long,
        stops=pl.col("right").str.contains(STOP_AFTER),
        begin=pl.col("char_start") - 1,
    )


def _said_before(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read `陈翔说:“`, `他表示,“`, `指出“`."""
    words = rf"({cue('strong', 'plain', 'weak', 'mark', 'colon')})[着过]?\s?[,:]?\s?$"
    whole = pl.col("ended") | (pl.col("stops") & (pl.col("is_clause") | pl.col("is_long")))
    has_colon = pl.col("left").str.ends_with(":") & (pl.col("is_clause") | pl.col("stops"))
    said = quotes.filter(whole | has_colon, ~pl.col("left").str.contains(rf"{idioms()}\s?[,:]?$"))
    return _from_left(said.with_columns(cue=pl.col("left").str.extract(words)).drop_nulls("cue"), words)


def _colon_before(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read `王女士算起了账:“`, not `横幅上写着:“`."""
    said = quotes.filter(
        pl.col("ended"), pl.col("left").str.contains(r"[:】]\s?$"), ~pl.col("left").str.contains(shown())
    )
    return _from_left(said.with_columns(cue=pl.lit(None, pl.String)), r"[:】]\s?$")


def _comma_before(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read `”陈翔打开了话匣子,“`, the words that part one speech in two."""
    parted = quotes.filter(pl.col("stops") | pl.col("ended"), pl.col("left").str.ends_with(","))
    told = _from_left(parted.with_columns(cue=pl.lit(None, pl.String)), ",$")
    return told.with_columns(has_cue=pl.lit(value=False))


def _from_left(said: pl.DataFrame, words: str) -> pl.DataFrame:
    """Add the segment: the sentence before the quote, up to the words that introduce it."""
    before = pl.col("left").str.replace(words, "")
    return said.with_columns(
        segment=before.str.replace(EARLIER, ""),
        segment_end=pl.col("begin") - pl.col("left").str.len_chars() + before.str.len_chars(),
        has_cue=pl.lit(value=True),
    )


def _said_after(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read `”陈翔说。` and `,”他说,`."""
    may_follow = pl.col("ended") | (pl.col("right").str.starts_with(",") & pl.col("is_clause"))
    pattern = rf"^(?P<segment>.*?)(?P<cue>{cue('strong', 'plain', 'weak', 'mark', 'colon')})(?:[,:。!?;]|$)"
    return (
        _from_right(quotes.filter(may_follow), pl.col("right").str.extract(AFTERWARDS, 0).str.strip_prefix(","))
        .with_columns(got=pl.col("segment").str.extract_groups(pattern))
        .with_columns(pl.col("got").struct.unnest())
        .drop_nulls("cue")
        .with_columns(segment_end=pl.col("after") + pl.col("segment").str.len_chars(), has_cue=pl.lit(value=True))
    )


def _told_after(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read the sentence after a quote, which tells whose it is without a cue: `”王女士在公寓里收拾行李。`."""
    told = _from_right(quotes.filter("ended"), pl.col("right").str.extract(AFTERWARDS, 2))
    return told.filter(pl.col("segment") != "").with_columns(has_cue=pl.lit(value=False))


def _from_right(quotes: pl.DataFrame, segment: pl.Expr) -> pl.DataFrame:
    """Add the segment behind the quote, and after, where it begins."""
    after = pl.col("char_end") + 1 + pl.col("right").str.extract("^(,?)").str.len_chars()
    return quotes.with_columns(after=after, segment=segment.fill_null("")).with_columns(
        cue=pl.lit(None, pl.String), segment_end=pl.col("after") + pl.col("segment").str.len_chars()
    )


def _told_before(quotes: pl.DataFrame) -> pl.DataFrame:
    """Read the sentence before a quote, or nothing: then the quote may go on from another."""
    told = quotes.filter(pl.col("ended") | pl.col("stops") & pl.col("left").str.ends_with(","))
    segment = pl.col("left").str.extract(SENTENCE_BEFORE, 1).fill_null("")
    return told.with_columns(
        segment=segment,
        segment_end=pl.col("begin") - (segment != "").cast(pl.Int32),
        has_cue=pl.lit(value=False),
        cue=pl.lit(None, pl.String),
    )
