"""What the sites did to their own text: restored where the original is certain, flagged where it is not."""

import pytest

from tests.restore.cleaning import cleaned, texts

PAGE = "今年以来,全市新增企业310家,其中制造业48家,带动就业十二万人,产业园的订单排到了明年年底。\n" * 3


def test_doubled_commas_are_one() -> None:
    assert texts("上半年，，全市新增企业310家，，，其中制造业48家。") == ["上半年,全市新增企业310家,其中制造业48家。"]


def test_full_stops_that_became_exclamation_marks() -> None:
    page = "招聘会\n产值增长两成,企业忙着招人!记者走访了三家工厂!\n订单排到了明年!厂长吴砚秋说,“车间的人手还不够!”"
    assert texts(page) == [line.replace("!", "。") for line in page.split("\n")]


@pytest.mark.parametrize(
    "page",
    [
        "加油!我们来了!\n真好!祝贺!\n明天见。",
        "太好了!真的!太好了!",
        "他笑着说:“好!好!好!”随后,大家一起走进了新的厂房",
    ],
)
def test_exclamation_marks_that_are_meant_stay(page: str) -> None:
    assert texts(page) == page.split("\n")


@pytest.mark.parametrize(
    ("captured", "clean"),
    [
        ("??本报讯", "本报讯"),
        ("?　?　本报讯", "本报讯"),
        ("来源:?城市晚报", "来源: 城市晚报"),
        ("2023年5月6日?10:21", "2023年5月6日 10:21"),
    ],
)
def test_no_break_spaces_that_became_question_marks(captured: str, clean: str) -> None:
    line = cleaned(captured).row(0, named=True)
    assert line["text"] == clean
    assert line["changes"]["blank_mark"] >= 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("发展后勁十足,人民羣众满意。", "发展后劲十足,人民群众满意。"),
        ("规模蕞大、速度蕞快的产业园。", "规模最大、速度最快的产业园。"),
    ],
)
def test_leftovers_of_an_earlier_conversion(wrong: str, right: str) -> None:
    line = cleaned(PAGE + wrong).row(-1, named=True)
    assert line["text"] == right
    assert line["changes"]["stray_character"] == 2


def test_a_rare_character_that_is_meant_stays() -> None:
    assert texts(PAGE + "蕞尔小国,郑和鑑先生")[-1] == "蕞尔小国,郑和鑑先生"


@pytest.mark.parametrize(
    ("spun", "original"),
    [
        ("本报采访人员从市科技局获悉", "本报记者从市科技局获悉"),
        ("(采访人员 李明)", "(记者 李明)"),
        ("采访人员了解到,园区已满", "记者了解到,园区已满"),
    ],
)
def test_a_spun_word_is_restored_where_its_place_tells(spun: str, original: str) -> None:
    line = cleaned(spun).row(0, named=True)
    assert line["text"] == original
    assert not line["is_damaged"]


def test_a_word_that_may_be_spun_is_flagged() -> None:
    line = cleaned("现场的采访人员很多").row(0, named=True)
    assert line["text"] == "现场的采访人员很多"
    assert line["is_damaged"]


def test_masked_names_are_kept_and_flagged() -> None:
    lines = cleaned("**高新区去年引进人才300人\n这是**重点**内容\n评分****")
    assert lines["text"].to_list() == ["**高新区去年引进人才300人", "这是**重点**内容", "评分****"]
    assert lines["is_damaged"].to_list() == [True, False, False]
