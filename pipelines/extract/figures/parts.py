"""Taking a piece apart: numeral, the words inside it, multiplier and unit. Its surroundings are read elsewhere."""

import polars as pl

from pipelines import reference
from pipelines.extract.figures.exclusions import TO
from pipelines.extract.figures.grammar import CURRENCY, TIMES, chinese_units, grammar
from pipelines.extract.figures.numerals import values

# low_own is the low end as it stands, without the multiplier that only the high end names.
PARTS = ("low", "low_own", "high", "more", "written")


def single_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add numeral, more and written unit to pieces that hold one number."""
    behind = pl.col("surface").str.replace(grammar().number, "")
    cut = found.with_columns(behind=behind).join(
        words_behind(found.select(behind).to_series()), on="behind", how="left", maintain_order="left"
    )
    number = pl.col("surface").str.head(pl.col("surface").str.len_chars() - pl.col("behind").str.len_chars())
    return cut.with_columns(
        low=number.str.replace(f"^{CURRENCY}", "") + field("times"),
        high=pl.lit(None, pl.String),
        more=more_words(),
        written=pl.coalesce(field("unit"), number.str.extract(f"^({CURRENCY})")),
    ).drop("got", "behind")


def words_behind(behind: pl.Series) -> pl.DataFrame:
    """Return one row per distinct text behind a number: behind, and got, its multiplier, unit and the words between.

    Far fewer than the numbers, which matters as captures are slow.
    """
    return behind.unique().to_frame("behind").with_columns(got=pl.col("behind").str.extract_groups(grammar().behind))


def chinese_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a number in Chinese numerals: 三十多万人 is 三十万, 多, 人."""
    pattern = rf"^(?P<number>.+?)(?P<more>[余多来]?)(?P<times>{TIMES}*?)(?P<more2>)(?P<unit>{chinese_units()})?$"
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(pattern))
        .with_columns(
            low=joined("number", "times"), high=pl.lit(None, pl.String), more=more_words(), written=field("unit")
        )
        .drop("got")
    )


def span_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a range; a multiplier or unit written once belongs to both ends."""
    low_times = pl.when(field("low_times") == "", ~field("low").str.contains(f"{TIMES}$")).then(field("times"))
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(grammar().span))
        .with_columns(
            low=field("low") + low_times.otherwise(field("low_times")),
            low_own=field("low") + field("low_times"),
            high=joined("high", "times"),
            more=more_words(),
            written=field("unit"),
        )
        .drop("got")
    )


def half_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a number with a half behind its unit: 两个半小时 is 2.5 小时, 三年半 is 3.5 年."""
    pattern = "^(?P<number>.+?)(?P<of>个?)(?P<unit>[年天倍斤亩里]?)半(?P<halved>.*)$"
    point = pl.when(field("number").str.contains("[0-9]")).then(pl.lit(".5")).otherwise(pl.lit("点五"))
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(pattern))
        .with_columns(
            low=field("number") + point,
            high=pl.lit(None, pl.String),
            more=pl.lit(""),
            written=field("of") + field("unit") + field("halved"),
        )
        .drop("got")
    )


def pair_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a number left open between two digits: 十七八万 is 17万 to 18万."""
    ends = rf"^(?P<before>.*?)(?P<low>.)(?P<high>.)(?P<times>{TIMES}*?)"
    pattern = rf"{ends}(?P<more>[余多来]?)(?P<unit>{chinese_units()})?$"
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(pattern))
        .with_columns(
            low=field("before") + joined("low", "times"),
            high=field("before") + joined("high", "times"),
            more=field("more"),
            written=field("unit"),
        )
        .drop("got")
    )


def list_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Leave a number cut from a list as it is: its parts were shared out when the list was cut."""
    return found


def rank_parts(found: pl.DataFrame) -> pl.DataFrame:
    """Add the parts of a rank: 第三位 is 3 位, 第二至第五名 is 2 to 5 名."""
    groups = rf"^第\s?(?P<number>.+?)(?:(?:{TO})第?(?P<high>.+?))?\s?(?P<unit>位|名)?$"
    return (
        found.with_columns(got=pl.col("surface").str.extract_groups(groups))
        .with_columns(low=field("number"), high=field("high"), more=pl.lit(""), written=field("unit"))
        .drop("got")
    )


def with_values(found: pl.DataFrame) -> pl.DataFrame:
    """Add value and value_max from the numerals, and unit and unit_kind from the written unit."""
    known = values(pl.concat([found["low"], found["high"], found["low_own"]]))
    is_listed = pl.col("numerals") == "listed"
    units = reference.table("figure_units").select("written", "unit", unit_kind="kind", is_listed=is_listed)
    parsed = found
    for name, column in {"low": "value", "high": "value_max", "low_own": "own_value"}.items():
        parsed = parsed.join(known.rename({"numeral": name, "value": column}), on=name, how="left")
    return (
        shared_multiplier(parsed)
        .join(units, on="written", how="left")
        .with_columns(
            unit=pl.coalesce("unit", "written"),
            is_listed=pl.col("is_listed").fill_null(value=False),
            unit_kind=pl.when(pl.col("written").str.contains("/"))
            .then(pl.lit("rate"))
            .when(pl.col("kind") == "symbol")
            .then(pl.lit("money"))
            # Degrees by the ten thousand are of electricity.
            .when((pl.col("written") == "度") & pl.col("low").str.contains("[万亿]"))
            .then(pl.lit("energy"))
            .otherwise("unit_kind"),
        )
    )


def shared_multiplier(parsed: pl.DataFrame) -> pl.DataFrame:
    """Take the low end as written when sharing the multiplier would turn the range round (800至1.2万元)."""
    turned = (pl.col("value") >= pl.col("value_max")).fill_null(False) & pl.col("own_value").is_not_null()
    return parsed.with_columns(value=pl.when(turned).then("own_value").otherwise("value"))


def field(name: str) -> pl.Expr:
    """Return one capture of the match."""
    return pl.col("got").struct.field(name)


def joined(number: str, times: str) -> pl.Expr:
    """Return a number with its multiplier."""
    return field(number) + field(times)


def more_words() -> pl.Expr:
    """Return the words inside the number: 余 多 来."""
    return (field("more").fill_null("") + field("more2").fill_null("")).str.replace_all(r"\s", "")
