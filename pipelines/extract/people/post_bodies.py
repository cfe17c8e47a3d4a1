"""The body of each post in a chain: as written, without what leads to it, or taken from the post before it."""

import polars as pl

from pipelines.extract.people.lead_ins import without_lead_in
from pipelines.extract.people.parted import parted
from pipelines.extract.people.snapped import BODY, snapped
from pipelines.pages.vocabulary import alternation
from pipelines.plans import run
from pipelines.reference import words

# Departments that are named without the committee they belong to where that was just named.
WITHIN = r"^(?:组织部|宣传部|统战部|政法委|办公厅|办公室|编办|网信办|台办|社会工作部|机关工委|政策研究室)$"
# Stands for no value at the head of a group; no page holds this character.
NOTHING = "\x01"
MINISTRY = "[^织传战]部$|总局$"
FACULTY, UNIVERSITY, SECTION = "^[^大]*?(?:[^科]学院|^学院|研究生院|书院)$", "^(.*大学)", "[部处系心办院]"
COMMITTEE = "^(.*)委(?:员会)?$"


def with_bodies(items: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """Add written, the body of each post, and generic, the word that stands for one (校, 该局), to posts in order.

    `group` tells whose posts may hand theirs on. Words between the body's end and the post belong to the post: that of
    某局规划科科长 is 某局, and the post 规划科科长.
    """
    handed = run(_under_universities(run(_with_own(items, organizations)).lazy()))
    committee = pl.col("earlier").str.extract(COMMITTEE)
    level = (
        pl.col("post_title").str.extract(rf"^.{{0,4}}?({alternation(words('post_governments', 'post'))})$").str.head(1)
    )
    region = pl.coalesce("own", pl.when(committee.str.ends_with(level)).then(committee), pl.lit(""))
    # A town without its name is none.
    named_level = pl.when((region != "") | ~level.is_in(["乡", "镇"])).then(level)
    government = pl.concat_str(region.str.strip_suffix(level), named_level, pl.lit("政府"))
    above = pl.coalesce(committee + "委", pl.when(pl.col("earlier").str.contains(MINISTRY)).then("earlier"))
    department = pl.when(pl.col("own").str.contains(WITHIN)).then(pl.concat_str(above, "own"))
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


def _under_universities(items: pl.LazyFrame) -> pl.LazyFrame:
    """Add earlier, the body of the post before; a faculty behind its university belongs to the post."""
    own = pl.col("own")
    school = pl.when(~own.str.contains(FACULTY)).then("own")
    handed = (
        items.with_columns(earlier=_last_before("own"), school=school)
        .with_columns(school=_last_before("school"))
        .with_columns(school=pl.col("school").str.extract(UNIVERSITY))
    )
    is_faculty = own.str.contains(FACULTY) & pl.col("school").is_not_null()
    is_section = own.is_null() & pl.col("school").is_not_null() & pl.col("post_title").str.contains(SECTION)
    # A section is the university's, not the faculty's that was named before it.
    is_beside = own.is_null() & pl.col("earlier").str.contains(FACULTY) & pl.col("post_title").str.contains(SECTION)
    other = pl.when(~is_beside.fill_null(value=False)).then("earlier")
    earlier = pl.when(is_faculty | is_section).then("school").otherwise(other)
    return handed.with_columns(
        earlier=pl.when(pl.col("generic").is_null()).then(earlier),
        own=pl.when(~is_faculty.fill_null(value=False)).then("own"),
        post_title=pl.when(is_faculty).then(pl.concat_str("own", "post_title")).otherwise("post_title"),
    ).drop("school")


def _last_before(column: str) -> pl.Expr:
    """Return the last value before a row in its group; groups stand together, so that no window is needed."""
    is_first = pl.col("group") != pl.col("group").shift(1)
    known = pl.coalesce(column, pl.when(is_first).then(pl.lit(NOTHING)))
    before = pl.when(~is_first).then(known.forward_fill().shift(1))
    return pl.when(before != NOTHING).then(before)


def _with_own(items: pl.DataFrame, organizations: pl.DataFrame) -> pl.LazyFrame:
    """Add own and generic, and to post_title the section: by the words, and by the organisation named there."""
    distinct = items.select("body", "post_title").unique()
    told = parted(
        distinct.lazy()
        .with_columns(words="body", title="post_title")
        .with_columns(body=without_lead_in(distinct["body"]))
    )
    read = (
        items.lazy()
        .join(
            told.select("own", "generic", body="words", post_title="title", read_post="post_title"),
            on=["body", "post_title"],
            how="left",
            maintain_order="left",
        )
        .join(snapped(items, organizations), on=BODY, how="left", maintain_order="left")
    )
    # What leads to a name may be read as its head by either; a name that is sure may be cut off a longer one.
    is_longer = pl.col("named").str.ends_with(pl.col("own"))
    is_cut = pl.col("own").str.ends_with(pl.col("named")) & ~pl.col("is_sure")
    is_named = pl.col("named").is_not_null() & ~is_longer.fill_null(value=False) & ~is_cut.fill_null(value=False)
    return read.with_columns(
        own=pl.when(is_named).then("named").otherwise("own"),
        generic=pl.when(~is_named).then("generic"),
        post_title=pl.when(is_named).then(pl.concat_str("section", "post_title")).otherwise("read_post"),
    ).drop("named", "section", "is_sure", "read_post")
