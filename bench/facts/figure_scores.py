"""Scores of figures: found at all (line, value, range, unit), and then each field on top of that."""

import polars as pl

from bench.facts.counts import paired, rates
from bench.facts.gold import labels
from bench.facts.period_scores import same_period
from bench.results import Row
from pipelines.extract.figures.numerals import VALUE
from pipelines.pages.gazetteer import gazetteer

PLACE = ["page", "line_no"]
IDENTITY = [*PLACE, "value", "value_max", "unit", "occurrence"]
# A third has more decimals than its label.
ROUNDED = 2
PLAIN = ("modifier", "qualifier", "statistic", "direction", "status", "is_cumulative", "attribution")


def score_figures(share: str, found: pl.DataFrame) -> list[Row]:
    """Return one row of rates per field; a figure counts as right in a field only where it was found itself."""
    pairs = _with_same_period(_pairs(_labels(share), _answers(found)))
    fields = {"figure": pl.lit(value=True), **{name: _same(name) for name in PLAIN}}
    fields |= {"indicator": _same_indicator(), "region": _same_region(), "organization": _same("organization")}
    fields |= {"speaker": _same_speaker(), "period": pl.col("is_same_period")}
    coded = {"region": pairs.filter(_has_code())}
    return [
        {"fact": "figure", "field": name, **rates(paired(coded.get(name, pairs), test))}
        for name, test in fields.items()
    ]


def baseline_figures(share: str, found: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs of labels and of answers that hold nothing but a value and a unit."""
    return _pairs(_labels(share), _numbered(found))


def _labels(share: str) -> pl.DataFrame:
    figures = labels(share, "figures")
    numbers = (pl.col(name).cast(pl.Float64).round(ROUNDED).cast(VALUE) for name in ("value", "value_max"))
    flags = (pl.col(name).str.to_lowercase() == "true" for name in ("is_cumulative", "is_borderline", "is_damaged"))
    return _numbered(figures.with_columns(pl.col("line_no").cast(pl.Int32), *numbers, *flags))


def _answers(found: pl.DataFrame) -> pl.DataFrame:
    numbers = pl.col("value", "value_max").round(ROUNDED).cast(VALUE)
    return _numbered(found.with_columns(numbers, organization="organization_name"))


def _numbered(figures: pl.DataFrame) -> pl.DataFrame:
    """Tell apart figures of one line that are worth the same by their order."""
    same = ["page", "line_no", "value", "value_max", "unit"]
    return figures.with_columns(occurrence=pl.int_range(pl.len()).over(same))


def _pairs(gold: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Pair labels with answers; a borderline label and the answer to it are no part of the score."""
    return (
        gold.with_columns(is_label=pl.lit(value=True))
        .join(
            found.with_columns(is_answer=pl.lit(value=True)),
            on=IDENTITY,
            how="full",
            coalesce=True,
            nulls_equal=True,
            suffix="_found",
        )
        .with_columns(pl.col("is_label", "is_answer", "is_borderline").fill_null(value=False))
        .filter(~pl.col("is_borderline"))
    )


def _same(name: str) -> pl.Expr:
    return pl.col(name).eq_missing(pl.col(f"{name}_found"))


def _with_same_period(pairs: pl.DataFrame) -> pl.DataFrame:
    days = pairs.select("period", "period_start", "period_end", "as_of").rows()
    return pairs.with_columns(is_same_period=pl.Series([same_period(*row) for row in days], dtype=pl.Boolean))


def _same_indicator() -> pl.Expr:
    """Tell whether the words name the same thing as one of the labelled phrases: one holds the other."""
    answer = pl.col("indicator_found")
    within = pl.col("indicator").str.contains(answer, literal=True)
    # The labelled phrases become one pattern; they hold no other character that means something in it.
    holds = answer.str.contains(
        pl.format("(?:{})", pl.col("indicator").str.replace_all(r"[()+*?.]", ".").str.replace_all(";", "|"))
    )
    return (
        pl.when(pl.col("indicator").is_null() | answer.is_null())
        .then(pl.col("indicator").is_null() & answer.is_null())
        .otherwise(within | holds)
    )


def _same_region() -> pl.Expr:
    """Tell whether the labelled words (常州市武进区) end with a name of the region found."""
    names = gazetteer().group_by("place").agg("name")
    known = dict(zip(names["place"], names["name"].list.join("|"), strict=True))
    place = pl.coalesce("region_code", "zone_name")
    ends = pl.format("(?:{})(?:[;、]|$)", place.replace_strict(known, default=place, return_dtype=pl.String))
    return (
        pl.when(pl.col("region").is_null() | place.is_null())
        .then(pl.col("region").is_null() & place.is_null())
        .otherwise(pl.col("region").str.contains(ends))
    )


def _has_code() -> pl.Expr:
    """Tell the labels whose place has a code, or that name none; villages, lakes and cities abroad are left aside."""
    names = "|".join(sorted(set(gazetteer()["name"]), key=len, reverse=True))
    return pl.col("region").is_null() | pl.col("region").str.contains(f"(?:{names})(?:[;、]|$)")


def _same_speaker() -> pl.Expr:
    answers = pl.concat_list("speaker_found", "speaker_person", "speaker_organization")
    named = answers.list.contains(pl.col("speaker"))
    return pl.when(pl.col("speaker").is_null()).then(pl.col("speaker_found").is_null()).otherwise(named)
