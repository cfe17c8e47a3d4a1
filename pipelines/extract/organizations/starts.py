"""How far an organisation's name reaches back from its ending."""

import polars as pl

from pipelines.extract.organizations.marked import COUNTRY, JOINT, REGION, marked
from pipelines.pages.vocabulary import HANS, alternation
from pipelines.reference import words

LEVEL = "[省市区县州盟旗镇乡]"
ZONE = "(?:开发区|高新区|经开区|保税区|自贸区|示范区|度假区|风景区|产业园|工业园|园区|新区|新城|科教城|景区)"
TOWN = rf"(?:{REGION}|[{HANS}]){{1,5}}(?:镇|乡|街道|村|社区)"
PLACE = rf"(?:{REGION}|自治[区州县旗]|国家|中央|全国|中国|{LEVEL})"
CENTRAL = alternation(words("organization_names", "name", organization_type="government"))
TITLE = "^(?:党组|党委)?(?:常务)?副?(?:部长|主任|书记|局长|院长|检察长|厅长|司长|处长|科长|队长)"
PAIR = 2
# The texts before a body: its region, and the committee a department belongs to (市委 in 市委组织部).
BODY = rf"((?:中共)?(?:{PLACE}|第[一二三四五六七八九十]+届)*(?:{TOWN})?(?:[{HANS}]{{0,4}}{ZONE})?)$"
DEPARTMENT = rf"((?:中共)?{PLACE}*(?:{TOWN}){{0,2}}(?:(?:{LEVEL}|党|团|工)?委|党工委)?)$"
OF_REGION = rf"((?:{CENTRAL})?(?:{PLACE}|{TOWN}|[{HANS}]{{2,6}}{ZONE})*[{HANS}]{{0,10}}(?:{JOINT}[{HANS}]{{1,8}})?)$"
OF_REGION_ALONE = rf"((?:{PLACE}|{TOWN}|[{HANS}]{{2,6}}{ZONE})*[{HANS}]{{0,10}})$"
# A body whose name begins further left: 旗农牧和 in 旗农牧和科技局.
BODY_AFTER_JOINT = rf"({PLACE}+[{HANS}]{{1,4}}{JOINT})$"
PIECE = rf"(?:{REGION}|{COUNTRY}|[{HANS}A-Za-z0-9·])"
FREE = rf"({PIECE}*)$"
JOINED = rf"({PIECE}*(?:{REGION}|大学|科学院|中国|国家){PIECE}{{1,14}}{JOINT}{PIECE}{{2,10}})$"
ENDS_BEFORE_JOINT = f"(?:[局厅委部院校所社司团会省市县区行府处站心]|[大中小]学|{REGION}){JOINT}"
# What a name that holds 中国 or a region further in may begin with; else it begins there.
JUNK = rf"^[{HANS}]{{1,10}}?({REGION}.*|中国.*|中华.*|国家.*)$"
OWN_HEAD = (
    "^(?:国网|国电|中铁|中建|中交|中车|华润|华能|大唐|人行|工行|农行|中行|建行|中共|共青团|民革|民盟"
    "|.*(?:集团|公司|大学|学院|科学院|总局|署|银行|协会|社|部|厅|局|委|队))"
)


def with_before(found: pl.DataFrame) -> pl.DataFrame:
    """Add before, the part of the name before its ending, with its marks; null where nothing there can begin one."""
    by_itself = pl.col("start").is_in(["whole", "foreign"])
    whole = found.filter(by_itself).with_columns(before=_country())
    level = pl.col("ending").str.extract(f"^({LEVEL})(?:委|队|委员会)$")
    moved = pl.coalesce(level, pl.lit(""))
    parts = found.filter(~by_itself).with_columns(
        ending=pl.when(level.is_not_null()).then(pl.col("ending").str.slice(1)).otherwise("ending"),
        marked=marked(pl.col("left") + moved),
    )
    return pl.concat([whole, parts.with_columns(before=_before()).drop("marked")])


