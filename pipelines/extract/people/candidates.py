"""Where a person may be named: beside an office, a word for people, or a verb that people do."""

from functools import cache

import polars as pl

from pipelines.extract.cues import pattern_cues
from pipelines.extract.people.accepted import LEAST, accepted
from pipelines.extract.people.addressed import PLACE_END, ahead_of_verbs
from pipelines.extract.people.likeness import weights
from pipelines.extract.people.offsets import with_char_start
from pipelines.extract.people.readings import name_start, surname, with_readings
from pipelines.extract.people.titles import post, title
from pipelines.extract.people.transliterated import part
from pipelines.pages.vocabulary import HAN, HANS, alternation
from pipelines.plans import run
from pipelines.reference import table, words

# How far a name may reach, with what stands behind it.
REACH = 22
# A surname that weighs so much opens names and hardly any word; what it takes for a name of two characters
# or of parts of minority names.
TELLING, SHORTEST, TELLING_SHORT, TELLING_PARTS = 2.5, 2, 11.0, 12.0
BEFORE_NAMES = "。的”!?;,:/被与和对向给跟"
# How a life in short goes on behind the name.
LIFE = "(?:[男女],|当选|现任|曾任|历任|时任|生于|出生|毕业于|中共党员|[一-龥]{1,3}族,|[0-9]{4}年)"
# What a place gives to be read: the name must be `whole` where that is known, and `text` opens with it.
PLACE = ("line", "char_start", "ahead", "cue_kind", "may_be_foreign", "whole", "text")


def cued(lines: pl.DataFrame, spots: pl.DataFrame, labelled: pl.DataFrame) -> pl.DataFrame:
    """Return line, char_start, char_end, person_name and cue_kind of the names that a cue tells.

    `spots` are those of `lines`; `labelled` are the places behind labels, with the columns PLACE.
    """
    places = [_behind_posts(lines), ahead_of_verbs(spots), _at_openings(lines), _without_cue(lines), labelled]
    read = with_readings(pl.concat(frame.select(PLACE) for frame in places))
    by_kind = read.partition_by("cue_kind", as_dict=True)
    checks = {("opening",): _has_post, ("bare",): _tells_itself}
    sure = [checks[kind](rows) if kind in checks else rows for kind, rows in by_kind.items()]
    is_whole = pl.col("whole").is_null() | (pl.col("name") == pl.col("whole"))
    return accepted(pl.concat([read.clear(), *sure]).filter(is_whole))


def _behind_posts(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the places directly behind an office, a rank, a word for people or one that names them."""
    longest_first, kinds = _posts()
    longest = len(longest_first[0])
    text = pl.col("text")
    found = run(
        lines.lazy()
        .with_columns(at=text.str.find_many(pl.lit(longest_first.implode()), leftmost=True))
        .filter(pl.col("at").list.len() > 0)
        .explode("at")
    )
    # The word itself is looked for only where one starts: a second search of every line costs as much as all the rest.
    window = pl.col("tail").str.head(longest)
    tail = text.str.slice(pl.col("char_start"), longest + REACH)
    named = (
        with_char_start(found)
        .lazy()
        .with_columns(tail=tail)
        .with_columns(cue=window.str.extract_many(pl.lit(longest_first.implode()), leftmost=True).list.first())
    )
    behind = named.with_columns(behind=pl.col("tail").str.slice(pl.col("cue").str.len_chars(), REACH))
    gap = pl.col("behind").str.contains(r"^[\s:“]")
    ahead = behind.with_columns(gap=gap, ahead=pl.col("behind").str.replace(r"^[\s:“]", ""))
    cue_chars = pl.col("cue").str.len_chars().cast(pl.Int32)
    placed = ahead.filter(pl.col("ahead").str.contains(name_start())).with_columns(
        char_start=pl.col("char_start") + cue_chars + pl.col("gap"),
        text=pl.lit(None, pl.String),
        whole=pl.lit(None, pl.String),
    )
    return run(placed.join(kinds.lazy(), on="cue", maintain_order="left"))


@cache
def _posts() -> tuple[pl.Series, pl.DataFrame]:
    """Return the words that lead to a name, longest first, and the kind of each."""
    may_be_foreign = pl.col("may_be_foreign") == "true"
    kinds = table("person_posts").select(cue="word", cue_kind="kind", may_be_foreign=may_be_foreign)
    return pl.Series(words("person_posts", "word")), kinds


def _at_openings(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may open with a name, ahead of a colon, of the person's post or life: `王强 某局局长`."""
    shaped = rf"^{HAN}[{HANS}·]{{1,11}}[:(]|^{surname()}\s?{HAN}{{1,3}}(?:\s+\S{{2,40}}$|,{LIFE})"
    return lines.filter(pl.col("text").str.contains(shaped)).with_columns(
        ahead=pl.col("text").str.head(REACH),
        char_start=pl.lit(0, pl.Int32),
        may_be_foreign=pl.lit(value=True),
        cue_kind=pl.lit("opening"),
        whole=pl.lit(None, pl.String),
    )


def _has_post(read: pl.DataFrame) -> pl.DataFrame:
    """Keep the names at openings that their post, their life or a colon follows."""
    behind = pl.col("text").str.slice(pl.col("length"))
    signed = rf"^,{LIFE}|^\([^()]*{title()}\)|^\s?(?:\([^()]{{2,30}}\)\s?)?:|^\s+\S{{2,40}}{post()}$"
    return read.filter(behind.str.contains(signed))


def _without_cue(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the places that open a clause or stand behind 的, with what hardly opens anything but names."""
    # A sign ahead of the line makes its start one more place behind a sign, and char_start that of the name.
    signed = lines.select("line", text=pl.lit(BEFORE_NAMES[0]) + pl.col("text"))
    return pattern_cues(signed, _telling_start(), left=0, right=REACH).with_columns(
        ahead=pl.col("cue").str.slice(1) + pl.col("right"),
        may_be_foreign=pl.lit(value=False),
        cue_kind=pl.lit("bare"),
        whole=pl.lit(None, pl.String),
        text=pl.lit(None, pl.String),
    )


def _tells_itself(read: pl.DataFrame) -> pl.DataFrame:
    """Keep the names that look so much like names that they need no cue."""
    is_own = pl.col("name").str.contains(rf"^{surname()}{HAN}{{1,2}}$") & ~pl.col("name").str.contains(PLACE_END)
    least = pl.when(pl.col("length") > SHORTEST).then(LEAST["bare"]).otherwise(TELLING_SHORT)
    is_composed = pl.col("name").str.contains(rf"^{part()}{{2,}}$")
    return read.filter(is_own & (pl.col("score") >= least) | is_composed & (pl.col("score") >= TELLING_PARTS))


@cache
def _telling_start() -> str:
    """Return the pattern of what hardly opens anything but names, a surname or part, behind a sign they may follow."""
    weighed = weights()["surname"]
    doubtful = words("doubtful_surnames", "surname")
    telling = [
        name for name in words("page_surnames", "surname") if weighed.get(name, 0.0) >= TELLING and name not in doubtful
    ]
    parts = words("minority_name_parts", "part", stands="any")
    longest_first = sorted([*telling, *parts], key=len, reverse=True)
    longer = [start for start in longest_first if len(start) > 1]
    single = "".join(start for start in longest_first if len(start) == 1)
    return rf"[{BEFORE_NAMES}](?:{alternation(longer)}|[{single}])"
