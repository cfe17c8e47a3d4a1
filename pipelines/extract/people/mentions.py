"""Every place where a page names a person it is known to speak of, also without any cue."""

import polars as pl

from pipelines.extract.people.partial import parts
from pipelines.pages.vocabulary import HAN
from pipelines.reference import table

# A name that is a frequent word as well counts only where a cue speaks for it.
FREQUENT = 30


def mentions(lines: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return line, char_start, char_end and person_name of each place.

    `known` holds page and person_name. A name of two characters may be padded (`王 强`), one with · cut to a part.
    """
    names = known.select("page", "person_name").unique()
    padded = pl.col("person_name").str.replace(rf"^({HAN})({HAN})$", "$1 $2")
    partial = parts(names).select("page", "person_name", surface="part")
    forms = pl.concat([names.with_columns(surface="person_name"), names.with_columns(surface=padded), partial]).unique()
    found = _found(lines.join(names.select("page").unique(), on="page", how="semi"), forms)
    return found.select("line", "char_start", "char_end", "person_name")


def _found(lines: pl.DataFrame, forms: pl.DataFrame) -> pl.DataFrame:
    """Return where the forms of any page's names stand on that page, overlapping ones as well."""
    text, every = pl.col("text"), pl.lit(forms["surface"].unique().sort().implode())
    head = text.cast(pl.Binary).bin.slice(0, pl.col("at")).cast(pl.String)
    return (
        lines.select("page", "line", "text")
        .with_columns(
            at=text.str.find_many(every, overlapping=True), surface=text.str.extract_many(every, overlapping=True)
        )
        .filter(pl.col("at").list.len() > 0)
        .explode("at", "surface")
        .join(forms, on=["page", "surface"])
        .with_columns(char_start=head.str.len_chars().cast(pl.Int32))
        .with_columns(char_end=(pl.col("char_start") + pl.col("surface").str.len_chars()).cast(pl.Int32))
    )


def is_rare() -> pl.Expr:
    """Tell a name that is no frequent word as well: elsewhere such a word is not the person."""
    frequent = table("surname_words").filter(pl.col("count").cast(pl.Int64) >= FREQUENT)
    return ~pl.col("person_name").is_in(frequent["word"].implode())
