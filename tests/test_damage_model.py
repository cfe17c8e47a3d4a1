"""The forward model of the mirror tool: worked examples, and what holds for any page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style

from bench.damage import CODEC, FOLD, Table, draw, gloss, gloss_table, mirror, mirror_html, to_traditional
from bench.seed_pages import CLEAN, NEWS, page_bytes, recipes
from bench.simplified import dictionary_words, double_commas, exclaim, gloss_words, lose_indents

PAGE = (CLEAN / "wujin_gov.txt").read_text(encoding="utf-8")


def table_of(chars: str, style: Style = Style.TONE) -> Table:
    """A table of just these characters, in this order."""
    return [(char.encode(CODEC), gloss(char, style)) for char in chars]


@pytest.mark.parametrize(
    ("clean", "glossed", "captured"),
    [
        ("先进", "進", "先進(jìn)"),
        ("们在这", "冊", "們?cè)谶@"),
        ("元创业", "創獎", "元?jiǎng)?chuàng)業"),
        ("地无锡", "責", "地?zé)o錫"),
        ("渔港晒网", "蹠", "漁港?zhí)窬W"),
        ("当地高校和科研院所等参与", "數當", "當(dāng)?shù)馗咝:涂蒲性核\ue2a6葏⑴c"),
        ("坚实。”无锡市", "", "堅實?!睙o錫市"),
        ("滨海县", "", "濱??h"),
        ("。“一揽子”政策包括最高500万元", "", "?!耙粩堊印闭\ue479甙\ue3cbㄗ罡?00萬元"),
        ("。　新华", "", "?!⌒氯A"),
        ("：，；（）", "", ":,;()"),
        ("真的！是吗？", "", "真的?!是嗎??"),
        ("版权 © 某网", "", "版權 © 某網"),
    ],
)
def test_worked_example(clean: str, glossed: str, captured: str) -> None:
    assert mirror(clean, table_of(glossed)) == captured


@pytest.mark.parametrize(
    ("clean", "glossed", "captured"),
    [
        ("先进", "進", "先進(jin)"),
        ("绿色元创业", "綠創獎", "綠(lü)色元?jiang)?chuang)業"),
    ],
)
def test_toneless_glosses(clean: str, glossed: str, captured: str) -> None:
    assert mirror(clean, table_of(glossed, Style.NORMAL)) == captured


@pytest.mark.parametrize(
    ("clean", "glossed", "captured"),
    [
        ("坚实。”无锡市", "", "堅實!睙o錫市"),
        ("。“我们相信", "", "!拔覀兿嘈"),
        ("地无锡", "責", "地zé)o錫"),
        ("真的！是吗？", "", "真的?!是嗎??"),
        ("最高500万元。“5", "", "最高500萬元!"),
    ],
)
def test_a_decoder_that_drops_what_it_cannot_read(clean: str, glossed: str, captured: str) -> None:
    assert mirror(clean, table_of(glossed), lost="") == captured


@pytest.mark.parametrize(
    ("clean", "glossed", "captured"),
    [
        ("他说：“好。”\n\n先进\n", "進", "他說:“好?!?/p>\n\n先進(jìn)\n"),
        ("地无锡", "責", "地?zé)o錫"),
        ("首页 > 新闻 <图>", "", "首頁 > 新聞 <圖>"),
    ],
)
def test_html_leaks_into_a_shifted_run(clean: str, glossed: str, captured: str) -> None:
    assert mirror_html(clean, table_of(glossed)) == captured


@pytest.mark.parametrize(
    ("words", "style", "captured"),
    [
        ("记 者", Style.NORMAL, "记(ji)者(zhe)乘高铁,赴重庆人民法院"),
        ("记 者", Style.TONE, "记(jì)者(zhě)乘高铁,赴重庆人民法院"),
        ("高铁 重庆", Style.TONE, "记者乘高铁(gāotiě),赴重庆(chóngqìng)人民法院"),
        ("人民 人民法院", Style.NORMAL, "记者乘高铁,赴重庆人民法院(renminfayuan)"),
    ],
)
def test_glosses_on_simplified_text(words: str, style: Style, captured: str) -> None:
    assert gloss_words("记者乘高铁，赴重庆人民法院", set(words.split()), style) == captured


def test_every_word_of_the_dictionary_can_be_met() -> None:
    assert {"经济", "为主", "方法论", "一丝不苟"} <= set(dictionary_words())
    assert {len(word) for word in dictionary_words()} == {2, 3, 4}


def test_noise() -> None:
    assert double_commas("甲，乙，丙。", seed=0, share=1.0) == "甲,,乙,,丙。"
    assert double_commas("甲，乙，丙。", seed=0, share=0.0) == "甲,乙,丙。"
    assert 20 < double_commas("，" * 100, seed=3, share=0.5).count(",") - 100 < 80
    assert exclaim("甲。乙，\n丙。") == "甲!乙,\n丙!"
    assert lose_indents("甲\n\n\u3000\u3000乙\n \n") == "??甲\n\n??乙\n \n"


@pytest.mark.parametrize(
    ("config", "traditional"),
    [("s2t", "爲臺灣裏面"), ("s2tw", "為臺灣裡面"), ("s2hk", "為台灣裏面")],
)
def test_traditional_forms_of_a_region(config: str, traditional: str) -> None:
    assert to_traditional("为台湾里面", config) == traditional


def test_a_later_entry_meets_what_an_earlier_one_shifted() -> None:
    assert mirror("元创业", table_of("創獎")) != mirror("元创业", table_of("獎創"))


def test_an_empty_table_changes_script_and_punctuation_only() -> None:
    text = "武进区：新材料“上新”，老厂房（二期）换芯；产值增长7.2%。\n\n截至7月。"
    assert gloss_table(11, 0.0) == []
    assert mirror(text, []) == to_traditional(text).translate(FOLD)


@pytest.mark.parametrize("coverage", [0.0, 0.05, 0.5, 1.0])
def test_lines_keep_their_number(coverage: float) -> None:
    assert mirror(PAGE, gloss_table(5, coverage)).count("\n") == PAGE.count("\n")


@given(text=st.text(alphabet="武进区数据，。！？“”：海市县12aZ~\n ", max_size=60), seed=st.integers(0, 9))
def test_any_text_keeps_its_lines(text: str, seed: int) -> None:
    table = gloss_table(seed, 0.6)
    captures = [mirror(text, table), mirror(text, table, lost=""), mirror_html(text, table), lose_indents(text)]
    assert {capture.count("\n") for capture in captures} == {text.count("\n")}


def test_a_table_is_a_share_in_an_order_of_its_own() -> None:
    whole, half = gloss_table(1, 1.0), gloss_table(1, 0.5)
    assert half == whole[: len(half)]
    assert len(half) == round(len(whole) / 2)
    assert gloss_table(2, 1.0) != whole
    assert sorted(gloss_table(2, 1.0)) == sorted(whole)


def test_a_draw_is_a_share_in_an_order_of_its_own() -> None:
    assert sorted(draw("甲乙丙丁", 1, 1.0)) == sorted("甲乙丙丁")
    assert draw("甲乙丙丁", 1, 0.5) == draw("甲乙丙丁", 1, 1.0)[:2]
    assert len({tuple(draw("甲乙丙丁", seed, 1.0)) for seed in range(20)}) > 1


def test_every_entry_is_a_pair_and_a_reading_of_pairs() -> None:
    for pair, reading in gloss_table(0, 1.0):
        assert len(pair) == 2
        assert reading.startswith(b"(")
        assert reading.endswith(b")")
        assert len(reading.decode(CODEC).encode("gb18030")) == len(reading)


def test_the_same_table_gives_the_same_capture() -> None:
    assert mirror(PAGE, gloss_table(7, 0.3)) == mirror(PAGE, gloss_table(7, 0.3))


def test_seed_pages_are_what_the_recipes_make() -> None:
    made = {recipe.output_file: page_bytes(recipe) for recipe in recipes()}
    assert {path.name: path.read_bytes() for path in NEWS.iterdir()} == made
