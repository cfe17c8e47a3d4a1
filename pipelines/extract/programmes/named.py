"""Names in running text: a head (博览会) and what stands before it, back to where the name begins."""

import polars as pl

from pipelines.extract.programmes import grammar

SHORTEST = 2


def named(found: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name: page_id, line_no, char_start, surface, programme_name."""
    in_text, of_place, of_edition = (grammar.heads(place) for place in ("text", "place", "edition"))
    heads = found.filter(pl.col("cue").is_in([*in_text, *of_place, *of_edition]))
    quoted = pl.col("left").str.extract(f"({grammar.CLOSED}[^“”,。;:!?、《》 0-9]{{0,10}})$")
    run = pl.col("left").str.tail(grammar.REACH).str.extract(grammar.RUN).fill_null("")
    begun = _without_region(_begun(heads.with_columns(quoted=quoted, run=run)))
    of_number = pl.col("cue").is_in(of_edition) & pl.col("before").str.contains(grammar.NUMBERED)
    is_edition = of_number | pl.col("before").str.contains(grammar.OWN_EDITION)
    kept = begun.filter(is_edition | _is_name() & (pl.col("cue").is_in(in_text) | _has_place()))
    surface = pl.concat_str("before", "cue")
    return kept.select(
        "page_id",
        "line_no",
        char_start=pl.col("char_start") - pl.col("before").str.len_chars().cast(pl.Int32),
        surface=surface,
        programme_name=surface.str.replace_all(grammar.MARKS, ""),
    )


def known(found: pl.DataFrame) -> pl.DataFrame:
    """Return one row per name of the list: page_id, line_no, char_start, surface, programme_name."""
    listed = {word: name for word, name in grammar.known().items() if name}
    return found.filter(pl.col("cue").is_in(list(listed))).select(
        "page_id",
        "line_no",
        "char_start",
        surface="cue",
        programme_name=pl.col("cue").replace_strict(listed, return_dtype=pl.String),
    )


def _begun(heads: pl.DataFrame) -> pl.DataFrame:
    """Add before, what of the text before the head belongs to the name, and edition (第三届), which does not."""
    behind_mark = pl.col("quoted").str.extract("”(.*)$")
    cut = _masked(pl.col("run")).str.replace(grammar.begins_behind(), "").str.replace(grammar.LEADING_MARKS, "")
    begun = heads.with_columns(
        bare=pl.col("run").str.tail(cut.str.len_chars()),
        is_quoted=pl.col("quoted").is_not_null() & ~_masked(behind_mark).str.contains(grammar.begins_behind()),
    )
    # A meeting that is known by its number alone keeps it: 第七届市运会, 重庆市第七届运动会.
    numbered = pl.col("cue").is_in(grammar.heads("edition")) | pl.col("bare").str.contains(grammar.OWN_EDITION)
    leading = pl.col("bare").str.extract(f"({grammar.LEADING_TIME})")
    begun = begun.with_columns(edition=pl.when(numbered | pl.col("is_quoted")).then(pl.lit("")).otherwise(leading))
    unnumbered = pl.col("bare").str.slice(pl.col("edition").str.len_chars())
    return begun.with_columns(before=pl.when("is_quoted").then("quoted").otherwise(unnumbered))


def _without_region(begun: pl.DataFrame) -> pl.DataFrame:
    """Take the full name of a region from the front: 常州市 + 龙城英才计划."""
    region = pl.col("before").str.extract(f"^(.{{1,6}}?{grammar.REGION})")
    is_region = region.is_in(grammar.regions().implode()) & ~pl.col("before").str.contains(grammar.OWN_EDITION)
    rest = pl.col("before").str.slice(region.str.len_chars())
    return begun.with_columns(before=pl.when(is_region).then(rest).otherwise("before"))


def _masked(text: pl.Expr) -> pl.Expr:
    words = grammar.protected()
    return text.str.replace_many(list(words), list(words.values()), leftmost=True)


def _is_name() -> pl.Expr:
    before = pl.col("before")
    is_own = pl.col("edition").str.contains("届") | before.str.contains(grammar.OF_ALL)
    return (before.str.len_chars() >= SHORTEST) & (is_own | ~before.str.contains(grammar.generic()))


def _has_place() -> pl.Expr:
    own_year = pl.col("before").str.contains(grammar.OWN_YEAR)
    return pl.col("before").str.contains(grammar.places()) | (pl.col("edition") != "") | own_year
