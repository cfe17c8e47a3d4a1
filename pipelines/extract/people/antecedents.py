"""The organisation of a post that is named without one: the nearest on the page that has such posts."""

import polars as pl

from pipelines.plans import run
from pipelines.reference import table, words

PLACE = ["line", "char_start"]
# Lines and characters as one number, so that the nearest place before another is found.
LINE = 1_000_000
AT = pl.col("line").cast(pl.Int64) * LINE + pl.col("char_start")


def with_antecedents(posts: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Fill in written where it is null and the body's word (校, 该局) or the post tells what to look for."""
    numbered = posts.lazy().with_row_index("post")
    kinds = table("post_antecedents").select(kind="post", ending="ending")
    of_words = table("post_generic_bodies").select(generic="body", of_word="ending").drop_nulls()
    longest_first = sorted(kinds["kind"], key=len, reverse=True)
    kind = pl.col("post_title").str.extract_many(longest_first, leftmost=True).list.last()
    missing = run(
        numbered.filter(pl.col("written").is_null(), ~pl.col("is_addressed"))
        .with_columns(kind=kind)
        .join(kinds.lazy(), on="kind", how="left", maintain_order="left")
        .join(of_words.lazy(), on="generic", how="left", maintain_order="left")
        .with_columns(ending=pl.coalesce("of_word", "ending"))
        .drop_nulls("ending")
    )
    pages = organizations.lazy().join(missing.lazy().select("page"), on="page", how="semi")
    found = run(pages.select("page", at=AT, antecedent="surface")).lazy()
    fitting = [
        _nearest(wanted.lazy(), found.filter(pl.col("antecedent").str.contains(ending)))
        for (ending,), wanted in missing.partition_by("ending", as_dict=True).items()
    ]
    empty = missing.lazy().select("post", antecedent=pl.lit(None, dtype=pl.String)).clear()
    resolved = numbered.join(pl.concat([empty, *fitting]), on="post", how="left", maintain_order="left")
    filled = resolved.with_columns(written=pl.coalesce("written", "antecedent")).drop("post", "antecedent")
    return run(filled.with_columns(written=_shared()))


def _shared() -> pl.Expr:
    """Give a post without a body the next one's of the same person: 党委委员、副局长王强."""
    honours = words("person_posts", "word", kind="honour")
    later = pl.col("written").fill_null(strategy="backward").over(PLACE)
    return pl.when(pl.col("post_title").is_in(honours) | pl.col("is_addressed")).then("written").otherwise(later)


def _nearest(wanted: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    nearest, known = wanted.select("post", "page", at=AT).sort("at"), found.sort("at")
    for strategy in ("backward", "forward"):
        nearest = nearest.join_asof(
            known.rename({"antecedent": strategy}), on="at", by="page", strategy=strategy, check_sortedness=False
        )
    return nearest.select("post", antecedent=pl.coalesce("backward", "forward"))
