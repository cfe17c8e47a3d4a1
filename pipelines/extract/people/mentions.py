"""Every place where a page names a person it is known to speak of, also without any cue."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import is_listed
from pipelines.extract.people.offsets import with_char_start
from pipelines.extract.people.partial import parts
from pipelines.pages.vocabulary import HAN
from pipelines.plans import run
from pipelines.reference import table, words

# A name that is a frequent word as well counts only where a cue speaks for it.
FREQUENT = 30
# The length of a name that may be the head of a word, and of such words.
SHORTEST, LONGEST = 2, 4
# What makes a name that of a school of thought.
LONGEST_DOCTRINE = 8
DOCTRINE = "^(?:新时代|(?:经济|外交|强军|法治|文化|军事|生态文明|哲学|总体国家安全)?(?:思想|理论|主义))"


def well_known(spots: pl.DataFrame) -> pl.DataFrame:
    """Return line, char_start, char_end, person_name and cue_kind where a line names who needs no cue."""
    found = spots.filter(pl.col("cue").is_in(words("person_names", "name")))
    return found.select("line", "char_start", "char_end", person_name="cue", cue_kind=pl.lit("known"))


def mentions(lines: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return line, char_start, char_end and person_name of each place.

    `known` holds page and person_name. A name of two characters may be padded (`王 强`), one with · cut to a part.
    """
    names = known.lazy().select("page", "person_name").unique()
    padded = pl.col("person_name").str.replace(rf"^({HAN})({HAN})$", "$1 $2")
    partial = parts(names).select("page", "person_name", surface="part")
    whole = [names.with_columns(surface="person_name"), names.with_columns(surface=padded)]
    forms = run(pl.concat([*whole, partial]).unique())
    found = _found(lines.join(forms.select("page"), on="page", how="semi"), forms).lazy()
    return run(found.filter(~_goes_on()).select("line", "char_start", "char_end", "person_name"))


@cache
def _goes_on() -> pl.Expr:
    """Tell a name that is the head of a longer word there: 高峰 in 高峰期."""
    longer = [word for word in words("person_not_names", "word") if SHORTEST < len(word) <= LONGEST]
    ahead = pl.col("text").str.slice(pl.col("char_start"), LONGEST)
    length = pl.col("char_end") - pl.col("char_start")
    return pl.any_horizontal(
        (length < chars) & is_listed(ahead.str.head(chars), longer) for chars in range(SHORTEST + 1, LONGEST + 1)
    )


def _found(lines: pl.DataFrame, forms: pl.DataFrame) -> pl.DataFrame:
    """Return where the forms of any page's names stand on that page, overlapping ones as well."""
    text, every = pl.col("text"), pl.lit(forms["surface"].unique().sort().implode())
    placed = lines.lazy().select("page", "line", "text", at=text.str.find_many(every, overlapping=True))
    # Only the lines that hold a name are searched for which.
    named = run(
        placed.filter(pl.col("at").list.len() > 0)
        .with_columns(surface=text.str.extract_many(every, overlapping=True))
        .explode("at", "surface")
        .join(forms.lazy(), on=["page", "surface"])
    )
    char_end = (pl.col("char_start") + pl.col("surface").str.len_chars()).cast(pl.Int32)
    return with_char_start(named).with_columns(char_end=char_end)


def without_doctrines(people: pl.LazyFrame) -> pl.LazyFrame:
    """Drop the names that a school of thought is called by: 习近平新时代…思想, 邓小平理论."""
    behind = pl.col("text").str.slice(pl.col("char_end"), LONGEST_DOCTRINE)
    return people.filter(~behind.str.contains(DOCTRINE))


@cache
def is_rare() -> pl.Expr:
    """Tell a name that is no frequent word as well: elsewhere such a word is not the person."""
    frequent = table("surname_words").filter(pl.col("count").cast(pl.Int64) >= FREQUENT)
    return ~is_listed(pl.col("person_name"), frequent["word"].unique())
