"""The forward model of the mirror tool: the worked examples of design/damage.md, and what holds for any page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.damage import CODEC, FOLD, Table, gloss, gloss_table, mirror, to_traditional
from bench.seed_pages import CLEAN, NEWS, page_bytes, recipes

PAGE = (CLEAN / "wujin_gov.txt").read_text(encoding="utf-8")


def table_of(chars: str) -> Table:
    """A table of just these characters, in this order."""
    return [(char.encode(CODEC), gloss(char)) for char in chars]


@pytest.mark.parametrize(
    ("clean", "glossed", "captured"),
    [
        ("先进", "進", "先進(jìn)"),
        ("们在这", "冊", "們?cè)谶@"),
        ("元创业", "創獎", "元?jiǎng)?chuàng)業"),
        ("地无锡", "責", "地?zé)o錫"),
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
    assert mirror(text, gloss_table(seed, 0.6)).count("\n") == text.count("\n")


def test_a_table_is_a_share_in_an_order_of_its_own() -> None:
    whole, half = gloss_table(1, 1.0), gloss_table(1, 0.5)
    assert half == whole[: len(half)]
    assert len(half) == round(len(whole) / 2)
    assert gloss_table(2, 1.0) != whole
    assert sorted(gloss_table(2, 1.0)) == sorted(whole)


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
