"""How far an organisation's name reaches back from its ending."""

import polars as pl

from pipelines.extract.organizations.marked import JOINT, REGION, marked
from pipelines.pages.vocabulary import HANS, alternation
from pipelines.reference import words

LEVEL = "[省市区县州盟旗镇乡]"
ZONE = "(?:开发区|高新区|经开区|保税区|自贸区|示范区|度假区|风景区|产业园|工业园|园区|新区|新城|科教城|景区)"
TOWN = f"[{HANS}]{{2,5}}(?:镇|乡|街道|村|社区)"
PLACE = rf"(?:{REGION}|自治[区州县旗]|国家|中央|全国|中国|{LEVEL})"
CENTRAL = alternation(words("organization_names", "name", organization_type="government"))
TITLE = "^(?:党组|党委)?(?:常务)?副?(?:部长|主任|书记|局长|院长|检察长|厅长|司长|处长|科长|队长)"
PAIR = 2
# The texts before a body: its region, and the committee a department belongs to (市委 in 市委组织部).
BODY = rf"((?:中共)?(?:{PLACE}|第[一二三四五六七八九十]+届)*(?:{TOWN})?(?:[{HANS}]{{0,4}}{ZONE})?)$"
DEPARTMENT = rf"((?:中共)?{PLACE}*(?:{TOWN})?(?:(?:{LEVEL}|党|团|工)?委|党工委)?)$"
OF_REGION = rf"((?:{CENTRAL})?(?:{PLACE}|{TOWN})*[{HANS}]{{0,10}}(?:{JOINT}[{HANS}]{{1,8}})?)$"
PIECE = rf"(?:{REGION}|[{HANS}A-Za-z0-9·])"
FREE = rf"({PIECE}*)$"
JOINED = rf"((?:{REGION}|大学|科学院|中国|国家){PIECE}{{1,14}}{JOINT}{PIECE}{{2,10}})$"
ENDS_BEFORE_JOINT = f"[局厅委部院校所社司团会省市县区]{JOINT}"
DEPARTMENTS = ("party",)


def with_before(found: pl.DataFrame) -> pl.DataFrame:
    """Add before, the part of the name before its ending, with its marks; null where nothing there can begin one."""
    level = pl.col("ending").str.extract(f"^({LEVEL})[委队]$")
    moved = pl.coalesce(level, pl.lit(""))
    groups = found.with_columns(
        ending=pl.when(level.is_not_null()).then(pl.col("ending").str.tail(-1)).otherwise("ending"),
        marked=marked(pl.col("left") + moved),
    )
    return groups.with_columns(before=_before()).drop("marked")


def _before() -> pl.Expr:
    text, start = pl.col("marked"), pl.col("start")
    joined = text.str.extract(JOINED)
    return (
        pl.when(start == "whole")
        .then(pl.lit(""))
        .when((start == "body") & (pl.col("organization_type") == "party"))
        .then(text.str.extract(DEPARTMENT))
        .when(start == "body")
        .then(text.str.extract(BODY))
        .when(start == "region")
        .then(text.str.extract(OF_REGION))
        .when(joined.is_not_null() & ~joined.str.contains(ENDS_BEFORE_JOINT))
        .then(joined)
        .otherwise(text.str.extract(FREE))
    )


def is_name() -> pl.Expr:
    """Tell a name from an ending that stands with nothing of its own (上市公司, 12所学校)."""
    before, start, ending = pl.col("before"), pl.col("start"), pl.col("ending")
    generic, describing = alternation(words("organization_generic", "word")), _describing()
    own = before.str.replace_all(f"{REGION}|{JOINT}", "")
    has_region = before.str.contains(REGION)
    is_plain = own.str.contains(rf"^(?:{generic}|[0-9])*$")
    described = ending.is_in(PLAIN) & own.str.contains(f"{describing}$")
    of_level = before.str.contains(f"^(?:{LEVEL}|自治区)$") & ending.is_in(PUBLIC)
    free = ((~is_plain & ~described) | (has_region & ~ending.is_in(PLAIN))) | of_level
    with_title = (before == "") & pl.col("right").str.contains(TITLE) & (ending.str.len_chars() > PAIR)
    by_region = before.str.contains(f"^(?:{REGION}|{LEVEL}|自治区|国家|中国|中共|{TOWN}|{CENTRAL})")
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


PUBLIC = ["医院", "人民医院", "中医院", "妇幼保健院", "融媒体中心", "文化馆", "图书馆", "博物馆"]
PLAIN = ["公司", "学校", "中学", "小学", "幼儿园", "合作社", "俱乐部", "联盟", "实验室", "卫生院", "集团", "分公司"]
