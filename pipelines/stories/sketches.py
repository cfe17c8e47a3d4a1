"""The sketch of each page: enough of its text to find the pages that carry the same story, and to tell how much of it.

A clause is what stands between two marks of punctuation. The set of a page's clauses survives another headline, byline
or order of paragraphs, and one clause that differs leaves the others alone. Fingerprints name the pages that are worth
comparing: the longest paragraphs, and the bands of a MinHash over the clauses (Broder, "On the resemblance and
containment of documents", 1997; the bands: Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3).
"""

import polars as pl

from pipelines.pages.windows import PAGE, PAGE_NO
from pipelines.stories.hashes import as_key, mixed, multiplier, weighted_sum, with_text_hash

BREAKS = "，。；！？：,;!?:"
LOST = "\ufffd"
NOT_TEXT = rf"[^\p{{L}}\p{{N}}{LOST}{BREAKS}\n]+"
# Shorter clauses are in every page (据了解, 他说).
SHORTEST_CLAUSE = 6
SHORTEST_PARAGRAPH = 30
PARAGRAPHS = 5
# A paragraph that is less of its page says little of it: a notice below many pages, say.
LEAST_SHARE = 1 / 12
# Pages with half their clauses in common share a band nine times in ten, pages with a twentieth once in five hundred.
BANDS, ROWS = 16, 3
# A clause is written as a hash above its length in letters, up to 255.
LETTERS = 256
HASH_BITS = 24
SIGNS = 64


def read_sketches(articles: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page with an article: body_hash, letters, clauses, signs and fingerprints.

    `body_hash` is that of the set of clauses, `letters` their length. A clause is 24 bits of hash above 8 bits of
    length. `signs` are 64 bits, in which each clause sets one: pages with few of them in common share few clauses.
    Clauses with lost characters are left out: what a damaged page still says is compared, not what it lost.
    """
    pages = articles.filter(pl.col("no_article_reason").is_null()).select(PAGE, "body_text").with_row_index(PAGE_NO)
    clauses = _clauses(pages.lazy()).collect()
    distinct = clauses.unique([PAGE_NO, "hash"], maintain_order=True)
    sketches = pages.select(PAGE_NO, PAGE)
    for part in (_sets(distinct), _paragraphs(clauses), _bands(distinct)):
        sketches = sketches.join(part, on=PAGE_NO, how="left", maintain_order="left")
    none = pl.lit([], dtype=pl.List(pl.Int64))
    return sketches.select(
        PAGE,
        pl.col("body_hash").fill_null(0),
        pl.col("letters").fill_null(0),
        pl.col("clauses").fill_null(none.cast(pl.List(pl.UInt32))),
        pl.col("signs").fill_null(0),
        fingerprints=pl.concat_list(pl.col("paragraphs").fill_null(none), pl.col("bands").fill_null(none)),
    )


def _clauses(pages: pl.LazyFrame) -> pl.LazyFrame:
    """Return one row per clause of a paragraph: its hash and its letters."""
    text = pl.col("text")
    paragraphs = pages.select(PAGE_NO, text=pl.col("body_text").str.replace_all(NOT_TEXT, "").str.split("\n"))
    clauses = (
        paragraphs.explode("text")
        .with_row_index("paragraph")
        .with_columns(text.str.split(f"[{BREAKS}]+", literal=False))
        .explode("text")
        .with_columns(letters=text.str.len_chars())
        .filter(pl.col("letters") >= SHORTEST_CLAUSE, ~text.str.contains(LOST, literal=True))
    )
    return with_text_hash(clauses, "text").drop("text")


def _sets(distinct: pl.DataFrame) -> pl.DataFrame:
    """Return each page's set of clauses."""
    length = pl.col("letters").clip(upper_bound=LETTERS - 1)
    clause = pl.col("hash") // (1 << (64 - HASH_BITS)) * LETTERS + length
    return distinct.group_by(PAGE_NO, maintain_order=True).agg(
        body_hash=as_key(mixed(pl.col("hash")).sum()),
        letters=length.sum().cast(pl.Int32),
        clauses=clause.cast(pl.UInt32).sort(),
        signs=pl.lit(2, dtype=pl.UInt64).pow(pl.col("hash") % SIGNS).bitwise_or(),
    )


def _paragraphs(clauses: pl.DataFrame) -> pl.DataFrame:
    """Return the hashes of each page's longest paragraphs."""
    return (
        clauses.group_by(PAGE_NO, "paragraph")
        .agg(pl.col("letters").sum(), hash=mixed(pl.col("hash")).sum())
        .filter(
            pl.col("letters") >= SHORTEST_PARAGRAPH,
            pl.col("letters") >= LEAST_SHARE * pl.col("letters").sum().over(PAGE_NO),
        )
        .sort(PAGE_NO, "letters", "hash", descending=[False, True, False])
        .group_by(PAGE_NO, maintain_order=True)
        .agg(paragraphs=as_key(pl.col("hash").head(PARAGRAPHS)))
    )


def _bands(distinct: pl.DataFrame) -> pl.DataFrame:
    """Return the least clause of each page under several permutations, hashed a few at a time into bands."""
    numbers = range(BANDS * ROWS)
    least = [((pl.col("hash") ^ multiplier(2 * n)) * multiplier(2 * n + 1)).min().alias(f"least_{n}") for n in numbers]
    bands = {
        f"band_{band}": weighted_sum(pl.lit(band), *(pl.col(f"least_{band * ROWS + row}") for row in range(ROWS)))
        for band in range(BANDS)
    }
    # Lazily, for a value that stands twice in an expression is then computed once.
    return (
        distinct.lazy()
        .group_by(PAGE_NO, maintain_order=True)
        .agg(least)
        .select(PAGE_NO, **bands)
        .select(PAGE_NO, bands=pl.concat_list(as_key(mixed(pl.col(name))) for name in bands))
        .collect()
    )
