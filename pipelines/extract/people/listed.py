"""People named one after another: the items of a list that 、, 和 or, in lists of names, a blank parts."""

import polars as pl

from pipelines.extract.people.accepted import LEAST, accepted
from pipelines.extract.people.readings import name_start, surname, with_readings
from pipelines.pages.vocabulary import HAN, HANS
from pipelines.plans import run

JOINTS = "、|/|以及|和|与|及"
STOPS = r"[。;!?:,“”《》\s]"
# Marks around what parts two items, and the blank within a padded name; no page holds these characters.
OPEN, CLOSE, PAD = "\x01", "\x02", "\x03"
# A line that holds nothing but names, perhaps under a heading of its own: `一等奖:王强 李敏`.
REMARK = r"(?:\([^()]{1,12}\))?"
NAMES_ALONE = rf"^(?:{HAN}{{2,10}}:)?(?:[{HANS}·]{{1,8}}{REMARK}[\s、]+)*[{HANS}·]{{1,8}}{REMARK}$"
# What each name of a list must score that holds no known person, and how many there must be.
UNKNOWN, FEWEST = 6.0, 3


def listed(lines: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Return the people of lists that hold one of `people`, or nothing but likely names."""
    items = _items(_with_lists(lines, people), people)
    likely = (pl.col("score") >= UNKNOWN).fill_null(value=False)
    runs = items.with_columns(run=(~(pl.col("is_joined") & pl.col("is_person").shift(1))).cum_sum(), is_likely=likely)
    sure = pl.col("is_known").any().over("run")
    many = pl.col("is_likely").sum().over("run") >= FEWEST
    kept = runs.filter(pl.col("is_person"), sure | pl.col("is_list") | (many & pl.col("is_likely")))
    return accepted(run(kept.drop_nulls("name")))


def _with_lists(lines: pl.DataFrame, people: pl.DataFrame) -> pl.LazyFrame:
    """Keep the lines that may hold a list; is_list where the line is one as a whole."""
    text = pl.col("text")
    alone = lines.filter(text.str.contains(NAMES_ALONE)).filter(text.str.contains(r"[:\s]"))
    is_alone = pl.col("line").is_in(alone["line"].implode())
    is_long = pl.col("line").is_in(_with_many(lines).implode())
    marked = lines.lazy().with_columns(is_list=(pl.col("line_role") == "name_list") | is_alone, is_long=is_long)
    placed = people.lazy().join(lines.lazy().select("line", "text"), on="line")
    before, behind = (
        text.str.slice(pl.col("char_start") - 1, 1).str.contains("[、/和与及]"),
        text.str.slice(pl.col("char_end"), 1).str.contains("[、/和与及(]"),
    )
    seeded = placed.filter(before | behind).select("line").unique().with_columns(is_seeded=pl.lit(value=True))
    return marked.join(seeded, on="line", how="left", maintain_order="left").filter(
        pl.col("is_list") | pl.col("is_seeded") | pl.col("is_long")
    )


def _with_many(lines: pl.DataFrame) -> pl.Series:
    """Return the lines that hold what may be three names in a row."""
    one = rf"{surname()}{HAN}{{1,2}}{REMARK}"
    # Far quicker for what it starts with, and few lines hold such a list.
    parted = lines.filter(pl.col("text").str.contains(rf"、{one}、{surname()}"))
    return parted.filter(pl.col("text").str.contains(rf"{one}、{one}、{surname()}"))["line"]


def _items(lines: pl.LazyFrame, people: pl.DataFrame) -> pl.LazyFrame:
    """Return one row per item of each line, with its reading as a name and whether it is a person."""
    cut = run(_cut(lines)).lazy()
    possible = cut.filter(pl.col("item").str.contains(name_start()))
    found = with_readings(run(possible.with_columns(cue_kind=pl.lit("listed")))).lazy()
    starts = people.lazy().select("line", "char_start", known_from=pl.lit(value=True)).unique()
    ends = people.lazy().select("line", item_end="char_end", known_to=pl.lit(value=True)).unique()
    read = (
        cut.join(
            found.select("line", "char_start", "name", "length", "score", "cue_kind"),
            on=["line", "char_start"],
            how="left",
            maintain_order="left",
        )
        .join(starts, on=["line", "char_start"], how="left", maintain_order="left")
        .join(ends, on=["line", "item_end"], how="left", maintain_order="left")
    )
    is_whole = pl.col("length") == pl.col("item").str.len_chars()
    is_last = ~pl.col("is_joined").shift(-1, fill_value=False)
    known = pl.any_horizontal("known_from", "known_to").fill_null(value=False)
    is_name = ((pl.col("score") >= LEAST["listed"]) & (is_whole | is_last)).fill_null(value=False)
    return read.with_columns(is_known=known, is_person=known | is_name)


def _cut(lines: pl.LazyFrame) -> pl.LazyFrame:
    """Cut each line into items: item (without remarks in brackets), char_start, item_end, ahead, is_joined."""
    padded = pl.col("text").str.replace_all(rf"(^|[\s、:])({HAN})\s({HAN})", f"${{1}}${{2}}{PAD}${{3}}")
    text = pl.when("is_list").then(padded).otherwise("text")
    marked = text.str.replace_all(rf"({JOINTS}|{STOPS})", f"{OPEN}${{1}}{CLOSE}")
    pieces = lines.select("line", "text", "is_list", piece=marked.str.split(OPEN)).explode("piece")
    parts = pl.col("piece").str.split_exact(CLOSE, 1)
    has_joint = pl.col("piece").str.contains(CLOSE, literal=True)
    split = pieces.with_columns(
        joint=pl.when(has_joint).then(parts.struct.field("field_0")).otherwise(pl.lit("")),
        item=pl.when(has_joint).then(parts.struct.field("field_1")).otherwise("piece").str.replace_all(PAD, " "),
    )
    length = pl.col("joint").str.len_chars() + pl.col("item").str.len_chars()
    end = pl.col("chars").cum_sum().over("line")
    placed = split.with_columns(chars=length).with_columns(
        item_end=end.cast(pl.Int32), char_start=(end - pl.col("item").str.len_chars()).cast(pl.Int32)
    )
    is_joint = pl.col("joint").str.contains(rf"^(?:{JOINTS})$") | (pl.col("is_list") & (pl.col("joint") == " "))
    remark = r"\([^()]{1,12}\)$"
    return placed.with_columns(
        ahead=pl.col("text").str.slice(pl.col("char_start"), 22),
        item_end=(pl.col("item_end") - pl.col("item").str.extract(f"({remark})").str.len_chars().fill_null(0)).cast(
            pl.Int32
        ),
        item=pl.col("item").str.replace(remark, ""),
        is_joined=is_joint,
        may_be_foreign=pl.lit(value=True),
    )
