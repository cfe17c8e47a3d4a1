"""Words of business that stand together: touching ones are one name, and a list vouches for its members."""

import polars as pl

from pipelines.extract.industries import grammar

COMMA = "、"
PLACE = ("page_id", "line_no")


def joined(found: pl.DataFrame) -> pl.DataFrame:
    """Make one row of words that touch (不锈钢 + 新材料 + 产业); the last says which line of business it is."""
    touches = _same_line() & (pl.col("char_start") <= pl.col("char_end").shift()) & (pl.col("use") != "thing")
    grouped = found.with_columns(name=(~touches.fill_null(value=False)).cum_sum()).group_by("name", maintain_order=True)
    start, end = pl.col("char_start"), pl.col("char_end")
    return (
        grouped.agg(
            pl.col(*PLACE, "text", "left").first(),
            pl.col("char_end", "cue", "use", "right").last(),
            char_start=start.min(),
            industry_name=pl.coalesce(
                pl.col("industry_name").filter(pl.col("use") != "suffix").last(),
                pl.col("industry_name").drop_nulls().last(),
            ),
        )
        .with_columns(surface=pl.col("text").str.slice(start, end - start))
        .drop("name", "text")
    )


def with_list_evidence(named: pl.DataFrame) -> pl.DataFrame:
    """Keep the names that are sure by themselves, and goods (无人机) listed beside such a name."""
    is_thing, right = pl.col("use") == "thing", pl.col("right")
    apart = named.with_columns(is_apart=~right.str.contains(grammar.name_end()))
    follows = _same_line() & (pl.col("char_start") == pl.col("char_end").shift() + 1)
    linked = (follows & pl.col("left").str.ends_with(COMMA)).fill_null(value=False)
    sure = pl.col("is_apart") & (~is_thing | right.str.contains(grammar.field()))
    lists = apart.with_columns(is_sure=sure, list=(~linked).cum_sum())
    return lists.filter(pl.col("is_sure") | (pl.col("is_sure").any().over("list") & is_thing & pl.col("is_apart")))


def _same_line() -> pl.Expr:
    return (pl.col("page_id") == pl.col("page_id").shift()) & (pl.col("line_no") == pl.col("line_no").shift())
