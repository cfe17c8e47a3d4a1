"""What is a gloss and goes, and what reads nothing and stays."""

import pytest

from tests.restore.cleaning import cleaned, texts

GLOSSED_PAGE = "學(xué)校與(yǔ)企業(yè)聯(lián)合開(kāi)設課程,這個國家還會繼續發展經濟。\n"


@pytest.mark.parametrize(
    ("glossed", "plain"),
    [
        ("進(jìn)入", "进入"),
        ("長(zhǎng)江、成長(cháng)", "长江、成长"),
        ("綠(lǜ)色", "绿色"),
        ("記(ji)者(zhe)", "记者"),
        ("進(jìn)(jìn)(jìn)入", "进入"),
        ("漢(hàn)語", "汉语"),
        ("漢（hàn）語", "汉语"),
        ("漢(Hàn)語", "汉语"),
        ("!綦女士在市場(shìchǎng)", "!綦女士在市场"),
    ],
)
def test_a_gloss_that_reads_its_character_goes(glossed: str, plain: str) -> None:
    assert texts(GLOSSED_PAGE + glossed)[1] == plain


@pytest.mark.parametrize(
    "kept", ["智能(AI)", "方案(a)", "进(dog)", "他说(shuǐ)", "甲(jiǎ、yǐ)", "(jìn)口", "指数(cpi)", "公司(app)"]
)
def test_brackets_that_read_nothing_stay(kept: str) -> None:
    assert texts(GLOSSED_PAGE + kept)[1] == kept


@pytest.mark.parametrize(
    "glossed",
    [
        "记(ji)者(zhe)从发(fa)布会上获悉",
        "记(jì)者(zhě)从发(fā)布会上获悉",
        "记者(jìzhě)从发布会(fābùhuì)上获悉",
        "记者(jizhe)从发布会(fabuhui)上获悉",
        "记者(jì zhě)从发布会(fā bù huì)上获悉",
    ],
)
def test_simplified_pages_lose_glosses_of_characters_and_of_words(glossed: str) -> None:
    assert texts(glossed) == ["记者从发布会上获悉"]


@pytest.mark.parametrize(
    "genuine",
    [
        "歙(shè)县的古城墙,亳(bó)州的药市。",
        "这个字的读音是行(háng),不是行(xíng),拼音要写对。",
        "徐霞客(xú xiá kè)三个字的拼音怎么写,读作什么?",
        "他叫王翀(chōng),来自尉(yù)犁县。",
        "北京(Beijing)、上海(Shanghai)和西安(Xi'an)",
        "乐(yuè)队与乐(lè)山,重(chóng)庆与重(zhòng)量",
    ],
)
def test_pinyin_that_a_page_means_stays(genuine: str) -> None:
    assert texts(genuine) == [genuine.replace("，", ",")]


def test_words_that_end_alike_are_not_told_apart() -> None:
    assert texts("高铁(gāotiě)和地铁(dìtiě)都通了") == ["高铁和地铁都通了"]


def test_glosses_are_counted_by_line_and_leave_no_flag() -> None:
    lines = cleaned(GLOSSED_PAGE + "進(jìn)入")
    assert lines["changes"].struct.field("gloss").to_list() == [5, 1]
    assert not lines["is_damaged"].any()


def test_what_reads_nothing_is_flagged_on_a_glossed_page() -> None:
    assert cleaned(GLOSSED_PAGE + "他说(shuǐ)了")["is_damaged"].to_list() == [False, True]
