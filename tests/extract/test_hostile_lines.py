"""Lines no newspaper prints: nothing read from them crashes, is infinite or stands elsewhere, and time stays linear."""

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.extract.bound import read_bound_figures
from pipelines.extract.industries.industries import read_industries
from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.people.people import read_people
from pipelines.extract.periods.periods import read_periods
from pipelines.extract.places.places import read_places
from pipelines.extract.programmes.programmes import read_programmes
from pipelines.extract.quotes.quotes import read_quotes
from pipelines.extract.quotes.speakers import with_speakers

HOSTILE = (
    # Numbers out of any range, and what only looks like one.
    f"全市共有{'9' * 400}人。",
    f"投入{'9' * 400}.{'9' * 400}亿元,增长{'8' * 400}%。",
    f"共{'一' * 300}人,占{'九' * 300}成,居第{'十' * 300}位。",
    "参会0.0.0.1人,另有1e999人、1E-999元和1e5%。",
    "投资9亿亿亿元,签约万万万万亿个,补贴百千万亿元。",
    "增长-0%,下降--5%,占∞%,约NaN人,共inf元。",
    "从5万元到3万元,3至1人,100%~0%。",
    "1/0的人,0分之五,百分之一百万。",
    "1,,2,,3人,1.2.3.4.5万元,.5人,5.人。",
    "１２３人和一二三人以及壹贰叁人。",
    # Days and months that never were.
    "2024年2月31日,2024-02-31,2023年2月29日至2024年2月30日,13月45日,0月0日,99月。",
    "截至2024年13月,9999年12月32日以来,0000年1月1日,公元前300年,第五季度,上下半年。",
    "2030年至1990年,12月31日至1月1日,第99个五年规划,今年去年前年大前年。",
    # Marks that open, close and nest at random.
    "“" * 60,
    "”" * 60,
    "“‘“‘他说:「『好。』」’”’”",
    "他说:“好。他又说:“好!”他还说:“",
    "”他说。“",
    "“”他说。“”她说。‘’",
    '他说:"好。"她说:"不好。',
    "《" * 60 + "》" * 30,
    "((((他说))))[[[]]]【【】",
    "表示,表示,表示,介绍,说:说:说,称,",
    # No words, or nothing but words of one kind.
    "1234567890 0987654321 3.14159 2.71828 1,000,000 00000",
    "。。。!!!???;;;,,,、、、",
    " ",
    "\x00\x01\x02\x03\x0b\x0c\x85\u2028\u2029\ufeff\ufffd",
    "\U0001f600\U0001f9d1\u200d\U0001f33e说:“\U0001f600。”\U00020000\U0002a6d5人3\U00020000",
    "a" * 500 + "%" * 50,
    "王李张刘陈杨赵黄周吴徐孙马胡朱郭何罗高林",
    "市长县长局长书记主任主席总经理董事长院士教授记者",
    "省市县区乡镇村州盟旗",
    "委部局厅办院所处科室会党政军",
    # A table pasted as text.
    "地区\t人口\t增长\n甲市\t100.5\t3.2%\n乙县\t-\t—\n合计|1,234|…|0",
    "序号 单位 金额(万元) 占比 1 甲局 100 10% 2 乙局 200 20% 合计 300 30%",
)
# A piece repeated until the line is long: each cue that some rule looks for, and each class of characters.
REPEATED = (
    *(
        "9",
        "一",
        "百",
        "1.",
        "1,",
        "-",
        "%",
        "亿",
        "第",
        "至",
        "约",
        "近",
        "超过",
        "3人,",
        "2024年",
        "1月",
        "9日",
        "截至",
    ),
    *("“", "”", "“”", "‘", "「", "《", "》", "(", ":", ",", "、", "。", ";", " ", "·", "和", "的"),
    *("说,", "表示,", "说:“", "”他说,", "据", "介绍", "数据显示,", "他", "该负责人", "记者", "负责人"),
    *("王", "欧阳", "王明", "局", "局长", "市", "县", "省", "委", "公司", "大学", "有限公司", "南京市", "鼓楼区"),
    *("计划", "工程", "论坛", "产业", "新能源", "a", "é", "\U00020000", "同比增长", "其中", "分别", "累计"),
)
SHORT, LONG = 25_000, 100_000
Reader = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]


