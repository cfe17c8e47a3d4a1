"""The body of each post in a chain: as written, without what leads to it, or taken from the post before it."""

from functools import cache

import polars as pl

from pipelines.extract.people.lead_ins import body_endings, without_lead_in
from pipelines.extract.people.snapped import BODY, snapped
from pipelines.extract.places.names import place_names
from pipelines.pages.vocabulary import alternation
from pipelines.reference import table, words

# Departments that are named without the committee they belong to where that was just named.
WITHIN = r"^(?:组织部|宣传部|统战部|政法委|办公厅|办公室|编办|网信办|台办|社会工作部|机关工委|政策研究室)$"
# How a body ends whatever it is called, and where no better known ending stands in it.
ENDS_AS_BODY = "[所院局委厅署会社厂馆校行队站团园庭]$"
ENDS_AS_PLACED_BODY = "(?:中心|组|部|室|办)$"
# What is always a part of a body, even where that is not named.
ENDS_AS_UNIT = "^.{1,5}[部科处系]$"
FACULTY, UNIVERSITY, SECTION = "^[^大]*?(?:[^科]学院|^学院|研究生院|书院)$", "^(.*大学)", "[部处系心办院]"
# The word that stands for a company where its post is named without one.
FIRM = "公司"
COMMITTEE = "^(.*)委(?:员会)?$"


def with_bodies(items: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Add written, the body of each post, and generic, the word that stands for one (校, 该局), to posts in order.

    `group` tells whose posts may hand theirs on. Words between the body's end and the post belong to the post: that of
    某局规划科科长 is 某局, and the post 规划科科长.
    """
    handed = _under_universities(_with_own(items, organizations))
    committee = pl.col("earlier").str.extract(COMMITTEE)
    level = (
        pl.col("post_title").str.extract(rf"^.{{0,4}}?({alternation(words('post_governments', 'post'))})$").str.head(1)
    )
    region = pl.coalesce("own", pl.when(committee.str.ends_with(level)).then(committee), pl.lit(""))
    # A town without its name is none.
    named_level = pl.when((region != "") | ~level.is_in(["乡", "镇"])).then(level)
    government = pl.concat_str(region.str.strip_suffix(level), named_level, pl.lit("政府"))
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


def _under_universities(items: pl.DataFrame) -> pl.DataFrame:
    """Add earlier, the body of the post before; a faculty behind its university belongs to the post."""
    own = pl.col("own")
    school = pl.when(~own.str.contains(FACULTY)).then("own")
    handed = items.with_columns(
        earlier=own.forward_fill().shift(1).over("group"), school=school.forward_fill().shift(1).over("group")
    ).with_columns(school=pl.col("school").str.extract(UNIVERSITY))
    is_faculty = own.str.contains(FACULTY) & pl.col("school").is_not_null()
    is_section = own.is_null() & pl.col("school").is_not_null() & pl.col("post_title").str.contains(SECTION)
    earlier = pl.when(is_faculty | is_section).then("school").otherwise("earlier")
    return handed.with_columns(
        earlier=pl.when(pl.col("generic").is_null()).then(earlier),
        own=pl.when(~is_faculty.fill_null(value=False)).then("own"),
        post_title=pl.when(is_faculty).then(pl.concat_str("own", "post_title")).otherwise("post_title"),
    ).drop("school")


def _with_own(items: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Add own and generic, and to post_title the section: by the words, and by the organisation named there."""
    distinct = items.select("body", "post_title").unique()
    parted = _parted(
        distinct.with_columns(words="body", title="post_title").with_columns(body=without_lead_in(distinct["body"]))
    )
    read = items.join(
        parted.select("own", "generic", body="words", post_title="title", read_post="post_title"),
        on=["body", "post_title"],
        how="left",
        maintain_order="left",
    ).join(snapped(items, organizations), on=BODY, how="left", maintain_order="left")
    # What leads to a name may be read as its head by either; a name that is sure may be cut off a longer one.
    is_longer = pl.col("named").str.ends_with(pl.col("own"))
    is_cut = pl.col("own").str.ends_with(pl.col("named")) & ~pl.col("is_sure")
    is_named = pl.col("named").is_not_null() & ~is_longer.fill_null(value=False) & ~is_cut.fill_null(value=False)
    return read.with_columns(
        own=pl.when(is_named).then("named").otherwise("own"),
        generic=pl.when(~is_named).then("generic"),
        post_title=pl.when(is_named).then(pl.concat_str("section", "post_title")).otherwise("read_post"),
    ).drop("named", "section", "is_sure", "read_post")


def _parted(items: pl.DataFrame) -> pl.DataFrame:
    """Add own, the organisation or place that the body opens with, null without one; its unit goes to the post."""
    is_generic = pl.col("body").is_in(words("post_generic_bodies", "body"))
    items = items.with_columns(
        generic=pl.when(is_generic).then("body"), body=pl.when(is_generic).then(pl.lit("")).otherwise("body")
    )
    items = items.with_columns(region=_region())
    body = pl.col("body")
    # Greedy: of several endings the one that ends last.
    named = body.str.extract(rf"^(.*{alternation(body_endings())})")
    is_placed = named.is_null() & pl.col("region").is_not_null() & body.str.contains(ENDS_AS_PLACED_BODY)
    whole = pl.when(body.str.contains(ENDS_AS_BODY) | is_placed).then(body)
    known = pl.coalesce(whole, named, "region")
    is_rank = pl.col("post_title").is_in(words("person_posts", "word", kind="rank"))
    other = pl.when((body != "") & ~is_rank & ~body.str.contains(ENDS_AS_UNIT)).then(body)
    own = items.with_columns(own=pl.coalesce(_with_last(), known, other))
    # The level of a region (莫斯科市市长) is no unit.
    unit = body.str.slice(pl.col("own").str.len_chars().fill_null(0)).str.replace("^[省市区县州]$", "")
    # A region has no general manager: that is a company's, at its place there.
    is_firm = (pl.col("own") == pl.col("region")) & pl.col("post_title").is_in(_firm_posts())
    told = ~pl.col("own").is_in(words("post_generic_bodies", "body")) & ~is_firm.fill_null(value=False)
    generic = pl.coalesce("generic", pl.when(is_firm).then(pl.lit(FIRM)).when(~told).then("own"))
    return own.with_columns(
        own=pl.when(told).then("own"), generic=generic, post_title=pl.concat_str(unit, "post_title")
    )


@cache
def _firm_posts() -> pl.Series:
    """Return the posts that companies alone have."""
    kinds = table("post_antecedents")
    return kinds.filter(pl.col("ending").str.contains(FIRM))["post"].implode()


def _with_last() -> pl.Expr:
    """Return the body whose last character is the post's first: 国防部 of 国防部长, null where none is known so."""
    last = pl.col("post_title").str.extract("([部厅局署])长$")
    known = [name for name in words("organization_names", "name") if name[-1] in "部厅局署"]
    whole = pl.col("body") + last
    return pl.when(whole.str.contains(f"{alternation(known)}$")).then(whole)


def _region() -> pl.Expr:
    """Return the name of a region that the body opens with, the longest; null without one."""
    names, longest = _places()
    heads = [pl.col("body").str.head(length) for length in range(longest, 1, -1)]
    return pl.coalesce(pl.when(head.is_in(names)).then(head) for head in heads)


@cache
def _places() -> tuple[pl.Series, int]:
    """Return the names of regions, and the length of the longest."""
    return pl.Series(place_names()).implode(), max(map(len, place_names()))
