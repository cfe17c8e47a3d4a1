"""The words before a post, parted: the organisation or place they open with, and the section that is in the post."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import by_length, is_listed
from pipelines.extract.matches import first_match
from pipelines.extract.people.lead_ins import body_endings
from pipelines.extract.places.names import place_names
from pipelines.pages.vocabulary import alternation
from pipelines.reference import table, words

# How a body ends whatever it is called, and where no better known ending stands in it.
ENDS_AS_BODY = "[所院局委厅署会社厂馆校行队站团园庭党]$"
# What the ministry of 某部长 does not end with, nor hold.
NO_MINISTRY = "^$|[部局院会府国省市县区司厅军党队团]$|公司|集团|大学|学院|学校|银行|医院|厂"
ENDS_AS_PLACED_BODY = "(?:中心|组|部|室|办)$"
# What is always a part of a body, even where that is not named.
ENDS_AS_UNIT = "^.{1,5}[部科处系]$"
# Places that have no bodies but by such names, and the party's bodies there.
PLACES, COMMITTEES = "(?:.[镇乡村]|街道|社区)$", "^(党委|党工委|党支部|党总支)"
# The word that stands for a company where its post is named without one.
FIRM = "公司"


def parted(items: pl.LazyFrame) -> pl.LazyFrame:
    """Add own, the organisation or place that the body opens with, null without one; its unit goes to the post."""
    is_generic = pl.col("body").is_in(words("post_generic_bodies", "body"))
    items = items.with_columns(
        generic=pl.when(is_generic).then("body"), body=pl.when(is_generic).then(pl.lit("")).otherwise("body")
    )
    items = _with_committees(items).with_columns(region=_region())
    body = pl.col("body")
    # Greedy: of several endings the one that ends last.
    named = first_match(body, rf"^.*{alternation(body_endings())}")
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


def _with_committees(items: pl.LazyFrame) -> pl.LazyFrame:
    """Give the party's committee of a town or village to the body: 某镇|党委书记 is 某镇党委|书记."""
    committee = pl.when(pl.col("body").str.contains(PLACES)).then(pl.col("post_title").str.extract(COMMITTEES))
    rest = pl.col("post_title").str.slice(committee.str.len_chars().fill_null(0))
    return items.with_columns(body=pl.col("body") + committee.fill_null(""), post_title=rest)


@cache
def _firm_posts() -> pl.Series:
    """Return the posts that companies alone have."""
    kinds = table("post_antecedents")
    return kinds.filter(pl.col("ending").str.contains(FIRM))["post"].implode()


def _with_last() -> pl.Expr:
    """Return the body whose last character is the post's first: 国防部 of 国防部长, 某县某镇 of 其镇长."""
    body, title = pl.col("body"), pl.col("post_title")
    known = [name for name in words("organization_names", "name") if name[-1] in "厅局署"]
    office = body + title.str.extract("([厅局署])长$")
    ministry = (body + "部").str.replace("部部$", "部")
    is_ministry = (
        title.str.contains("部长$") & (body != pl.col("region").fill_null("")) & ~body.str.contains(NO_MINISTRY)
    )
    town = title.str.extract("([镇乡])长$")
    return (
        pl.when(is_ministry)
        .then(ministry)
        .when(office.str.contains(f"{alternation(known)}$"))
        .then(office)
        .when(body.str.ends_with(town))
        .then(body)
    )


@cache
def _region() -> pl.Expr:
    """Return the name of a region that the body opens with, the longest; null without one."""
    heads = [(pl.col("body").str.head(length), names) for length, names in reversed(by_length(place_names()).items())]
    return pl.coalesce(pl.when(is_listed(head, names)).then(head) for head, names in heads)
