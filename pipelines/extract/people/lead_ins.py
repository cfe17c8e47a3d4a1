"""The words that lead to the body of a post and are no part of its name: 由, 据, 会见, 11月8日."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import is_listed
from pipelines.extract.organizations.endings import endings
from pipelines.extract.places.names import place_names
from pipelines.pages.gazetteer import places_of_report
from pipelines.plans import run
from pipelines.reference import words

# Stands for a word that leads to a body; no page holds this character.
BREAK = "\x01"
# The words that join a country to what stands before it, and the longest of such names.
JOINING, LONGEST_LAND = [*"同与和就应对为向但给替并以"], 8


def without_lead_in(bodies: pl.Series) -> pl.Series:
    """Return the words of the bodies without what leads to them (由, 据, 会见, 11月8日)."""
    broken = bodies.str.replace_many(*_lead_ins(), leftmost=True).str.extract(rf"([^{BREAK}]*)$")
    return _behind_joints(broken.str.replace(r"^.*\d[日月年时分岁]", ""))


def _behind_joints(bodies: pl.Series) -> pl.Series:
    """Return what begins with a country or the like behind the last of the words that may join one (同俄罗斯…)."""
    rows = bodies.rename("body").to_frame().lazy().with_row_index("row")
    placed = rows.with_columns(at=pl.col("body").str.find_many(JOINING)).explode("at").drop_nulls("at")
    behind = pl.col("body").cast(pl.Binary).bin.slice(pl.col("at")).cast(pl.String).str.slice(1)
    opening = placed.select("row", behind=behind).filter(_opens_with_land())
    last = opening.unique("row", keep="last", maintain_order=True)
    read = rows.join(last, on="row", how="left", maintain_order="left")
    return run(read.select(pl.coalesce("behind", "body"))).to_series()


@cache
def _lead_ins() -> tuple[list[str], list[str]]:
    """Return what is replaced, and by what: words that lead to a body by a break, names that hold one by themselves."""
    kept = [*words("organization_breaks", "word", meaning="keep"), *place_names(), *body_endings()]
    leads = words("post_lead_ins", "word")
    new = dict.fromkeys(leads, BREAK) | {word: word for word in kept if any(lead in word for lead in leads)}
    longest_first = sorted(new, key=lambda word: (-len(word), word))
    return longest_first, [new[word] for word in longest_first]


@cache
def _opens_with_land() -> pl.Expr:
    named = {*words("person_not_names", "word"), *places_of_report(), "中国", "全国", "国家", "中共", "联合国"}
    return pl.any_horizontal(
        is_listed(pl.col("behind").str.head(length), sorted(named)) for length in range(2, LONGEST_LAND)
    )


@cache
def body_endings() -> list[str]:
    """Return what ends the name of an organisation by itself; a 处 or 科 is a part of one, and belongs to the post."""
    known = endings().filter(pl.col("start") != "office", pl.col("ending").str.len_chars() > 1)["ending"]
    return sorted(set(known), key=lambda word: (-len(word), word))
