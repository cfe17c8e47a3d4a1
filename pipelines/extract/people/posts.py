"""The posts a text gives a person directly ahead of the name: each office or rank with its body as written."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import alternation
from pipelines.reference import words

PLACE = ["page_id", "line_no", "char_start"]
# How far ahead of a name its posts reach.
REACH = 80
# What ends one clause and opens another; no post reaches over it.
CLAUSE = r"[^。!?;:,“”‘’()\[\]【】《》\s]*$"
# Bodies lower than the body they belong to, named without it where that was just named.
WITHIN = r"^(?:组织部|宣传部|统战部|政法委|办公厅|办公室|编办|网信办|台办|社会工作部|机关工委|政策研究室|纪委)$"


def posts_ahead(people: pl.DataFrame) -> pl.DataFrame:
    """Return one row per post: the place of the person, post_no in the text's order, written (or null), post_title.

    `people` holds page_id, line_no, char_start and ahead, the text of the line up to the name.
    """
    chains = people.with_columns(chain=pl.col("ahead").str.tail(REACH).str.extract(CLAUSE, 0))
    items = (
        chains.select(*PLACE, item=pl.col("chain").str.replace_all("兼任?|暨", "、").str.split("、"))
        .with_columns(post_no=pl.int_ranges(pl.col("item").list.len()))
        .explode("item", "post_no")
        .with_columns(post_title=pl.col("item").str.extract(rf"({post()})$"))
    )
    broken = pl.col("post_title").is_null().reverse().cum_max().reverse().over(PLACE)
    held = items.filter(~broken).with_columns(
        body=pl.col("item").str.slice(0, pl.col("item").str.len_chars() - pl.col("post_title").str.len_chars())
    )
    return _with_bodies(held).select(*PLACE, "post_no", "written", "post_title")


def _with_bodies(held: pl.DataFrame) -> pl.DataFrame:
    """Add written, the body of each post: its own, else the one named before it; a rank may have none."""
    own = pl.when(pl.col("body") != "").then(pl.col("body").str.replace(lead_in(), ""))
    own = pl.when(own != "").then(own)
    named = held.with_columns(own=own).with_columns(earlier=pl.col("own").forward_fill().shift(1).over(PLACE))
    committee = pl.col("earlier").str.extract("^(.*委)")
    within = pl.when(pl.col("own").str.contains(WITHIN)).then(pl.concat_str(committee, "own"))
    is_rank = pl.col("post_title").is_in(words("person_posts", "word", kind="rank"))
    inherited = pl.when(~is_rank).then("earlier")
    return named.with_columns(written=pl.coalesce(within, "own", inherited))


@cache
def post() -> str:
    """Return the pattern of a post: an office or rank with what stands before it (副, 常务副, 党组)."""
    titles = words("person_posts", "word", kind="office") + words("person_posts", "word", kind="rank")
    ordered = sorted(titles, key=lambda word: (-len(word), word))
    return rf"{alternation(words('post_prefixes', 'prefix'))}{{0,3}}{alternation(ordered)}"


@cache
def lead_in() -> str:
    """Return the pattern of what leads to a body without being part of it (由, 据, 在)."""
    return rf"^.*{alternation(words('post_lead_ins', 'word'))}"
