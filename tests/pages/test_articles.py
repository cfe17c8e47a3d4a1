"""The article a page holds: title, date and its evidence, outlet, people, text, or why there is none."""

from datetime import date

import polars as pl
import pytest
from page_frames import PROSE, document, lines_of, read, real_lines

from pipelines.pages.articles import COLUMNS, read_articles
from pipelines.pages.roles import label_roles


def published(text: str, **metadata: str) -> tuple:
    article = read(text, **metadata)
    return article["published_on"], article["published_basis"], article["published_precision"]


UNKNOWN = (None, "unknown", "none")
DATES = {
    "a time under the title": (f"水渠通到田头\n2023-04-18 09:12:30\n{PROSE}", (date(2023, 4, 18), "page", "time")),
    "a labelled day": (f"水渠通到田头\n发布日期:2023年4月18日  浏览次数:\n{PROSE}", (date(2023, 4, 18), "page", "day")),
    "a labelled day below": (f"水渠通到田头\n{PROSE}\n发布时间:2023/04/18", (date(2023, 4, 18), "page", "day")),
    "a day in words": (f"水渠通到田头\n二〇二三年十二月二十一日\n{PROSE}", (date(2023, 12, 21), "page", "day")),
    "a month": (f"水渠通到田头\n2021年7月\n{PROSE}", (date(2021, 7, 1), "page", "month")),
    "a full dateline": (f"水渠通到田头\n新华社南京2021年6月5日电 {PROSE}", (date(2021, 6, 5), "dateline", "day")),
    "a dateline, the year in the event's name": (
        f"水渠通到田头\n中新网绿河9月9日电 9月8日,2024绿河水利周拉开帷幕。{PROSE}",
        (date(2024, 9, 9), "dateline", "day"),
    ),
    "a dateline, the year of an event that opens": (
        f"绿河县2024年水利大会召开\n中新网绿河9月9日电 {PROSE}",
        (date(2024, 9, 9), "dateline", "day"),
    ),
    "a dateline in January, the year possibly last year's": (
        f"水渠通到田头\n中新网绿河1月9日电 2024绿河水利周近日发布成果。{PROSE}",
        (date(2024, 1, 9), "inferred", "day"),
    ),
    "a dateline, the year only a period's": (
        f"水渠通到田头\n中新网绿河9月9日电 {PROSE}2024年上半年投入三千万元。",
        (date(2024, 9, 9), "inferred", "day"),
    ),
    "today with its date": (
        f"绿河县2024年水利大会召开\n绿河县2024年水利大会今天(9月9日)召开。{PROSE}",
        (date(2024, 9, 9), "body", "day"),
    ),
    "a signed notice": (
        f"修渠通知\n{PROSE}\n县水利局\n2023年4月18日",
        (date(2023, 4, 18), "inferred", "day"),
    ),
    "a dateline beside a history": (f"水渠通到田头\n中新网绿河9月9日电 {PROSE}2019年,这里还没有渠。", UNKNOWN),
    "a dateline beside a plan": (f"水渠通到田头\n中新网绿河9月9日电 {PROSE}预计2026年完工。", UNKNOWN),
    "a dateline beside a later year": (
        f"水渠通到田头\n中新网绿河9月9日电 2019绿河水利周昨日闭幕。{PROSE}2023年开工。",
        UNKNOWN,
    ),
    "a story's day": (f"水渠通到田头\n2023年4月18日,{PROSE}", UNKNOWN),
    "a footer's year": (f"水渠通到田头\n{PROSE}\nCopyright © 2005-2018 绿河网", UNKNOWN),
    "no day of the calendar": (f"水渠通到田头\n2024-02-31 10:00\n{PROSE}", UNKNOWN),
    "no month of the calendar": (f"水渠通到田头\n发布时间:2024-13-01\n{PROSE}", UNKNOWN),
}


@pytest.mark.parametrize("name", DATES)
def test_published(name):
    text, expected = DATES[name]
    assert published(text) == expected


def test_html_declares_when_it_was_published():
    page = f"水渠通到田头\n2023-04-18\n{PROSE}"
    assert published(page, html_published="2023-04-17T20:30:00Z") == (date(2023, 4, 18), "page", "time")
    assert published(page, html_published="2023-04-17T20:30:00+08:00") == (date(2023, 4, 17), "page", "time")
    assert published(page, html_published="20230416101500")[0] == date(2023, 4, 16)
    assert published(page, html_published="yesterday") == (date(2023, 4, 18), "page", "day")


def outlet(text: str, **metadata: str) -> tuple:
    article = read(text, **metadata)
    return article["outlet_name"], article["outlet_domain"], article["outlet_type"]


def test_outlet():
    assert outlet(f"水渠通到田头\n来源:中新网江苏\n{PROSE}") == ("中新网", "chinanews.com.cn", "agency")
    assert outlet(f"水渠通到田头\n{PROSE}(来源:新华社客户端)")[0] == "新华社"
    assert outlet(f"水渠通到田头\n新华社南京6月5日电 {PROSE}")[0] == "新华社"
    assert outlet(f"水渠通到田头\n来源:绿河晚报 2023-04-18\n{PROSE}") == ("绿河晚报", None, "newspaper")
    assert outlet(f"水渠通到田头\n来源:绿河县融媒体中心\n{PROSE}")[2] == "broadcaster"
    assert outlet(f"水渠通到田头\n来源:县水利局\n{PROSE}")[2] == "government"
    assert outlet(f"水渠通到田头\n{PROSE}") == (None, None, None)


