"""Whether a name stands for the place where it is written: everyday words, roads, ships and waters are told apart."""

import polars as pl

from pipelines.pages.vocabulary import HAN, HANS, PAIR
from pipelines.reference import words

SURNAMES = "".join(name for name in words("page_surnames", "surname") if len(name) == 1)

NEAR = 8
NUMERAL = "[一二三四五六七八九十]"
ROAD = rf"^[东西南北中]?{NUMERAL}?(?:路(?:[^径况线网演]|$)|街(?:[^道头]|$)|大街|大道|胡同|高速|大桥|隧道|立交)"
WATER = "^(?:[湖岛舰]|海峡|江(?:[^南北东西]|$))"
# What lies in nature or in a town is called by a county's name and is none: 固原巷, 敦煌湿地.
AREA = "^(?:半岛|湿地|山脉|巷|山(?:[^区水地河东西城海村寨]|$)|河(?:[^南北东西道流湖]|$))"
# A quoted name that begins with the region: “青岛英才卡”.
QUOTED, IN_QUOTED = "“[0-9A-Za-z年·]*$", f"^[{HANS}A-Za-z0-9·]{{1,14}}”"
EVENT, IN_EVENT = "第[0-9一二三四五六七八九十]+届$", "^第[0-9一二三四五六七八九十]+届"
# A person's given name: 副主任王昌平.
PERSON = (
    f"(?:主任|书记|局长|市长|区长|县长|处长|校长|院长|会长|部长|委员|记者|教授|经理|董事长|主席|博士|同志)[{SURNAMES}]$"
)
PRESS = f"^{HAN}{{0,4}}(?:[日晚早晨商]报|都市报|电视台|卫视|新闻网|融媒|报社|法治报|报(?:[0-9]|$| )|网(?:[0-9]|$| ))"
STATION = "^[东西南北]?站(?:[^在位]|$)"
OF_ANOTHER = f"{ROAD}|{WATER}|{STATION}|{PRESS}"


def only_places(named: pl.DataFrame) -> pl.DataFrame:
    """Return what is a place, no word or name of something else, by what stands around it and on its page."""
    near = named.with_columns(before=pl.col("left").str.tail(NEAR), after=pl.col("right").str.head(NEAR))
    is_other = _in_name() | _in_person() | _in_area() | pl.col("after").str.contains(OF_ANOTHER)
    return near.filter(_fits_page(), ~is_other).drop("before", "after")


def _fits_page() -> pl.Expr:
    need = pl.col("need")
    return (
        pl.when(need == "with_page")
        .then(pl.col("is_supported") | pl.col("is_behind_parent"))
        .when(need == "behind_parent")
        .then(pl.col("is_behind_parent"))
        .otherwise(pl.lit(value=True))
    )


def _in_name() -> pl.Expr:
    """Tell a region in a title, in a quoted name, or in that of an event."""
    before, after, right = pl.col("before"), pl.col("after"), pl.col("right")
    in_quoted = before.str.contains(QUOTED) & right.str.contains(IN_QUOTED)
    in_event = before.str.contains(EVENT) | after.str.contains(IN_EVENT)
    closes, opens = (right.str.find(mark, literal=True) for mark in "》《")
    in_title = closes.is_not_null() & (opens.is_null() | (closes < opens))
    return in_title | in_quoted | in_event


def _in_person() -> pl.Expr:
    return pl.col("before").str.contains(PERSON) & (pl.col("name").str.len_chars() == PAIR)


def _in_area() -> pl.Expr:
    """Tell a short name below a province in that of a hill, a river, or a lane."""
    is_short = ~pl.col("name").str.contains("[省市区县州旗盟]$") & ~pl.col("region_code").str.ends_with("0000")
    return (pl.col("after").str.contains(AREA) & is_short).fill_null(value=False)
