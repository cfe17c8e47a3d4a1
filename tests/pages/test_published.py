"""The day a page was published and how it is known, in the forms in which sites print it."""

from datetime import date

import pytest
from page_frames import PROSE, read

DAY = date(2023, 4, 18)
TITLE = "水渠通到田头"

PRINTED = {
    "2023-04-18 09:12": "time",
    "2023/4/18 上午9:12": "time",
    "2023.04.18 09:12  绿河发布": "time",
    "2023 04/18 09:12:30": "time",
    "2023年04月18日09:12 | 来源:绿河日报": "time",
    "2023-04-18T09:12:30+08:00": "time",
    "2023-04-18 09:12·绿河日报": "time",
    "原创 王磊 绿河发布 2023-04-18 09:12 发表于江苏": "time",
    "Source:绿河网 | 2023-04-18 09:12:30 | Editor:王磊": "time",
    "绿河县水利局  2023年4月18日 星期二": "day",
    "星期二 2023年4月18日": "day",
    "作者:王磊 | 发布:2023-04-18 | 分类:水利 | 阅读:1024": "day",
    "日期:[2023-04-18] 点击:[1024次] 作者:[县水利局]": "day",
    "信息来源:县水利局 发布时间: 2023-04-18 浏览量:加载中 [ 字体:大 中 小 ]": "day",
    "《绿河日报》(2023年04月18日 第 03 版)": "day",
    "Apr 18, 2023": "day",
    "18 April 2023": "day",
    "二〇二三年四月十八日": "day",
}


@pytest.mark.parametrize("line", PRINTED)
@pytest.mark.parametrize("footer", ["", "\nCopyright © 2005-2018 绿河网"])
def test_a_line_about_the_publication(line, footer):
    article = read(f"{TITLE}\n{line}\n{PROSE}{footer}")
    found = article["published_on"], article["published_basis"], article["published_precision"]
    assert found == (DAY, "page", PRINTED[line])
    assert article["title"] == TITLE


def test_a_day_behind_the_reporter_dates_the_page():
    article = read(f"{TITLE}\n绿河日报讯(记者 王磊) 2023-04-18\n{PROSE}")
    assert (article["published_on"], article["published_basis"]) == (DAY, "page")


LONG_TITLE = "绿河三座水库建成通水 十二万亩旱地变水田"
HEADED = {
    "between an outlet and its authors": f"{LONG_TITLE}\n绿河之声 | 2023-04-18 | 王磊\n{PROSE}",
    "beside an office and a number": f"{LONG_TITLE}\n绿河市商务局 2023-04-18 绿商〔2023〕48号\n{PROSE}",
    "in the name of a programme": f"{LONG_TITLE}\n绿河之声2023年4月18日早间新闻\n{PROSE}",
    "behind who sent it in": f"{LONG_TITLE}\n{PROSE}\n市政府新闻办公室供稿 2023年4月18日",
}


@pytest.mark.parametrize("name", HEADED)
def test_a_day_outside_the_story_dates_a_page_that_nothing_else_does(name):
    article = read(HEADED[name])
    assert article["published_on"] == DAY


NOT_KNOWN = {
    "only month and day, and the footer's year": f"{TITLE}\n04-18 09:12\n{PROSE}\nCopyright © 2005-2023 绿河网",
    "a day told from the capture": f"{TITLE}\n3小时前 绿河网\n{PROSE}",
    "the day the page was opened": f"今天是2024年5月6日 星期一\n{TITLE}\n{PROSE}",
    "a counter that looks like a day": f"{TITLE}\n访问量:20230418\n{PROSE}",
    "a day a rule takes effect": f"{TITLE}\n生效日期:2023-04-18\n{PROSE}",
    "the days of other stories": f"{TITLE}\n{PROSE}\n延伸阅读\n山里来了放映队送电影下乡\n2023-04-18",
}


@pytest.mark.parametrize("name", NOT_KNOWN)
def test_what_no_line_states_is_unknown(name):
    article = read(NOT_KNOWN[name])
    assert (article["published_on"], article["published_basis"]) == (None, "unknown")


def test_the_day_of_release_outweighs_later_changes_and_records():
    for lines in ("更新时间:2023-05-20\n发布时间:2023-04-18", "成文日期:2023年4月2日\n发布日期:2023年4月18日"):
        assert read(f"{TITLE}\n{lines}\n{PROSE}")["published_on"] == DAY


ADDRESSES = {
    "https://www.lvhe.example/2023/0418/c12.html": f"{TITLE}\n{PROSE}",
    "https://www.lvhe.example/n/2023-04/19/content_1.htm": f"{TITLE}\n04-18 09:12\n{PROSE}",
    "https://www.lvhe.example/xw/202305/t20230502_1.shtml": f"{TITLE}\n新华社南京4月18日电 {PROSE}",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_address_gives_a_year_and_no_more_than_an_inference(url):
    article = read(ADDRESSES[url], html_url=url)
    assert (article["published_on"], article["published_basis"]) == (DAY, "inferred")


def test_an_address_in_january_keeps_last_years_story():
    article = read(f"{TITLE}\n新华社南京12月30日电 {PROSE}", html_url="https://www.lvhe.example/20230102/1.html")
    assert article["published_on"] == date(2022, 12, 30)


def test_a_dateline_with_its_year_outweighs_an_earlier_one_without():
    article = read(f"{TITLE}\n新华社南京4月18日电 题:{TITLE}\n新华社南京2023年4月18日电 {PROSE}")
    assert (article["published_on"], article["published_basis"]) == (DAY, "dateline")


def test_the_foot_tells_the_year_of_an_agencys_day():
    article = read(f"{TITLE}\n新华社南京4月18日电 {PROSE}\n2023-04-18 19:42:11 责任编辑:王磊")
    assert (article["published_on"], article["published_basis"]) == (DAY, "inferred")


def test_the_foot_dates_a_page_that_says_nothing_else():
    article = read(f"{TITLE}\n{PROSE}\n2023-04-18 19:42:11 责任编辑:王磊")
    assert (article["published_on"], article["published_basis"]) == (DAY, "inferred")


def test_a_report_is_dated_by_the_meeting_it_was_read_at():
    article = read(f"政府工作报告\n——2023年4月18日在绿河县第十届人民代表大会第二次会议上\n{PROSE}")
    assert (article["published_on"], article["published_basis"]) == (DAY, "inferred")


@pytest.mark.parametrize("line", ["2063-09-21 09:12", "发布时间: 1949-10-01", "日期:[2099-04-18]"])
def test_a_day_that_is_in_no_calendar_of_the_warehouse_is_no_day_of_publication(line):
    assert read(f"{TITLE}\n{line}\n{PROSE}")["published_on"] is None


def test_a_declared_day_that_cannot_be_gives_way_to_a_printed_one():
    article = read(f"{TITLE}\n2023-04-18 09:12\n{PROSE}", html_published="2163-09-21")
    assert article["published_on"] == DAY
