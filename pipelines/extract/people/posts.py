"""The posts a text gives a person: chains of offices and ranks beside the name, each with its body as written."""

from functools import cache

import polars as pl

from pipelines.extract.matches import first_match
from pipelines.extract.people.addressed import LONGER
from pipelines.extract.people.post_bodies import with_bodies
from pipelines.extract.people.titles import post, title
from pipelines.pages.vocabulary import alternation
from pipelines.plans import run
from pipelines.reference import words

PLACE = ["line", "char_start"]
# How far from a name its posts reach.
REACH = 90
# The number from which on posts are the titles that people are addressed by.
ADDRESSED = 2 * REACH
# The longest post without its prefixes, and the longest title.
LONGEST_POST, LONGEST_TITLE = 14, 9
STOPS = r"。!?;:,“”‘’()\[\]【】《》\s"
CLAUSE = f"[^{STOPS}]*"
JOINT = r"^(?:、|以及|和|与|及)"
# What stands between a name and the posts that follow it.
REMARK = r"^(?:\([^()]{1,12}\))?"
TAKES = "(?:同志)?(?:此前|目前|现|曾|历|原|先后|继续)?(?:任|担任|出任|当选为?|兼任|系|是|为|获任)"
# A further post, later in the sentence: `…,也是某大学兼职教授`.
ALSO = rf"^[^。;!?:]{{0,60}}?,(?:也是|还是|并任|兼任|同时担任|并担任)({CLAUSE})(?:[,。;!?]|$)"
LIKELY_BEHIND = rf"{REMARK}{TAKES}|^[(的\s]|^,[男女],"
# Where words stand that are a chain of posts if they end with one.
BEHIND = (
    rf"{REMARK}{TAKES}({CLAUSE})(?:[,。;!?]|$)",
    rf"^\(({CLAUSE})\)",
    rf"^,[男女],.{{0,60}}?现任({CLAUSE})(?:[,。;]|$)",
    rf"^\s+({CLAUSE})$",
    rf"^的({CLAUSE}职务)",
)


