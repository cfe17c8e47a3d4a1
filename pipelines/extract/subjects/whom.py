"""The organisation a figure is about: the subject of its clause, or the one the paragraph goes on about."""

import polars as pl

from pipelines.extract.lists import is_paired, partner, with_lists
from pipelines.extract.subjects.governing import contexts
from pipelines.extract.subjects.speaking import speaks, with_voices

OWN = ("organization", "firm")
OPEN_LIST = "^等"
# A place behind one of these says where, and does not turn the text away from an organisation.
WITHIN = r"(?:[在于向从]|落户|位于|驻|布局|进军|入驻)$"
# A page about one firm names it at least so often, and hardly any other.
LEAST_TURNS, LEAST_SHARE = 3, 0.6


def with_organizations(figures: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name, firm_region and firm_zone (where a team is from); both frames are sorted by place."""
    turns = _turns(with_lists(marks))
    turned = with_voices(_turned(figures, turns), marks)
    named = turned.join(_firms_of_pages(turns), on="page_id", how="left", maintain_order="left")
    others = marks.filter(kind="organization")["line_id"].unique().implode()
    placeless = pl.col("about_region").is_null() & pl.col("about_zone").is_null() & ~pl.col("line_id").is_in(others)
    return named.with_columns(
        organization_name=pl.when("is_told")
        .then("turned_to")
        .when("is_voiced")
        .then("voice")
        .when(placeless & ~pl.col("is_turned"))
        .then("page_firm"),
        firm_region=pl.when("is_told").then("firm_region"),
        firm_zone=pl.when("is_told").then("firm_zone"),
    )


def _turned(figures: pl.DataFrame, turns: pl.DataFrame) -> pl.DataFrame:
    """Add turned_to, the organisation the text has turned to before the figure; is_turned, is_told: it, or any, holds.

    A company holds for its paragraph, any other for its sentence.
    """
    heads = turns.select("at", "mark", "list_start", "list_size", "line_id").rename({"line_id": "turned_line"})
    told = turns.select(
        chosen="mark",
        turned_to="organization_name",
        turned_at="char_start",
        goes_on=pl.col("of") == "company",
        firm_region="region_code",
        firm_zone="zone_name",
    )
    single = pl.when(pl.col("list_size") == 1).then("mark")
    near = (
        figures.join_asof(heads, on="at")
        .with_columns(chosen=pl.when(is_paired()).then(partner()).otherwise(single))
        .join(told, on="chosen", how="left", maintain_order="left")
    )
    is_turned = (pl.col("turned_line") == pl.col("line_id")).fill_null(value=False)
    in_sentence = pl.col("turned_at") >= pl.col("char_start") - pl.col("head").str.len_chars()
    holds = pl.col("turned_to").is_not_null() & (in_sentence | pl.col("goes_on"))
    return near.with_columns(is_turned=is_turned, is_told=is_turned & holds.fill_null(value=False)).drop(
        "mark", "list_start", "list_size", "chosen", "turned_line", "turned_at", "goes_on"
    )


def _turns(marks: pl.DataFrame) -> pl.DataFrame:
    """Return the marks that turn the text to an organisation, and those that turn it away (organization_name null).

    A place turns it away unless it only says where (在榆阳区); words for a region (全市) and its bodies always do.
    """
    is_own = pl.col("kind").is_in(OWN)
    away = ~pl.col("left").str.contains(WITHIN) & (pl.col("kind") != "foreign")
    kept = marks.filter(pl.when(is_own).then(_is_subject()).otherwise(away))
    return kept.with_columns(organization_name=pl.when(is_own).then("organization_name"))


def _is_subject() -> pl.Expr:
    """Tell whether an organisation opens its clause and is no one's place, partner or source."""
    left, right = pl.col("left"), pl.col("right")
    opens = (pl.col("kind") == "firm") | (pl.col("list_size") > 1) | left.str.contains(contexts("left", "subject"))
    beside = left.str.contains(contexts("left", "organization")) | right.str.contains(contexts("right", "organization"))
    return opens & ~(beside | speaks() | (pl.col("of") == "media") | right.str.contains(OPEN_LIST))


def _firms_of_pages(turns: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page that is about one firm: page_id, page_firm."""
    counted = turns.drop_nulls("organization_name").group_by("page_id", "organization_name").len("times")
    ordered = counted.sort("page_id", "times", "organization_name", descending=[False, True, False])
    firms = ordered.group_by("page_id", maintain_order=True).agg(
        page_firm=pl.col("organization_name").first(), times=pl.col("times").first(), every=pl.col("times").sum()
    )
    clear = (pl.col("times") >= LEAST_TURNS) & (pl.col("times") >= LEAST_SHARE * pl.col("every"))
    return firms.filter(clear).select("page_id", "page_firm")
