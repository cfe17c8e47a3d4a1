"""The organisation a figure is about: the subject of its clause, or the one the paragraph goes on about."""

from functools import cache

import polars as pl

from pipelines.extract.subjects.governing import contexts
from pipelines.extract.subjects.lists import is_paired, partner, with_lists
from pipelines.pages.vocabulary import HAN, alternation
from pipelines.reference import words

OWN = ("organization", "firm")
NOTE = r"(?:\([^)]{0,30}\))?"
OPEN_LIST = "^等"
# A place behind one of these says where, and does not turn the text away from an organisation.
WITHIN = r"(?:[在于向从]|落户|位于|驻|布局|进军|入驻)$"
# A page about one firm names it at least so often, and hardly any other.
LEAST_TURNS, LEAST_SHARE = 3, 0.6


def with_organizations(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name, firm_region and firm_zone (where a team is from: 沙坪坝区代表团); both frames are sorted by place."""
    turns = _turns(with_lists(marks))
    heads = turns.select("at", "mark", "list_start", "list_size", whom_line="line_id")
    told = turns.select(
        chosen=pl.col("mark"),
        turned_to="organization_name",
        firm_region="region_code",
        firm_zone="zone_name",
        is_own="is_own",
    )
    single = pl.when(pl.col("list_size") == 1).then("mark")
    near = (
        figures.join_asof(heads, on="at")
        .with_columns(chosen=pl.when(is_paired()).then(partner()).otherwise(single))
        .join(told, on="chosen", how="left", maintain_order="left")
    )
    in_line = (pl.col("whom_line") == pl.col("line_id")).fill_null(value=False)
    own = in_line & pl.col("is_own").fill_null(value=False)
    named = _with_voices(near.with_columns(own=own), marks).join(_firms_of_pages(turns), on="page_id", how="left")
    alone = ~in_line & pl.col("about_region").is_null() & pl.col("about_zone").is_null()
    return named.with_columns(
        organization_name=pl.when("own")
        .then("turned_to")
        .when(pl.col("is_quoted"))
        .then("voice")
        .when(alone)
        .then("page_firm"),
        firm_region=pl.when("own").then("firm_region"),
        firm_zone=pl.when("own").then("firm_zone"),
    ).drop("mark", "list_start", "list_size", "whom_line", "chosen")


def _turns(marks: pl.DataFrame) -> pl.DataFrame:
    """Return the marks that turn the text to an organisation (is_own), and those that turn it away.

    A place turns it away unless it only says where (在榆阳区); words for a whole region (全市) and its bodies always do.
    """
    is_own = pl.col("kind").is_in(OWN)
    away = ~pl.col("left").str.contains(WITHIN) & (pl.col("kind") != "foreign")
    kept = marks.filter(pl.when(is_own).then(_is_subject()).otherwise(away))
    return kept.with_columns(is_own=is_own)


def _is_subject() -> pl.Expr:
    left, right = pl.col("left"), pl.col("right")
    beside = left.str.contains(contexts("left", "organization")) | right.str.contains(contexts("right", "organization"))
    return ~(_speaks() | (pl.col("of") == "media") | right.str.contains(OPEN_LIST) | beside)


def _speaks() -> pl.Expr:
    """Tell whether someone of the organisation speaks or acts (…公司董事长), not itself."""
    return (pl.col("kind") == "organization") & pl.col("right").str.contains(_posts())


@cache
def _posts() -> str:
    posts = [post for kind in ("office", "rank") for post in words("person_posts", "word", kind=kind)]
    return rf"^{NOTE}{HAN}{{0,8}}?(?:{alternation(posts)}|负责人)"


def _with_voices(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add voice, the company one of whose people speaks in the line, and is_quoted: the figure is in their words."""
    speaking = marks.filter(_speaks() & (pl.col("of") == "company"))
    voices = speaking.group_by("line_id").agg(voice=pl.col("organization_name").first(), voices=pl.col("chain").len())
    one = voices.filter(pl.col("voices") == 1).drop("voices")
    before = pl.col("text").str.slice(0, pl.col("char_start"))
    quoted = before.str.count_matches("“", literal=True) > before.str.count_matches("”", literal=True)
    spoken = figures.join(one, on="line_id", how="left", maintain_order="left")
    return spoken.with_columns(is_quoted=pl.col("voice").is_not_null() & quoted)


def _firms_of_pages(turns: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page that is about one firm: page_id, page_firm."""
    counted = turns.filter("is_own").group_by("page_id", "organization_name").len("times")
    best = counted.sort("page_id", "times", "organization_name", descending=[False, True, False]).group_by(
        "page_id", maintain_order=True
    )
    firms = best.agg(
        page_firm=pl.col("organization_name").first(), times=pl.col("times").first(), every=pl.col("times").sum()
    )
    clear = (pl.col("times") >= LEAST_TURNS) & (pl.col("times") >= LEAST_SHARE * pl.col("every"))
    return firms.filter(clear).select("page_id", "page_firm")