def posts(people: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Return one row per post, with the person's line, page and char_start.

    Columns beside these: post_no, written (or null), generic, post_title, and is_addressed (李明处长).

    `people` holds the mentions of each line with its text, `organizations` what the lines name. Who follows another
    person's name by 、 alone, without a post of their own, holds that one's.
    """
    named = _with_chains(people.sort(PLACE))
    chains = named.lazy()
    items = _items(chains, "chain").filter(_unbroken())
    later = _items(chains, "chain_behind").with_columns(pl.col("post_no") + REACH).filter(_unbroken())
    titles = _items(chains, "title").with_columns(pl.col("post_no") + ADDRESSED)
    every = with_bodies(run(pl.concat([items, later, titles]).sort(*PLACE, "post_no")), organizations)
    held = run(_without_titles(every.lazy())).lazy()
    return run(
        pl.concat([held, _shared(chains, held)]).select(
            *PLACE, "page", "post_no", "written", "generic", "post_title", is_addressed=pl.col("post_no") >= ADDRESSED
        )
    )


def _without_titles(held: pl.LazyFrame) -> pl.LazyFrame:
    """Drop the titles that people are addressed by (李明处长) where the page tells a post of theirs."""
    is_title = pl.col("post_no") >= ADDRESSED
    told = held.filter(~is_title).select("page", "person_name").unique()
    addressed = held.filter(is_title).join(told, on=["page", "person_name"], how="anti")
    return pl.concat([held.filter(~is_title), addressed]).sort(*PLACE, "post_no")


def _with_chains(people: pl.DataFrame) -> pl.DataFrame:
    """Add chain (the text ahead that may hold posts), chain_behind, title; group: people whom only a joint parts."""
    is_first = (pl.col("line") != pl.col("line").shift(1)).fill_null(value=True)
    start = pl.when(is_first).then(0).otherwise(pl.col("char_end").shift(1))
    between = pl.col("text").str.slice(start, pl.col("char_start") - start)
    parted = run(people.lazy().with_columns(between=between, is_first=is_first))
    whole = (pl.col("between").str.len_chars() <= REACH) & ~pl.col("between").str.contains(f"[{STOPS}]")
    chained = parted.with_columns(
        chain=_ahead(parted["between"]), follows=~pl.col("is_first") & whole & pl.col("between").str.contains(JOINT)
    )
    return chained.with_columns(
        chain=pl.when("follows").then(pl.col("chain").str.replace(JOINT, "")).otherwise("chain"),
        is_plain=pl.col("follows") & (pl.col("between") == "、"),
        chain_behind=_behind(chained),
        title=pl.col("text").str.slice(pl.col("char_end"), LONGEST_TITLE).str.extract(_title()),
        group=(~pl.col("follows")).cum_sum(),
    )


def _ahead(between: pl.Series) -> pl.Series:
    """Return the clause before each name, empty where no post ends it; most names have none, so few are parsed."""
    rows = between.rename("between").to_frame().lazy().with_row_index("person")
    ends = pl.col("between").str.tail(LONGEST_POST).str.contains(rf"{title()}[\s:“]?$")
    clause = pl.col("between").str.tail(REACH).str.replace(r"[\s:“]$", "").str.replace(f"(?s)^.*[{STOPS}]", "")
    found = rows.filter(ends).select("person", clause=clause)
    joined = rows.join(found, on="person", how="left", maintain_order="left")
    return run(joined.select(pl.col("clause").fill_null(""))).to_series()


def _behind(people: pl.DataFrame) -> pl.Series:
    """Return the posts that follow each name, null where none do; few names are followed by any, so few are parsed."""
    rest = people.lazy().select(rest=pl.col("text").str.slice(pl.col("char_end"), REACH)).with_row_index("person")
    likely = rest.filter(pl.col("rest").str.contains(LIKELY_BEHIND))
    read = likely.with_columns(
        *(_post_of(pattern).alias(str(number)) for number, pattern in enumerate(BEHIND)), also=_post_of(ALSO)
    )
    first = pl.coalesce(str(number) for number in range(len(BEHIND)))
    chain = pl.when(first.is_not_null()).then(pl.concat_str(first, "also", separator="、", ignore_nulls=True))
    found = read.select("person", chain=chain)
    return run(rest.join(found, on="person", how="left", maintain_order="left").select("chain")).to_series()


def _post_of(pattern: str) -> pl.Expr:
    """Return the words in that place, null where no post ends them."""
    words_there = pl.col("rest").str.extract(pattern).str.replace("(?:职务|一职)$", "")
    return first_match(words_there, rf"^.*{post()}$")


@cache
def _title() -> str:
    """Return the pattern of a title right behind a name."""
    titles = words("person_verbs", "word", kind="titled")
    return rf"^(副?{alternation(titles)})(?:[^{LONGER}]|$)"


def _items(chains: pl.LazyFrame, chain: str) -> pl.LazyFrame:
    """Return one row per item of the chain that ends with a post: post_no, post_title and body, the words before it."""
    cut = pl.col(chain).str.replace_all("兼任|兼([^职任])", "、${1}").str.split("、")
    # Most names have no chain of the kind.
    held = chains.filter(pl.col(chain) != "")
    items = held.select(
        *PLACE, "page", "person_name", "group", item=cut, post_no=pl.int_ranges(cut.list.len())
    ).explode("item", "post_no")
    titled = items.drop_nulls("item").with_columns(post_title=first_match(pl.col("item"), rf"{post()}$"))
    body = pl.col("item").str.slice(0, pl.col("item").str.len_chars() - pl.col("post_title").str.len_chars())
    return titled.with_columns(body=body)


def _unbroken() -> pl.Expr:
    """Tell the items from which only posts lead to the chain's end."""
    return ~pl.col("post_title").is_null().cum_max(reverse=True).over(PLACE)


def _shared(chains: pl.LazyFrame, held: pl.LazyFrame) -> pl.LazyFrame:
    """Return the posts of people named behind others who hold them: `副市长王强、李敏`."""
    has_own = held.select(PLACE).unique().with_columns(has_own=pl.lit(value=True))
    marked = chains.join(has_own, on=PLACE, how="left", maintain_order="left").with_columns(
        holder=pl.when("has_own").then("char_start")
    )
    is_open = pl.col("is_plain") & pl.col("has_own").is_null()
    run = (~is_open).cum_sum()
    led = marked.with_columns(holder=pl.col("holder").first().over(run), is_open=is_open)
    sharers = led.filter("is_open").drop_nulls("holder").select(*PLACE, "holder")
    own = held.rename({"char_start": "holder"})
    return sharers.join(own, on=["line", "holder"]).select(held.collect_schema().names())
