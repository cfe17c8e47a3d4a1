"""The terms by which a page's article is found: pairs of Han characters, and words of letters and digits."""

from functools import cache

import polars as pl
from polars.dataframe.group_by import GroupBy

from pipelines.documents.documents import first_read
from pipelines.pages.windows import PAGE, PAGE_NO
from pipelines.plans import run

# The first and last character of each range; sql/macros/search_terms.sql holds the same.
HAN = (("々", "々"), ("〇", "〇"), ("㐀", "鿿"), ("豈", "\ufaff"), ("\U00020000", "\U0003ffff"))
NOT_HAN = "".join(f"--[{first}-{last}]" for first, last in HAN)
WORD = rf"[[\p{{L}}\p{{N}}]{NOT_HAN}]+"
# Two characters and a page make one number, which is sorted and counted many times as fast as text.
CODES = 1 << 21
SURROGATES = range(0xD800, 0xE000)
DOCUMENT_NO = "document_no"


def read_search_terms(articles: pl.DataFrame, captures: pl.DataFrame) -> pl.DataFrame:
    """Return one row per term: term, document_nos, the pages whose title or body holds it, and how often each does.

    Of 人才引进 the terms are 人才, 才引 and 引进: every two Han characters that stand side by side. Any other character
    parts them, a lost one too; a Han character with no other beside it is a term of its own. Letters and digits side by
    side are one term, in lower case. A page's number is the `shard_row` of its first capture, small because the
    index is made of numbers; `frequencies` tells of each page in `document_nos` how often it holds the term.
    """
    number = pl.col("shard_row").cast(pl.Int32)
    numbers = first_read(captures).select(PAGE, document_no=number).unique(PAGE, keep="first")
    found = articles.filter(pl.col("no_article_reason").is_null())
    pages = found.join(numbers, on=PAGE, how="left", maintain_order="left").with_row_index(PAGE_NO)
    # The break in front keeps a page's first character from the last of the page before.
    text = "\n" + pl.concat_str("title", "body_text", separator="\n", ignore_nulls=True)
    pages = pages.select(PAGE_NO, DOCUMENT_NO, text=text)
    return pl.concat([_pairs(pages), _words(pages)]).sort("term")


def _words(pages: pl.DataFrame) -> pl.DataFrame:
    """Return the words, with the pages that hold them."""
    found = pages.select(DOCUMENT_NO, term=pl.col("text").str.extract_all(WORD)).explode("term", empty_as_null=False)
    counted = found.group_by(DOCUMENT_NO, pl.col("term").str.to_lowercase(), maintain_order=True)
    return _by_term(counted.agg(frequency=pl.len()).group_by("term"))


def _pairs(pages: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs and the lone characters, with the pages that hold them."""
    code = pl.col("code").cast(pl.UInt64)
    is_han = pl.any_horizontal(pl.col("code").is_between(ord(first), ord(last)) for first, last in HAN)
    key, pair, written = pl.col("key"), pl.col("pair"), pl.lit(_written())
    numbers = pl.lit(pages[DOCUMENT_NO])
    counted = run(
        _codes(pages)
        .lazy()
        .with_columns(han=pl.when(is_han).then(code))
        .with_columns(following=pl.col("han").shift(-1).fill_null(0), is_first=pl.col("han").shift(1).is_null())
        .filter(pl.col("han").is_not_null(), (pl.col("following") > 0) | pl.col("is_first"))
        .select(key=(pl.col("han") * CODES + pl.col("following")) * CODES + pl.col(PAGE_NO))
        .sort("key")
        .group_by("key", maintain_order=True)
        .agg(frequency=pl.len())
        .select("frequency", pair=key // CODES, document_no=numbers.gather(key % CODES))
    )
    lists = _by_term(counted.group_by("pair", maintain_order=True))
    term = written.gather(pair // CODES) + written.gather(pair % CODES)
    return lists.select(term.alias("term"), "document_nos", "frequencies")


def _by_term(counted: GroupBy) -> pl.DataFrame:
    return counted.agg(document_nos=DOCUMENT_NO, frequencies="frequency")


def _codes(pages: pl.DataFrame) -> pl.DataFrame:
    """Return a row for each character of all pages, its code point, so that its neighbour is a row away."""
    text = "".join(pages["text"])
    codes = pl.Series([text.encode("utf-32-le")]).bin.reinterpret(
        dtype=pl.Array(pl.UInt32, len(text)), endianness="little"
    )
    owners = pages.select(pl.col(PAGE_NO).repeat_by(pl.col("text").str.len_chars())).explode(PAGE_NO)
    return owners.with_columns(code=codes.explode())


@cache
def _written() -> pl.Series:
    """Return the character of each code point up to the last Han one; of 0, which follows a lone one, nothing."""
    codes = range(ord(HAN[-1][-1]) + 1)
    return pl.Series(["" if code == 0 or code in SURROGATES else chr(code) for code in codes])
