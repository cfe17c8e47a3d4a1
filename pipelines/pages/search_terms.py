"""The terms by which a page's article is found: pairs of Han characters, and words of letters and digits."""

import polars as pl

# The first and last character of each range; sql/macros/search_terms.sql holds the same.
HAN = (("々", "々"), ("〇", "〇"), ("㐀", "鿿"), ("豈", "\ufaff"), ("\U00020000", "\U0003ffff"))
NOT_HAN = "".join(f"--[{first}-{last}]" for first, last in HAN)
WORD = rf"[[\p{{L}}\p{{N}}]{NOT_HAN}]+"


def read_search_terms(articles: pl.DataFrame) -> pl.DataFrame:
    """Return page_id and terms, those of the title and body of each page with an article, each as often as it stands.

    Of 人才引进 the terms are 人才, 才引 and 引进: every two Han characters that stand side by side. Any other character
    parts them, a lost one too; a Han character with no other beside it is a term of its own. Letters and digits side by
    side are one term, in lower case.
    """
    pages = articles.filter(pl.col("no_article_reason").is_null()).with_row_index("page")
    # The break in front keeps a page's first character from the last of the page before.
    text = "\n" + pl.concat_str("title", "body_text", separator="\n", ignore_nulls=True)
    pages = pages.select("page", "page_id", text=text)
    words = pl.col("text").str.extract_all(WORD).list.eval(pl.element().str.to_lowercase())
    return pages.join(_pairs(pages), on="page", how="left", maintain_order="left").select(
        "page_id", terms=pl.concat_list(pl.col("pairs").fill_null([]), words)
    )


def _pairs(pages: pl.DataFrame) -> pl.DataFrame:
    """Return each page's pairs and lone characters, in the order of its text."""
    # A row for each character of all pages, so that its neighbour is a row away.
    characters = pages.select("page", character=pl.col("text").str.split("")).explode("character")
    here = pl.col("character")
    is_han = pl.any_horizontal(here.is_between(pl.lit(first), pl.lit(last)) for first, last in HAN)
    return (
        characters.with_columns(is_han=is_han)
        .with_columns(
            following=here.shift(-1),
            is_pair=pl.col("is_han").shift(-1, fill_value=False),
            is_lone=~pl.col("is_han").shift(1),
        )
        .filter("is_han", pl.col("is_pair") | pl.col("is_lone"))
        .select("page", pairs=here + pl.when("is_pair").then("following").otherwise(pl.lit("")))
        .group_by("page", maintain_order=True)
        .agg("pairs")
    )