def _country() -> pl.Expr:
    """Return the foreign country's name directly before (美国 in 美国财政部), else nothing."""
    countries = words("place_wider_world", "name", kind="country")
    lengths = sorted({len(country) for country in countries}, reverse=True)
    tails = [pl.col("left").str.tail(length) for length in lengths]
    return pl.coalesce(*[pl.when(tail.is_in(countries)).then(tail) for tail in tails], pl.lit(""))


def _before() -> pl.Expr:
    text, start = pl.col("marked"), pl.col("start")
    joined = text.str.extract(JOINED)
    return (
        pl.when(start == "whole")
        .then(pl.lit(""))
        .when((start == "body") & (pl.col("organization_type") == "party"))
        .then(text.str.extract(DEPARTMENT))
        .when((start == "body") & (text.str.extract(BODY) != ""))
        .then(text.str.extract(BODY))
        .when(start == "body")
        .then(text.str.extract(BODY_AFTER_JOINT).fill_null(""))
        .when((start == "region") & ~text.str.extract(OF_REGION).str.contains(ENDS_BEFORE_JOINT))
        .then(text.str.extract(OF_REGION))
        .when(start == "region")
        .then(text.str.extract(OF_REGION_ALONE))
        .when(joined.is_not_null() & ~joined.str.contains(ENDS_BEFORE_JOINT))
        .then(joined)
        .otherwise(_from_head(text.str.extract(FREE)))
    )


def _from_head(name: pl.Expr) -> pl.Expr:
    """Return a name from its region or 中国 on, where what stands before is no head of a name."""
    later = name.str.extract(JUNK)
    return pl.when(later.is_not_null() & ~name.str.contains(OWN_HEAD)).then(later).otherwise(name)


def is_name() -> pl.Expr:
    """Tell a name from an ending that stands with nothing of its own (上市公司, 12所学校)."""
    before, start, ending = pl.col("before"), pl.col("start"), pl.col("ending")
    generic, describing = alternation(words("organization_generic", "word")), _describing()
    own = before.str.replace_all(f"{REGION}|{JOINT}", "")
    has_region = before.str.contains(REGION)
    is_media = pl.col("organization_type") == "media"
    is_plain = own.str.contains(rf"^(?:{generic}|[0-9])*$") & (~is_media | (own == ""))
    described = own.str.contains(f"{describing}$")
    of_two = before.str.count_matches(REGION) > 1
    of_level = before.str.contains(f"^(?:{LEVEL}|自治区)$") & ending.is_in(PUBLIC)
    free = ((~is_plain & ~described) | (has_region & (~ending.is_in(PLAIN) | of_two))) | of_level
    with_title = (
        (before == "")
        & pl.col("left").str.contains(f"(?:^|[^{HANS}A-Za-z0-9])$")
        & pl.col("right").str.contains(TITLE)
        & (ending.str.len_chars() > PAIR)
    )
    by_region = before.str.contains(
        f"^(?:{REGION}|{LEVEL}|自治区|国家|中国|中共|{TOWN}|{CENTRAL}|[{HANS}]{{2,6}}{ZONE})"
    )
    return (
        pl.when(start == "whole")
        .then(pl.lit(value=True))
        .when(start == "free")
        .then(free | (with_title & ending.is_in(["管委会", "党工委"])))
        .when(start == "office")
        .then((own.str.len_chars() > 1) & ~is_plain)
        .when(start == "body")
        .then(by_region | with_title)
        .otherwise(by_region)
    )


def _describing() -> str:
    return alternation(words("organization_generic", "word", describes="size_or_kind"))


PUBLIC = ["医院", "人民医院", "中医院", "妇幼保健院", "融媒体中心", "文化馆", "图书馆", "博物馆", "供电公司", "卫生院"]
PLAIN = ["公司", "学校", "中学", "小学", "幼儿园", "合作社", "俱乐部", "联盟", "实验室", "卫生院", "分公司"]