def _quotes(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    organizations = read_organizations(lines, articles)
    return read_quotes(lines, read_people(lines, articles, organizations), organizations)


def _places(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    return read_places(lines, articles, read_organizations(lines, articles), read_programmes(lines))


def _figures(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    organizations = read_organizations(lines, articles)
    places = read_places(lines, articles, organizations, read_programmes(lines))
    return read_bound_figures(lines, articles, places, organizations)


def _attributed(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    organizations = read_organizations(lines, articles)
    people = read_people(lines, articles, organizations)
    quotes = read_quotes(lines, people, organizations)
    return with_speakers(_figures(lines, articles), quotes, lines, people, organizations)


READERS: dict[str, Reader] = {
    "places": _places,
    "organizations": read_organizations,
    "people": lambda lines, articles: read_people(lines, articles, read_organizations(lines, articles)),
    "programmes": lambda lines, _: read_programmes(lines),
    "industries": lambda lines, _: read_industries(lines),
    "periods": read_periods,
    "quotes": _quotes,
    "figures": _figures,
    "attributed figures": _attributed,
}


def pages_of(*texts: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a page of one line for each text, and their articles."""
    pages = [f"page {number}" for number in range(len(texts))]
    lines = pl.DataFrame(
        {"page_id": pages, "line_no": [1] * len(texts), "role": ["body"] * len(texts), "text": list(texts)},
        schema={"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String},
    ).with_columns(is_damaged=pl.lit(value=False))
    people = {name: pl.lit([], pl.List(pl.String)) for name in ("authors", "photographers", "editors")}
    articles = pl.DataFrame(
        {"page_id": pages, "body_text": list(texts)}, schema={"page_id": pl.String, "body_text": pl.String}
    ).with_columns(
        title=pl.lit("一条消息"),
        published_on=pl.lit(date(2024, 11, 9)),
        published_precision=pl.lit("day"),
        outlet_name=pl.lit("某报"),
        region_code=pl.lit("320412"),
        zone_name=pl.lit(None, pl.String),
        **people,
    )
    return lines, articles


def is_sane(value: object) -> bool:
    """Tell numbers and days that a table can hold."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value) < 10**18
    if isinstance(value, float):
        return abs(value) < float("inf")
    return not isinstance(value, date) or date(1000, 1, 1) <= value <= date(2999, 12, 31)


@pytest.mark.parametrize("reader", READERS)
def test_hostile_lines_give_sane_rows_at_their_characters(reader: str) -> None:
    lines, articles = pages_of(*HOSTILE)
    texts = dict(lines.select("page_id", "text").iter_rows())
    for row in READERS[reader](lines, articles).iter_rows(named=True):
        assert texts[row["page_id"]][row["char_start"] : row["char_end"]] == row["surface"] != ""
        assert all(is_sane(value) for value in row.values())


@pytest.mark.parametrize("reader", READERS)
def test_a_page_is_read_the_same_beside_hostile_ones(reader: str) -> None:
    news = "澄江市水务局局长沈青2024年3月说:“全市修渠9公里。”据省统计局统计,增长8%。"
    alone, beside = pages_of(news), pages_of(news, *HOSTILE)
    page = pl.col("page_id") == "page 0"
    assert READERS[reader](*beside).filter(page).equals(READERS[reader](*alone))


def _quotes_of_nobody(lines: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    nothing = read_organizations(lines.clear(), articles.clear())
    nobody = read_people(lines.clear(), articles.clear(), nothing)
    return read_quotes(lines, nobody, nothing)


MEASURED = ("places", "organizations", "people", "programmes", "industries", "periods", "quotes", "figures")


@pytest.mark.parametrize("reader", MEASURED)
def test_four_times_the_line_takes_about_four_times_as_long(reader: str) -> None:
    read = _quotes_of_nobody if reader == "quotes" else READERS[reader]
    read(*pages_of("预热。"))
    took = [_seconds(read, length) for length in (SHORT, LONG)]
    # Twice what is linear, and a second for whatever else the machine does.
    assert took[1] < 8 * took[0] + 1


def _seconds(reader: Reader, length: int) -> float:
    lines, articles = pages_of(*((piece * length)[:length] for piece in REPEATED))
    start = time.process_time()
    reader(lines, articles)
    return time.process_time() - start
