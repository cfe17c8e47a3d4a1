"""How far an organisation's name reaches back from its ending."""

from functools import cache

import polars as pl

from pipelines.extract.lookup import by_length, is_listed
from pipelines.extract.matches import first_match
from pipelines.extract.organizations.marked import BREAK, COUNTRY, JOINT, REGION, marked
from pipelines.pages.vocabulary import HANS, any_of
from pipelines.plans import run
from pipelines.reference import words

LEVEL = "[省市区县州盟旗镇乡]"
ZONE = any_of("place_zone_endings", "ending")
TOWN = rf"(?:{REGION}|[{HANS}]){{1,5}}(?:镇|乡|街道|村|社区)"
PLACE = rf"(?:{REGION}|自治[区州县旗]|国家|中央|全国|中国|{LEVEL})"
CENTRAL = any_of("organization_names", "name", organization_type="government")
# The texts before a body: its region, and the committee a department belongs to (市委 in 市委组织部).
PARTY = any_of("organization_heads", "head", kind="party")
BODY = rf"(?:中共)?(?:{PLACE}|第[一二三四五六七八九十]+届)*(?:{TOWN})?(?:[{HANS}]{{0,4}}{ZONE})?$"
DEPARTMENT = rf"{PARTY}?{PLACE}*(?:{TOWN}){{0,2}}(?:(?:{LEVEL}|党|团|工)?委|党工委)?$"
OF_REGION = rf"(?:{CENTRAL})?(?:{PLACE}|{TOWN}|[{HANS}]{{2,6}}{ZONE})*[{HANS}]{{0,10}}(?:{JOINT}[{HANS}]{{1,8}})?$"
OF_REGION_ALONE = rf"(?:{PLACE}|{TOWN}|[{HANS}]{{2,6}}{ZONE})*[{HANS}]{{0,10}}$"
# A body whose name begins further left: 旗农牧和 in 旗农牧和科技局.
BODY_AFTER_JOINT = rf"{PLACE}+[{HANS}]{{1,4}}{JOINT}$"
PIECE = rf"(?:{REGION}|{COUNTRY}|[{HANS}A-Za-z0-9·])"
FREE = rf"{PIECE}*$"
JOINED = rf"{PIECE}*(?:{REGION}|大学|科学院|中国|国家){PIECE}{{1,14}}{JOINT}{PIECE}{{2,10}}$"
ENDS_BEFORE_JOINT = f"(?:[局厅委部院校所社司团会省市县区行府处站心]|[大中小]学|{REGION}){JOINT}"
# What a name that holds 中国 or a region further in may begin with; else it begins there.
JUNK = rf"^[{HANS}]{{1,10}}?({REGION}.*|中国.*|中华.*|国家.*)$"
OWN_END = "集团|公司|大学|学院|科学院|总局|署|银行|协会|社|部|厅|局|委|队"
COMPANY = any_of("organization_names", "name", organization_type="company")
OWN_HEAD = f"^(?:{any_of('organization_heads', 'head')}|{COMPANY}|.*(?:{OWN_END}))"

# 和县 is a county's name, and behind another body a joint and a level word.
AND_COUNTY = "([委府局会协])和县$"
# 俄 in 俄国防部, where it is no end of another word.
SIGNED = rf"(?:^|[^{HANS}0-9]|[据和与及同对])({any_of('organization_country_signs', 'sign')})$"


def with_before(found: pl.DataFrame) -> pl.LazyFrame:
    """Add before, the part of the name before its ending, with its marks; null where nothing there can begin one."""
    by_itself = pl.col("start").is_in(["whole", "foreign"])
    every = found.lazy()
    whole = every.filter(by_itself).with_columns(before=_country())
    level = pl.col("ending").str.extract(f"^({LEVEL})(?:委|队|委员会)$")
    moved = pl.coalesce(level, pl.lit(""))
    parts = every.filter(~by_itself).with_columns(
        ending=pl.when(level.is_not_null()).then(pl.col("ending").str.slice(1)).otherwise("ending"),
        marked=marked((pl.col("left") + moved).str.replace(AND_COUNTY, f"${{1}}{BREAK}县")),
    )
    return pl.concat([whole, *(part.drop("marked") for part in _begun(parts))])


def _country() -> pl.Expr:
    """Return the foreign country's name or sign directly before (美国, or 美 in 美财政部), else nothing."""
    is_ministry = pl.col("ending").is_in(words("organization_endings", "ending", start="foreign"))
    signed = pl.when(is_ministry).then(pl.col("left").str.extract(SIGNED))
    return pl.coalesce(_named_country(), signed, pl.lit(""))


@cache
def _named_country() -> pl.Expr:
    """Return the name of a country that the text before ends with, the longest; null without one."""
    names = by_length(words("place_wider_world", "name", kind="country"))
    tails = [(pl.col("left").str.tail(length), known) for length, known in reversed(names.items())]
    return pl.coalesce(pl.when(is_listed(tail, known)).then(tail) for tail, known in tails)


def _begun(parts: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Add before to the names that need more than their ending, each kind read by its own patterns alone."""
    text, start = pl.col("marked"), pl.col("start")
    is_party = (start == "body") & (pl.col("organization_type") == "party")
    kinds = {
        "party": first_match(text, DEPARTMENT),
        "body": _before_body(text),
        "region": _of_region(text),
        "free": _free(text),
    }
    kind = pl.when(is_party).then(pl.lit("party")).when(start.is_in(list(kinds))).then(start).otherwise(pl.lit("free"))
    read = run(parts.with_columns(kind=kind)).lazy()
    return [read.filter(kind=name).with_columns(before=before).drop("kind") for name, before in kinds.items()]


def _before_body(text: pl.Expr) -> pl.Expr:
    own, after_joint = first_match(text, BODY), first_match(text, BODY_AFTER_JOINT)
    begun = pl.when(~after_joint.str.contains(ENDS_BEFORE_JOINT)).then(after_joint)
    return pl.when(own != "").then(own).otherwise(pl.coalesce(begun, pl.lit("")))


def _of_region(text: pl.Expr) -> pl.Expr:
    joined = first_match(text, OF_REGION)
    is_apart = joined.str.contains(ENDS_BEFORE_JOINT)
    return pl.when(~is_apart).then(joined).otherwise(first_match(text, OF_REGION_ALONE))


def _free(text: pl.Expr) -> pl.Expr:
    joined = first_match(text, JOINED)
    is_one = joined.is_not_null() & ~joined.str.contains(ENDS_BEFORE_JOINT)
    return pl.when(is_one).then(joined).otherwise(_from_head(first_match(text, FREE)))


def _from_head(name: pl.Expr) -> pl.Expr:
    """Return a name from its region or 中国 on, where what stands before is no head of a name."""
    later = name.str.extract(JUNK)
    return pl.when(later.is_not_null() & ~name.str.contains(OWN_HEAD)).then(later).otherwise(name)
