"""The terms by which a page's article is found: pairs of Han characters, and words of letters and digits."""

from functools import cache

import polars as pl

from pipelines.pages.windows import PAGE, PAGE_NO

# The first and last character of each range; sql/macros/search_terms.sql holds the same.
HAN = (("々", "々"), ("〇", "〇"), ("㐀", "鿿"), ("豈", "\ufaff"), ("\U00020000", "\U0003ffff"))
NOT_HAN = "".join(f"--[{first}-{last}]" for first, last in HAN)
WORD = rf"[[\p{{L}}\p{{N}}]{NOT_HAN}]+"
# A page and two characters make one number, which is sorted and counted many times as fast as text.
CODES = 1 << 21
SURROGATES = range(0xD800, 0xE000)


def read_search_terms(articles: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, and the distinct terms of the title and body of each page with an article, with frequencies.

    Of 人才引进 the terms are 人才, 才引 and 引进: every two Han characters that stand side by side. Any other character
    parts them, a lost one too; a Han character with no other beside it is a term of its own. Letters and digits side by
    side are one term, in lower case. `frequencies` tells of each term in `terms` how often it stands there.
    """
    pages = articles.filter(pl.col("no_article_reason").is_null()).with_row_index(PAGE_NO)
    # The break in front keeps a page's first character from the last of the page before.
    text = "\n" + pl.concat_str("title", "body_text", separator="\n", ignore_nulls=True)
    pages = pages.select(PAGE_NO, PAGE, text=text)
    counted = pl.concat([_pairs(pages), _words(pages)]).group_by(PAGE_NO).agg(terms="term", frequencies="frequency")
    none = pl.lit([])
    return pages.join(counted, on=PAGE_NO, how="left", maintain_order="left").select(
        PAGE, pl.col("terms").fill_null(none), pl.col("frequencies").fill_null(none)
    )


def _words(pages: pl.DataFrame) -> pl.DataFrame:
    """Return page_no, term and frequency of each page's words."""
    found = pages.select(PAGE_NO, term=pl.col("text").str.extract_all(WORD)).explode("term", empty_as_null=False)
    return found.group_by(PAGE_NO, pl.col("term").str.to_lowercase(), maintain_order=True).agg(frequency=pl.len())


def _pairs(pages: pl.DataFrame) -> pl.DataFrame:
    """Return page_no, term and frequency of each page's pairs and lone characters."""
    code = pl.col("code").cast(pl.UInt64)
    is_han = pl.any_horizontal(pl.col("code").is_between(ord(first), ord(last)) for first, last in HAN)
    key, written = pl.col("key"), pl.lit(_written())
    return (
        _codes(pages)
        .lazy()
        .with_columns(han=pl.when(is_han).then(code))
        .with_columns(following=pl.col("han").shift(-1).fill_null(0), is_first=pl.col("han").shift(1).is_null())
        .filter(pl.col("han").is_not_null(), (pl.col("following") > 0) | pl.col("is_first"))
        .select(key=(pl.col(PAGE_NO).cast(pl.UInt64) * CODES + pl.col("han")) * CODES + pl.col("following"))
        .sort("key")
        .group_by("key", maintain_order=True)
        .agg(frequency=pl.len())
        .select(
            (key // CODES**2).cast(pl.UInt32).alias(PAGE_NO),
            term=written.gather(key // CODES % CODES) + written.gather(key % CODES),
            frequency="frequency",
        )
        .collect()
    )


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
