"""Which of the endings found end a name, and which stand with nothing of their own (上市公司, 12所学校)."""

import polars as pl

from pipelines.extract.organizations.marked import JOINT, REGION
from pipelines.extract.organizations.starts import CENTRAL, LEVEL, TOWN, ZONE
from pipelines.pages.vocabulary import HANS, PAIR, any_of

TITLE = f"^(?:党组|党委)?(?:常务)?副?{any_of('organization_titles', 'title')}"
GENERIC = rf"^(?:{any_of('organization_generic', 'word')}|[0-9])*$"
DESCRIBING = f"{any_of('organization_generic', 'word', describes='size_or_kind')}$"
BY_REGION = f"^(?:{REGION}|{LEVEL}|自治区|国家|中国|中共|{TOWN}|{CENTRAL}|[{HANS}]{{2,6}}{ZONE})"
ALONE = f"(?:^|[^{HANS}A-Za-z0-9])$"


def names_alone(found: pl.DataFrame) -> pl.DataFrame:
    """Return what is a name, without the endings that stand with nothing of their own."""
    is_whole = pl.col("start") == "whole"
    others = found.filter(~is_whole).with_columns(own=pl.col("before").str.replace_all(f"{REGION}|{JOINT}", ""))
    return pl.concat([found.filter(is_whole), others.filter(_is_name()).drop("own")])


def _is_name() -> pl.Expr:
    start, before, own = pl.col("start"), pl.col("before"), pl.col("own")
    return (
        pl.when(start == "foreign")
        .then(before != "")
        .when(start == "free")
        .then(_is_own() | (_with_title() & pl.col("ending").str.contains("^(?:管委会|党工委)$")))
        .when(start == "office")
        .then((own.str.len_chars() > 1) & ~own.str.contains(GENERIC))
        .when(start == "body")
        .then(before.str.contains(BY_REGION) | _with_title())
        .otherwise(before.str.contains(BY_REGION))
    )


def _is_own() -> pl.Expr:
    """Tell a name by words of its own, by its region (苏州大学), or by a level word where that is enough (县医院)."""
    before, own, named_by = pl.col("before"), pl.col("own"), pl.col("named_by")
    is_media = pl.col("organization_type") == "media"
    is_generic = own.str.contains(GENERIC) & (~is_media | (own == ""))
    own_words = ~is_generic & ~own.str.contains(DESCRIBING)
    regions = before.str.count_matches(REGION)
    # A region alone makes no company or school: 苏州公司; two do, as the second is a name: 山东泰山俱乐部.
    enough = pl.when(named_by.str.starts_with("own")).then(2).otherwise(1)
    by_level = before.str.contains(f"^(?:{LEVEL}|自治区)$") & named_by.str.ends_with("level")
    return own_words | (regions >= enough) | by_level


def _with_title() -> pl.Expr:
    """Tell a department named by itself before the title of its head: 组织部部长."""
    alone = (pl.col("before") == "") & pl.col("left").str.contains(ALONE)
    return alone & pl.col("right").str.contains(TITLE) & (pl.col("ending").str.len_chars() > PAIR)
