"""The organisation a figure is about: the subject of its clause, or the one the paragraph goes on about."""

import polars as pl

from pipelines.extract.lists import is_paired, partner, with_lists
from pipelines.extract.subjects.governing import contexts
from pipelines.extract.subjects.speaking import with_speaking, with_voices

OWN = ("organization", "firm")
# Public bodies whose own work is counted, where others speak for their region.
WORKING = "(?:海关|管理中心|医院)$"
# Who may be a whole page's subject by standing in its title.
HEADED = ("company", "university", "institute")
OPENING = r"^[\s“《【(]*$"
OPEN_LIST = "^等"
# A place behind one of these says where, and does not turn the text away from an organisation.
WITHIN = r"(?:[在于向从]|落户|位于|驻|布局|进军|入驻)$"
# A page about one firm names it at least so often, and hardly any other.
LEAST_TURNS, LEAST_SHARE = 3, 0.6


def with_organizations(figures: pl.DataFrame, marks: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Add organization_name, firm_region and firm_zone (where a team is from); both frames are sorted by place."""
    listed = _with_subjects(with_lists(with_speaking(marks)))
    turns = _turns(listed)
    turned = with_voices(_turned(figures, turns), listed)
    named = turned.join(_firms_of_pages(turns), on="page_id", how="left", maintain_order="left").join(
        _firms_of_titles(listed, story), on="page_id", how="left", maintain_order="left"
    )
    others = named.select("line_id", "title_firm").unique().join(_named(marks), on="line_id")
    strange = others.filter(pl.col("named").ne_missing(pl.col("title_firm")))["line_id"].unique()
    placeless = pl.col("about_region").is_null() & pl.col("about_zone").is_null()
    no_other = ~pl.col("line_id").is_in(others["line_id"].unique().implode())
    keeps = ~pl.col("is_turned") | (pl.col("turned_to") == pl.col("title_firm"))
    of_title = pl.when(keeps & ~pl.col("line_id").is_in(strange.implode())).then("title_firm")
    return named.with_columns(
        organization_name=pl.when("is_told")
        .then("turned_to")
        .when("is_voiced")
        .then("voice")
        .otherwise(pl.coalesce(of_title, pl.when(placeless & no_other & ~pl.col("is_turned")).then("page_firm"))),
        firm_region=pl.when("is_told").then("firm_region"),
        firm_zone=pl.when("is_told").then("firm_zone"),
    )


def _named(marks: pl.DataFrame) -> pl.DataFrame:
    """Return one row per line and organisation named in it: line_id, named."""
    return marks.filter(kind="organization").select("line_id", named="organization_name").unique()


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
    works = (pl.col("kind") == "body") & pl.col("is_subject") & pl.col("organization_name").str.contains(WORKING)
    is_own = pl.col("kind").is_in(OWN) | works
    away = ~pl.col("left").str.contains(WITHIN) & (pl.col("kind") != "foreign")
    kept = marks.filter(pl.when(is_own).then("is_subject").otherwise(away))
    return kept.with_columns(organization_name=pl.when(is_own).then("organization_name"))


def _with_subjects(marks: pl.DataFrame) -> pl.DataFrame:
    """Add is_subject: an organisation or body opens its clause and is no one's place, partner or source."""
    left, right = pl.col("left"), pl.col("right")
    opens = (pl.col("kind") == "firm") | (pl.col("list_size") > 1) | left.str.contains(contexts("left", "subject"))
    beside = left.str.contains(contexts("left", "organization")) | right.str.contains(contexts("right", "organization"))
    is_venue = (pl.col("kind") != "firm") & right.str.contains(contexts("right", "venue"))
    idle = beside | is_venue | pl.col("is_speaking") | (pl.col("of") == "media") | right.str.contains(OPEN_LIST)
    may = pl.col("kind").is_in([*OWN, "body"])
    told = marks.filter(may).select("mark", is_subject=opens & ~idle)
    return marks.join(told, on="mark", how="left", maintain_order="left").with_columns(
        pl.col("is_subject").fill_null(value=False)
    )


def _firms_of_pages(turns: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page that is about one firm: page_id, page_firm."""
    counted = turns.drop_nulls("organization_name").group_by("page_id", "organization_name").len("times")
    ordered = counted.sort("page_id", "times", "organization_name", descending=[False, True, False])
    firms = ordered.group_by("page_id", maintain_order=True).agg(
        page_firm=pl.col("organization_name").first(), times=pl.col("times").first(), every=pl.col("times").sum()
    )
    clear = (pl.col("times") >= LEAST_TURNS) & (pl.col("times") >= LEAST_SHARE * pl.col("every"))
    return firms.filter(clear).select("page_id", "page_firm")


def _firms_of_titles(marks: pl.DataFrame, story: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page whose title opens with one organisation and names no other: page_id, title_firm."""
    titles = story.filter(role="title")["line_id"]
    named = marks.filter(pl.col("line_id").is_in(titles.implode()), pl.col("kind") == "organization")
    opens = pl.col("left").str.contains(OPENING) & pl.col("is_subject") & pl.col("of").is_in(HEADED)
    firms = named.with_columns(opens=opens).group_by("page_id", maintain_order=True)
    alone = firms.agg(title_firm=pl.col("organization_name").first(), opens=pl.col("opens").first(), of=pl.len())
    return alone.filter(pl.col("opens") & (pl.col("of") == 1)).select("page_id", "title_firm")
