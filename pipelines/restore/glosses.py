"""Pinyin glosses: `進(jìn)` becomes `進` and `高铁(gāotiě)` `高铁`, where the gloss reads what stands before it.

A page that glosses one rare name, or discusses how a character is read, keeps what it says: glosses go only from
pages that show they were glossed by a machine.
"""

from functools import cache

import polars as pl

from pipelines.reference import table, words
from pipelines.restore.opencc_dictionaries import simplified_forms
from pipelines.restore.readings import LETTERS, as_written, readings, reads_word

# A word's gloss may be parted by blanks or apostrophes and begin with a capital, as Běijīng does.
READING_OF_WORD = rf"[A-ZĀÁǍÀĒÉĚÈŌÓǑÒ]?[{LETTERS}' ’-]{{1,40}}"
GLOSS = rf"\p{{Han}}\({READING_OF_WORD}\)"
LONGEST_WORD = 8
# Never in a page's text: it parts a line into the pieces between and at its glosses.
CUT = "\x1f"
# A character met this often, of the 3.5 million counted, needs no gloss; two such show that a machine glossed.
COMMON = 300
LEAST_COMMON_GLOSSES = 2
# With so many glosses, even a line on pronunciation was glossed by the machine.
THROUGHOUT = 10


def find_glosses(lines: pl.DataFrame) -> pl.DataFrame:
    """Return one row per piece of each line of `lines` (row, page_id, script, text), in order.

    A piece is a character with its gloss, or what stands between two of them. Columns: row, page_id, script, piece,
    fits (the gloss reads what stands before it), in_table (a Traditional character with its first reading), is_common
    (a frequent character with its first reading), is_discussed (the line speaks of pronunciation).
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
        .with_columns(
            character=pl.col("piece").str.extract(rf"^(\p{{Han}})\({READING_OF_WORD}\)$"),
            gloss=pl.col("piece").str.extract(rf"^\p{{Han}}\(({READING_OF_WORD})\)$"),
            before=pl.col("piece").shift().over("row").str.extract(rf"(\p{{Han}}{{1,{LONGEST_WORD - 1}}})$"),
        )
        .join(_readings(), on=["character", "gloss"], how="left", maintain_order="left")
    )
    word = pl.when(pl.col("fits").is_null()).then(pl.concat_str("before", "character"))
    pieces = pieces.with_columns(word=word)
    return pieces.join(_read_words(pieces), on=["word", "gloss"], how="left", maintain_order="left").with_columns(
        pl.coalesce(name, f"{name}_word", pl.lit(value=False)).alias(name) for name in ("fits", "is_common", "in_table")
    )


def glossed_pages(pieces: pl.DataFrame) -> pl.Series:
    """Return the page_id of every page that shows a machine's glosses."""
    undiscussed = pieces.filter("fits", ~pl.col("is_discussed"))
    pages = undiscussed.group_by("page_id").agg(
        pl.col("in_table", "is_common").sum(), is_simplified=(pl.col("script") == "simplified").first()
    )
    common = pl.col("is_common") >= LEAST_COMMON_GLOSSES
    return pages.filter(common | (~pl.col("is_simplified") & (pl.col("in_table") > 0)))["page_id"]


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
def _readings() -> pl.DataFrame:
    """Return one row per character and way to write one of its readings."""
    frequent = set(table("character_ngrams").filter(pl.col("count").cast(pl.Int64) >= COMMON)["ngram"])
    simplified = simplified_forms()
    rows = {
        (character, written): (rank == 0 and character in simplified, rank == 0 and character in frequent)
        for character, listed in readings().items()
        for rank, reading in reversed(list(enumerate(listed)))
        for written in as_written(reading)
    }
    return pl.DataFrame(
        [(*key, True, *value) for key, value in rows.items()],
        schema={"character": str, "gloss": str, "fits": bool, "in_table": bool, "is_common": bool},
        orient="row",
    )


def _read_words(pieces: pl.DataFrame) -> pl.DataFrame:
    """Return the distinct words and glosses that fit; a word has two characters, so two are common."""
    pairs = pieces.select("word", "gloss").drop_nulls().unique()
    # Distinct words only, a few hundred a page at most: each is compared with its readings from the end.
    fitting = [reads_word(word, gloss) for word, gloss in pairs.iter_rows()]
    return pairs.filter(pl.Series(fitting, dtype=pl.Boolean)).with_columns(
        fits_word=pl.lit(value=True), is_common_word=pl.lit(value=True), in_table_word=pl.lit(value=False)
    )
