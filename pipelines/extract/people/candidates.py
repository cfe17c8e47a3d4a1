"""Where a person may be named: beside an office, a word for people, or a verb that people do."""

from functools import cache

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.people.likeness import weights
from pipelines.extract.people.readings import name_start, surname, with_readings
from pipelines.extract.people.titles import post
from pipelines.extract.people.transliterated import part
from pipelines.extract.places.names import place_names
from pipelines.pages.vocabulary import HAN, HANS
from pipelines.reference import table, words

# How far a name may reach, with what stands behind it.
REACH = 22
# What a candidate must score, by what speaks for it beside its characters.
LEAST = {
    "office": 1.0,
    "rank": 1.0,
    "honour": 1.0,
    "reporter": 3.0,
    "person": 3.0,
    "appointing": 2.0,
    "naming": 6.0,
    "verb": 6.0,
    "suffix": 5.0,
    "opening": 4.0,
    "listed": 2.0,
    "bare": 9.0,
}
# The longest of the names that belong to something else.
LONGEST_OTHER = 8
# A surname that weighs so much opens names and hardly any word; what it takes for a name of two characters
# or of parts of minority names.
TELLING, SHORTEST, TELLING_SHORT, TELLING_PARTS = 2.5, 2, 11.0, 12.0
PLACE_END = "[村镇乡县市区州省园寨庙宫河湖岛路街桥巷场厂店站港馆院所局队]$"
BEFORE_NAMES = "。的”!?;,:/被与和对向给跟"
COLUMNS = ("page_id", "line_no", "char_start", "char_end", "person_name", "cue_kind")


def behind_posts(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that stand directly behind an office, a rank, a word for people or one that names them."""
    posts = table("person_posts").select(cue="word", cue_kind="kind", may_be_foreign=pl.col("may_be_foreign") == "true")
    longest_first = words("person_posts", "word")
    text = pl.col("text")
    found = lines.with_columns(at=text.str.find_many(longest_first, leftmost=True)).explode("at", empty_as_null=False)
    # The word itself is looked for only where one starts: a second search of every line costs as much as all the rest.
    tail = text.cast(pl.Binary).bin.slice(pl.col("at")).cast(pl.String).str.head(len(longest_first[0]) + REACH)
    window = pl.col("tail").str.head(len(longest_first[0]))
    found = found.with_columns(tail=tail).with_columns(
        cue=window.str.extract_many(longest_first, leftmost=True).list.first()
    )
    end = pl.col("at") + pl.col("cue").str.len_bytes()
    behind = pl.col("tail").str.slice(pl.col("cue").str.len_chars(), REACH)
    likely = found.with_columns(ahead=behind.str.replace(r"^[\s:“]", ""), gap=behind.str.contains(r"^[\s:“]")).filter(
        pl.col("ahead").str.contains(name_start())
    )
    head = text.cast(pl.Binary).bin.slice(0, end).cast(pl.String).str.len_chars()
    placed = likely.with_columns(char_start=head + pl.col("gap"))
    return accepted(with_readings(placed.join(posts, on="cue", maintain_order="left")))


def ahead_of_verbs(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a clause opens with, ahead of a verb that people do, or of 先生 and the like."""
    verbs = table("person_verbs").select(cue="word", cue_kind="kind")
    found = cues(lines, words("person_verbs", "word"), left=5, right=3)
    opening = rf"(?:^|[^{HANS}])({surname()}{HAN}{{1,2}})$"
    named = found.with_columns(named=pl.col("left").str.extract(opening)).drop_nulls("named")
    ahead = named.join(verbs, on="cue", maintain_order="left").with_columns(
        ahead=pl.col("named") + pl.col("cue") + pl.col("right"),
        char_start=pl.col("char_start") - pl.col("named").str.len_chars(),
        may_be_foreign=pl.lit(value=False),
    )
    return accepted(with_readings(ahead).filter(pl.col("name") == pl.col("named")))


def at_openings(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a line opens with, ahead of a colon, of the person's post or life: `王强 某局局长`."""
    shaped = rf"^{HAN}[{HANS}·]{{1,11}}[:(]|^{surname()}\s?{HAN}{{1,3}}[\s,]"
    ahead = lines.filter(pl.col("text").str.contains(shaped)).with_columns(
        ahead=pl.col("text").str.head(REACH),
        char_start=pl.lit(0, pl.Int32),
        may_be_foreign=pl.lit(value=True),
        cue_kind=pl.lit("opening"),
    )
    behind = pl.col("text").str.slice(pl.col("length"))
    lived = behind.str.contains(rf"^,[男女],|^\([^()]*{post()}\)")
    has_post = (
        lived | behind.str.contains(r"^\s?(?:\([^()]{2,30}\)\s?)?:") | behind.str.contains(rf"^\s+\S{{2,40}}{post()}$")
    )
    return accepted(with_readings(ahead).filter(has_post))


def without_cue(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names that open a clause or stand behind 的 and look so much like names that they need no cue."""
    # A sign ahead of the line makes its start one more place behind a sign, and char_start that of the name.
    signed = lines.with_columns(text=pl.lit(BEFORE_NAMES[0]) + pl.col("text"))
    found = cues(signed, _telling_starts(), left=0, right=REACH).with_columns(
        ahead=pl.col("cue").str.slice(1) + pl.col("right"),
        may_be_foreign=pl.lit(value=False),
        cue_kind=pl.lit("bare"),
    )
    read = with_readings(found)
    is_own = pl.col("name").str.contains(rf"^{surname()}{HAN}{{1,2}}$") & ~pl.col("name").str.contains(PLACE_END)
    least = pl.when(pl.col("length") > SHORTEST).then(LEAST["bare"]).otherwise(TELLING_SHORT)
    is_composed = pl.col("name").str.contains(rf"^{part()}{{2,}}$")
    return accepted(read.filter(is_own & (pl.col("score") >= least) | is_composed & (pl.col("score") >= TELLING_PARTS)))


@cache
def _telling_starts() -> list[str]:
    """Return what hardly opens anything but names, surnames and parts, behind each sign that a name may follow."""
    weighed = weights()["surname"]
    doubtful = words("doubtful_surnames", "surname")
    telling = [
        name for name in words("page_surnames", "surname") if weighed.get(name, 0.0) >= TELLING and name not in doubtful
    ]
    parts = words("minority_name_parts", "part", stands="any")
    return [f"{sign}{start}" for sign in BEFORE_NAMES for start in [*telling, *parts]]


def accepted(read: pl.DataFrame) -> pl.DataFrame:
    """Return the readings that weigh enough for their kind of cue, and are not what something else is called."""
    least = pl.col("cue_kind").replace_strict(LEAST, return_dtype=pl.Float64)
    others = _other_names()
    within_other = pl.any_horizontal(
        (pl.col("length") <= length) & pl.col("ahead").str.head(length).is_in(others)
        for length in range(2, LONGEST_OTHER)
    )
    # A journey or a game is named by its place (武进行); so is nobody.
    of_place = pl.col("name").str.contains("^..[行站赛]$") & pl.col("name").str.head(2).is_in(others)
    return (
        read.filter(pl.col("score") >= least, ~within_other, ~of_place)
        .with_columns(char_end=pl.col("char_start") + pl.col("length"), person_name="name")
        .with_columns(pl.col("char_start", "char_end").cast(pl.Int32))
        .select(COLUMNS)
    )


@cache
def _other_names() -> pl.Series:
    """Return what looks like a name and is a place or another word; a person called so is missed."""
    return pl.Series([*place_names(), *words("page_not_names", "word"), *words("person_not_names", "word")]).implode()
