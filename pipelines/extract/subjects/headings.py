"""The place that the heading above a line opens with."""

import polars as pl

LONGEST_NUMBER = 6
OPENING = r"^[\s()一二三四五六七八九十0-9.、·■•-]*$"


def with_heading_regions(figures: pl.DataFrame, governors: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add heading_region, heading_zone and is_headed: whether the last heading above opens with a place."""
    opens = pl.col("left").str.contains(OPENING) & (pl.col("char_start") <= LONGEST_NUMBER)
    first = governors.filter(opens).unique("line_id", keep="first", maintain_order=True)
    told = (
        story.filter(role="heading")
        .join(first.drop("page_id"), on="line_id", how="left", maintain_order="left")
        .select(
            "line_id",
            heading_page="page_id",
            heading_region="region_code",
            heading_zone="zone_name",
            heading_mark="mark",
        )
    )
    near = figures.join_asof(told, on="line_id")
    headed = (pl.col("heading_page") == pl.col("page_id")) & pl.col("heading_mark").is_not_null()
    return near.with_columns(is_headed=headed.fill_null(value=False)).drop("heading_page", "heading_mark")
