"""Which of the endings found end a name, and which stand with nothing of their own (上市公司, 12所学校)."""

import polars as pl

from pipelines.extract.organizations.marked import JOINT, REGION
from pipelines.extract.organizations.starts import CENTRAL, LEVEL, PARTY, TOWN, ZONE
from pipelines.pages.vocabulary import HANS, PAIR, any_of

TITLE = f"^(?:党组|党委)?(?:常务)?副?{any_of('organization_titles', 'title')}"
GENERIC = rf"^(?:{any_of('organization_generic', 'word')}|[0-9])*$"
DESCRIBING = f"{any_of('organization_generic', 'word', describes='size_or_kind')}$"
BY_REGION = f"^(?:{REGION}|{LEVEL}|自治区|国家|中国|{PARTY}|{TOWN}|{CENTRAL}|[{HANS}]{{2,6}}{ZONE})"
# A township or a zone is not told by its level alone: 镇政府, 区管委会.
UNTOLD_TOWN, UNTOLD_ZONE = "^[镇乡]$", f"^{LEVEL}?$"
ZONE_BODY = "^(?:管委会|管理委员会|党工委)$"
# Behind the first member of a list that its region names: 教育局 in 市公安局、教育局.
MEMBER = rf"[{HANS}]{{2,12}}[局厅委办部]"
LISTED = rf"[省市区县州旗盟]{MEMBER}(?:(?:、|和|与|以?及){MEMBER})*(?:、|和|与|以?及)$"
ALONE = f"(?:^|[^{HANS}A-Za-z0-9])$"


def names_alone(found: pl.DataFrame) -> pl.LazyFrame:
    """Return what is a name, without the endings that stand with nothing of their own."""
    is_whole = pl.col("start") == "whole"
    every = found.lazy()
    others = every.filter(~is_whole).with_columns(own=pl.col("before").str.replace_all(f"{REGION}|{JOINT}", ""))
    return pl.concat([every.filter(is_whole), others.filter(_is_name()).drop("own")])


def _is_name() -> pl.Expr:
    start, before, own = pl.col("start"), pl.col("before"), pl.col("own")
    is_zone_body = pl.col("ending").str.contains(ZONE_BODY)
    untold = before.str.contains(UNTOLD_TOWN) | is_zone_body & before.str.contains(UNTOLD_ZONE)
    return (
        pl.when(start == "foreign")
        .then(before != "")
        .when(start == "free")
        .then(pl.when(is_zone_body).then(_with_title() | (~untold & _is_own())).otherwise(_is_own()))
        .when(start == "office")
        .then((own.str.len_chars() > 1) & ~own.str.contains(GENERIC))
        .when(start == "body")
        .then(before.str.contains(BY_REGION) & ~untold | _with_title() | _is_listed())
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


def _is_listed() -> pl.Expr:
    """Tell a body that follows others in a list, the first with its region."""
    is_body = pl.col("ending").str.contains("..[局厅委办部]$") & (pl.col("before") == "")
    return is_body & pl.col("left").str.contains(LISTED)
