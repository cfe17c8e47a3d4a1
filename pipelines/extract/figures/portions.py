"""Taking apart what is stated of a whole: fractions, tenths, prices in tenths, doublings."""

import polars as pl

from pipelines.extract.figures.exclusions import TO
from pipelines.extract.figures.grammar import DIGIT
from pipelines.extract.figures.parts import field

TENTHS = {mark: str(place + 1) for place, mark in enumerate("一二三四五六七八九")} | {"两": "2"}
DOUBLED = {
    mark: str((2**times - 1) * 100) for times, marks in enumerate(["", "一1", "两二2", "三3", "四4"]) for mark in marks
}


def fraction_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a fraction, which is stated in per cent."""
    return found.with_columns(low=pl.col("surface"), high=pl.lit(None, pl.String), more=pl.lit(""), written=pl.lit("%"))


def portions_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a range of fractions: 百分之三到五 is 3 to 5 %."""
    pattern = rf"^(?P<low>(?P<of>.+?分之).+?){TO}(?P<high>.+)$"
    whole = pl.when(field("high").str.contains("分之")).then(pl.lit("")).otherwise(field("of"))
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(pattern))
        .with_columns(low=field("low"), high=whole + field("high"), more=pl.lit(""), written=pl.lit("%"))
        .drop("got")
    )


def tenth_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a share in tenths (三成 is 30 %), and of a price in tenths (八五折 is 8.5 折)."""
    ends = rf"(?P<low>[0-9.]+|.)(?P<next>{DIGIT}?)[成折]?(?:(?:{TO})(?P<high>[^成折]+))?"
    pattern = rf"^{ends}(?P<unit>[成折])(?P<more>[半多]|{DIGIT}|)$"
    half = digits("more").replace({"半": "5", "多": "0", "": "0"})
    is_share, following = field("unit") == "成", digits("next")
    price = digits("low") + pl.when(following == "").then(pl.lit("")).otherwise("." + following)
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(pattern))
        .with_columns(
            low=pl.when(is_share).then(digits("low") + half).otherwise(price),
            high=pl.when(is_share)
            .then(pl.coalesce(digits("high"), pl.when(following != "").then(following)) + "0")
            .otherwise(digits("high")),
            more=field("more").str.extract("(多?)"),
            written=field("unit"),
        )
        .drop("got")
    )


def digits(name: str) -> pl.Expr:
    """Return one capture with its Chinese digits as Arabic ones."""
    return field(name).str.replace_many(TENTHS)


def doubled_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a doubling: 翻一番 is a growth of 100 %."""
    return found.with_columns(
        low=pl.col("surface").str.extract("(.)番$", 1).replace_strict(DOUBLED),
        high=pl.lit(None, pl.String),
        more=pl.lit(""),
        written=pl.lit("番"),
    )