def test_the_site_is_the_outlet_where_no_source_is_named():
    footer = "Copyright © 2005-2018 绿河网 - www.lvhe-news.org.cn All rights reserved\n联系我们:12345@qq.com"
    assert outlet(f"水渠通到田头\n{PROSE}\n{footer}") == ("绿河网", "www.lvhe-news.org.cn", "portal")
    assert outlet(f"水渠通到田头\n来源:绿河晚报\n{PROSE}\n{footer}") == ("绿河晚报", None, "newspaper")
    assert outlet(f"水渠通到田头\n{PROSE}", html_url="https://js.people.com.cn/n2/1.html")[0] == "人民网"
    assert outlet(f"水渠通到田头\n{PROSE}", html_site="绿河论坛", html_url="http://bbs.lvhe.cn/1")[1] == "bbs.lvhe.cn"
    assert outlet(f"水渠通到田头\n{PROSE}", html_site="来源:绿河日报")[0] == "绿河日报"


PEOPLE = {
    f"水渠通到田头\n中新网记者 唐小娟\n{PROSE}": (["唐小娟"], []),
    f"水渠通到田头\n□ 赵雨 记者 史莲 / 文 徐晶 徐萃 / 图\n{PROSE}": (["赵雨", "史莲"], []),
    f"水渠通到田头\n中新网绿河5月30日电(孙全){PROSE}": (["孙全"], []),
    f"水渠通到田头\n本报讯(记者 王强 通讯员 李小红){PROSE}": (["王强", "李小红"], []),
    f"水渠通到田头\n作者:王强 来源:绿河网 责任编辑:孙丽 2023-04-18\n{PROSE}": (["王强"], ["孙丽"]),
    f"水渠通到田头\n{PROSE}\n编辑:孙丽 校对:王 芳": ([], ["孙丽", "王芳"]),
    f"水渠通到田头\n{PROSE}(本报记者 欧阳建国)": (["欧阳建国"], []),
    f"水渠通到田头\n{PROSE}\n图为新渠。新华社记者 李强 摄": ([], []),
    f"水渠通到田头\n文/阿依古丽·买买提 图/王强\n{PROSE}": (["阿依古丽·买买提"], []),
    f"水渠通到田头\n江苏台记者 王强\n{PROSE}": (["王强"], []),
    f"水渠通到田头\n记者了解到,{PROSE}": ([], []),
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people(text):
    article = read(text)
    assert (article["authors"], article["editors"]) == PEOPLE[text]


def test_text_holds_the_story_and_nothing_around_it():
    article = read(
        f"当前位置:首页 > 正文\n水渠通到田头\n2023-04-18\n{PROSE}\n再分水\n{PROSE}\n相关阅读\n山里来了放映队"
    )
    assert article["title"] == "水渠通到田头"
    assert article["body_text"] == f"{PROSE}\n再分水\n{PROSE}"
    assert article["body_chars"] == len(article["body_text"])
    assert tuple(article) == COLUMNS


def test_a_page_without_an_article_says_why():
    assert read("登录\n首页")["no_article_reason"] == "the page has no line of running text"
    assert "fewer than 40" in read("水渠通到田头\n各镇人民政府:\n即日起施行。")["no_article_reason"]
    assert read(f"水渠通到田头\n{PROSE}")["no_article_reason"] is None


def test_a_page_without_a_line_is_still_a_row():
    lines = lines_of("p", "").clear()
    articles = read_articles(label_roles(lines, document("p")), document("p"))
    assert articles.select("page_id", "body_chars", "authors").rows() == [("p", 0, [])]


def test_damage_counts_only_inside_the_article():
    text = f"水渠通到田头\n{PROSE}\n相关阅读\n山里来了放映队"
    for line_no, expected in ((2, True), (4, False)):
        lines = lines_of("p", text).with_columns(is_damaged=pl.col("line_no") == line_no)
        articles = read_articles(label_roles(lines, document("p")), document("p"))
        assert articles["is_damaged"].to_list() == [expected]


REAL = {
    0: (1, date(2024, 11, 9), "dateline", "day", "中新网", 1, 0),
    1: (3, date(2024, 10, 23), "page", "day", None, 0, 0),
    2: (5, None, "unknown", "none", "创投网", 0, 0),
    3: (4, date(2024, 5, 30), "page", "time", "中新网", 1, 1),
    4: (9, None, "unknown", "none", None, 2, 0),
}


@pytest.mark.parametrize("number", REAL)
def test_real_pages(number):
    lines, documents = real_lines(number), document(f"real{number}")
    article = read_articles(label_roles(lines, documents), documents).to_dicts()[0]
    title_line, *expected, authors, editors = REAL[number]
    assert article["title"] == lines.filter(pl.col("line_no") == title_line)["text"].item()
    assert [article[name] for name in COLUMNS[2:6]] == expected
    assert (len(article["authors"]), len(article["editors"])) == (authors, editors)
    assert article["no_article_reason"] is None


def test_real_page_prints_its_own_domain():
    articles = read_articles(label_roles(real_lines(2), document("real2")), document("real2"))
    assert articles["outlet_domain"].to_list() == ["www.ossf.org.cn"]


def test_a_headline_that_its_source_keeps_beside_the_text_is_the_title() -> None:
    declared = {"media_type": "text/plain", "html_title": "旱地变成了水田"}
    article = read(f"水渠通到田头\n{PROSE}", **declared)
    assert article["title"] == "旱地变成了水田"
    repeated = read(f"旱地变成了水田\n{PROSE}", **declared)
    assert (repeated["title"], repeated["body_text"]) == ("旱地变成了水田", PROSE)
    part = read(f"水渠通到田头\n{PROSE}", media_type="text/plain", html_title="新闻调查|旱地变成水田 水渠通到田头")
    assert part["title"] == "新闻调查|旱地变成水田 水渠通到田头"
