"""Pinyin glosses: `進(jìn)` becomes `進` and `高铁(gāotiě)` `高铁`, where the gloss reads what stands before it.

A page that glosses one rare name, or discusses how a character is read, keeps what it says: glosses go only from
pages that show they were glossed by a machine.
"""

from functools import cache

import polars as pl

from pipelines.reference import words
from pipelines.restore.language_model import COMMON_PAIR, counted
from pipelines.restore.opencc_dictionaries import simplified_forms
from pipelines.restore.readings import LONGEST_WORD, READING_OF_WORD, as_written, characters_read, readings

GLOSS = rf"\p{{Han}}\({READING_OF_WORD}\)"
# Never in a page's text: it parts a line into the pieces between and at its glosses.
CUT = "\x1f"
# A character met this often, of the 3.5 million counted, needs no gloss, nor does a word whose characters meet this
# often; two characters so glossed show that a machine did it.
COMMON = 300
LEAST_COMMON_GLOSSES = 2
# With so many glosses, even a line on pronunciation was glossed by the machine.
THROUGHOUT = 10


def find_glosses(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per piece of each line of `lines` (row, page_id, script, text), in order.

    A piece is a character with its gloss, or what stands between two of them. Columns: row, page_id, script, piece,
    fits (the gloss reads what stands before it), reads_one (one character of it), in_table (a Traditional character
    with its first reading), common (how many frequent characters it reads), is_discussed (the line speaks of
    pronunciation).
    """
    pieces = (
        lines.select(
            "row",
            "page_id",
            "script",
            is_discussed=pl.col("text").str.contains_any(words("pronunciation_words", "word")),
            piece=pl.col("text").str.replace_all(f"({GLOSS})", f"{CUT}$1{CUT}").str.split(CUT),
        )
        .explode("piece")
        .with_row_index("place")
    )
    pieces = pieces.join(_known_pieces(pieces["piece"]), on="piece", how="left", maintain_order="left")
    pieces = pieces.with_columns(reads_one=pl.col("fits").is_not_null())
    return pieces.update(_glossed_words(pieces), on="place").with_columns(
        pl.col("fits", "in_table").fill_null(value=False), pl.col("common").fill_null(0)
    )


def _known_pieces(pieces: pl.Series) -> pl.DataFrame:
    """Return piece, fits, in_table and common of each distinct piece that is a character with a gloss that reads it."""
    known = _glossed_characters()
    # Looked up one by one: to join them, Polars would hash all 150,000 that are known again at every call.
    found = [(piece, True, *known[piece]) for piece in pieces.unique() if piece in known]
    schema = {"piece": pl.String, "fits": pl.Boolean, "in_table": pl.Boolean, "common": pl.Int32}
    return pl.DataFrame(found, schema=schema, orient="row")


def _glossed_words(pieces: pl.DataFrame) -> pl.DataFrame:
    """Return place, fits and common of the pieces whose gloss reads the word that ends with their character."""
    before = pl.when(pl.col("row") == pl.col("row").shift()).then(pl.col("piece").shift())
    words_before = (
        pieces.with_columns(before=before)
        .filter(pl.col("fits").is_null(), pl.col("piece").str.ends_with(")"))
        .filter(pl.col("piece").str.contains(rf"^{GLOSS}$"))
        .select(
            "place",
            word=pl.concat_str(
                pl.col("before").str.extract(rf"(\p{{Han}}{{1,{LONGEST_WORD - 1}}})$"), pl.col("piece").str.head(1)
            ),
            gloss=pl.col("piece").str.slice(2).str.head(-1),
        )
        .drop_nulls()
    )
    # Distinct words only, a few hundred a page at most: each is compared with its readings from the end.
    pairs = words_before.select("word", "gloss").unique()
    read = [word[-length:] if (length := characters_read(word, gloss)) else None for word, gloss in pairs.iter_rows()]
    common = [len(word) if word and _is_common_word(word) else 0 for word in read]
    return words_before.join(
        pairs.with_columns(
            fits=pl.Series([word is not None for word in read], dtype=pl.Boolean),
            common=pl.Series(common, dtype=pl.Int32),
        ),
        on=["word", "gloss"],
    ).select("place", "fits", "common")


def glossed_pages(pieces: pl.DataFrame) -> pl.Series:
    """Return the page_id of every page that shows a machine's glosses."""
    undiscussed = pieces.filter("fits", ~pl.col("is_discussed"))
    pages = undiscussed.group_by("page_id").agg(
        pl.col("in_table", "common").sum(), glosses=pl.len(), is_simplified=(pl.col("script") == "simplified").first()
    )
    # A machine has one reading for a character; who writes two, speaks of them.
    told_apart = (
        undiscussed.filter("reads_one")
        .group_by("page_id", pl.col("piece").str.head(1))
        .agg(readings=pl.col("piece").n_unique())
        .filter(pl.col("readings") > 1)["page_id"]
    )
    is_meant = pl.col("page_id").is_in(told_apart.implode()) & (pl.col("glosses") < THROUGHOUT)
    by_machine = (pl.col("common") >= LEAST_COMMON_GLOSSES) & ~(pl.col("is_simplified") & is_meant)
    return pages.filter(by_machine | (~pl.col("is_simplified") & (pl.col("in_table") > 0)))["page_id"]


def remove_glosses(pieces: pl.DataFrame) -> pl.DataFrame:
    """Return row, text, anchors and glosses_removed for each line of `pieces`, all of glossed pages."""
    throughout = pl.col("fits").sum().over("page_id") >= THROUGHOUT
    genuine = pl.col("is_discussed") & (pl.col("script") == "simplified") & ~throughout
    is_gloss = pl.col("fits") & ~genuine
    kept = pl.when(is_gloss).then(pl.col("piece").str.head(1)).otherwise("piece")
    lengths = pieces.with_columns(kept=kept, is_gloss=is_gloss).with_columns(
        clean_end=pl.col("kept").str.len_chars().cum_sum().over("row").cast(pl.Int32),
        raw_end=pl.col("piece").str.len_chars().cum_sum().over("row").cast(pl.Int32),
    )
    anchor = pl.struct(clean="clean_end", raw="raw_end", width=pl.lit(1, pl.Int32)).filter("is_gloss")
    return lengths.group_by("row", maintain_order=True).agg(
        text=pl.col("kept").str.join(""),
        anchors=anchor,
        glosses_removed=pl.col("is_gloss").sum().cast(pl.Int32),
    )


@cache
def _glossed_characters() -> dict[str, tuple[bool, int]]:
    """Map each character with a gloss that reads it, as it stands in a text, to whether it is in_table and common."""
    simplified = simplified_forms()
    return {
        f"{character}({written})": (rank == 0 and character in simplified, int(rank == 0 and _is_common(character)))
        for character, listed in readings().items()
        for rank, reading in reversed(list(enumerate(listed)))
        for written in as_written(reading)
    }


def _is_common(character: str) -> bool:
    return counted().get(character, 0) >= COMMON


def _is_common_word(word: str) -> bool:
    return all(counted().get(word[start : start + 2], 0) >= COMMON_PAIR for start in range(len(word) - 1))
