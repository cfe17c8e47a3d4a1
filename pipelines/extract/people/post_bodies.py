"""The body of each post in a chain: as written, without what leads to it, or taken from the post before it."""

from functools import cache

import polars as pl

from pipelines.extract.organizations.endings import endings
from pipelines.extract.places.names import place_names
from pipelines.pages.gazetteer import places_of_report
from pipelines.pages.vocabulary import alternation
from pipelines.reference import words

# Departments that are named without the committee they belong to where that was just named.
WITHIN = r"^(?:组织部|宣传部|统战部|政法委|办公厅|办公室|编办|网信办|台办|社会工作部|机关工委|政策研究室)$"
# Stands for a word that leads to a body; no page holds this character.
BREAK = "\x01"
# How a body ends whatever it is called, and where no better known ending stands in it.
ENDS_AS_BODY = "[所院局委厅署会社厂馆校行队站团园庭]$"
ENDS_AS_PLACED_BODY = "(?:中心|组|部|室|办)$"
# What is always a part of a body, even where that is not named.
ENDS_AS_UNIT = "^.{1,5}[部科处系]$"
FACULTY, UNIVERSITY = "[^科]学院$", "大学$"
COMMITTEE = "^(.*)委(?:员会)?$"


def with_bodies(items: pl.DataFrame) -> pl.DataFrame:
    """Add written, the body of each post, to the posts of people in their order.

    `group` tells whose posts may hand theirs on. Words between the body's end and the post belong to the post: that of
    某局规划科科长 is 某局, and the post 规划科科长.
    """
    distinct = items.select("body", "post_title").unique()
    parted = _parted(distinct.with_columns(words="body", title="post_title", body=_without_lead_in(pl.col("body"))))
    own = items.join(
        parted.select("words", "title", "own", named_post="post_title"),
        left_on=["body", "post_title"],
        right_on=["words", "title"],
        how="left",
        maintain_order="left",
    ).with_columns(post_title="named_post")
    handed = own.with_columns(earlier=pl.col("own").forward_fill().shift(1).over("group"))
    is_faculty = pl.col("own").str.contains(FACULTY) & pl.col("earlier").str.contains(UNIVERSITY)
    handed = handed.with_columns(
        own=pl.when(~is_faculty.fill_null(value=False)).then("own"),
        post_title=pl.when(is_faculty).then(pl.concat_str("own", "post_title")).otherwise("post_title"),
    )
    committee = pl.col("earlier").str.extract(COMMITTEE)
    level = (
        pl.col("post_title").str.extract(rf"^.{{0,4}}?({alternation(words('post_governments', 'post'))})$").str.head(1)
    )
    region = pl.coalesce("own", pl.when(committee.str.ends_with(level)).then(committee), pl.lit(""))
    government = pl.concat_str(region.str.strip_suffix(level), level, pl.lit("政府"))
    department = pl.when(pl.col("own").str.contains(WITHIN)).then(pl.concat_str(committee, pl.lit("委"), "own"))
    hands_on = ~pl.col("post_title").is_in(words("person_posts", "word", kind="honour"))
    is_named = pl.col("own").str.contains("政府$")
    return handed.with_columns(
        written=pl.coalesce(
            pl.when(~is_named.fill_null(value=False)).then(government),
            department,
            "own",
            pl.when(hands_on).then("earlier"),
        )
    )


def _without_lead_in(body: pl.Expr) -> pl.Expr:
    """Return the words of the body without what leads to them (由, 据, 会见, 11月8日)."""
    led = body.str.replace_many(*_lead_ins(), leftmost=True).str.extract(rf"([^{BREAK}]*)$")
    apart = led.str.replace(r"^.*\d[日月年时分岁]", "")
    return pl.when(apart.is_in(words("post_generic_bodies", "body"))).then(pl.lit("")).otherwise(apart)


@cache
def _lead_ins() -> tuple[list[str], list[str]]:
    """Return what is replaced, and by what: words that lead to a body by a break, names that hold one by themselves."""
    kept = [*words("organization_breaks", "word", meaning="keep"), *place_names(), *_endings()]
    lands = [*words("person_not_names", "word"), *places_of_report(), "中国", "全国", "国家", "中共", "联合国"]
    joined = {f"{word}{land}": BREAK + land for word in "同与和就应对为向但给替并以" for land in lands}
    new = dict.fromkeys(words("post_lead_ins", "word"), BREAK) | joined | {word: word for word in kept}
    longest_first = sorted(new, key=lambda word: (-len(word), word))
    return longest_first, [new[word] for word in longest_first]


def _parted(items: pl.DataFrame) -> pl.DataFrame:
    """Add own, the organisation or place that the body opens with, null without one; its unit goes to the post."""
    body = pl.col("body")
    # Greedy: of several endings the one that ends last.
    named = body.str.extract(rf"^(.*{alternation(_endings())})")
    is_placed = named.is_null() & body.str.contains(_region()) & body.str.contains(ENDS_AS_PLACED_BODY)
    whole = pl.when(body.str.contains(ENDS_AS_BODY) | is_placed).then(body)
    known = pl.coalesce(whole, named, body.str.extract(_region()))
    is_rank = pl.col("post_title").is_in(words("person_posts", "word", kind="rank"))
    other = pl.when((body != "") & ~is_rank & ~body.str.contains(ENDS_AS_UNIT)).then(body)
    own = items.with_columns(own=pl.coalesce(known, other))
    # The level of a region (莫斯科市市长) is no unit.
    unit = body.str.slice(pl.col("own").str.len_chars().fill_null(0)).str.replace("^[省市区县州]$", "")
    is_generic = pl.col("own").is_in(words("post_generic_bodies", "body"))
    return own.with_columns(own=pl.when(~is_generic).then("own"), post_title=pl.concat_str(unit, "post_title"))


@cache
def _endings() -> list[str]:
    """Return what ends the name of an organisation by itself; a 处 or 科 is a part of one, and belongs to the post."""
    known = endings().filter(pl.col("start") != "office", pl.col("ending").str.len_chars() > 1)["ending"]
    return sorted(set(known), key=lambda word: (-len(word), word))


@cache
def _region() -> str:
    longest_first = sorted(place_names(), key=lambda name: (-len(name), name))
    return f"^({alternation(longest_first)})"
