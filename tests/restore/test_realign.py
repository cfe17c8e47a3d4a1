"""Byte-shifted runs: what comes back, and what is honestly lost."""

import functools
import random

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.damage import gloss, gloss_table, mirror, mirror_html, to_traditional
from tests.conftest import ROOT
from tests.restore.cleaning import cleaned, folded, texts

LOST = "\ufffd"
PAGES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "clean").glob("*.txt"))]
# A page of the mirror's: what a line is read as depends on whether its page was glossed.
MIRROR = "學(xué)校與(yǔ)企業(yè)聯(lián)合開(kāi)設課程,這個國家還會繼續發展經濟。\n"


@pytest.mark.parametrize(
    ("captured", "clean"),
    [
        ("們?cè)谶@", "们在这"),
        ("元?jiǎng)?chuàng)業", "元创业"),
        ("地?zé)o錫", "地无锡"),
        ("當(dāng)?shù)馗咝:涂蒲性核\ue2a6葏⑴c", "当地高校和科研院所等参与"),
        ("堅實?!睙o錫市", "坚实。”无锡市"),
        ("濱??h委", "滨海县委"),
        ("報道?!⌒氯A社", "报道。 新华社"),
        ("這是真的?!他說", "这是真的!他说"),
        ("這是真的??他說", "这是真的?他说"),
    ],
)
def test_worked_examples(captured: str, clean: str) -> None:
    assert texts(MIRROR + captured)[1] == clean


@pytest.mark.parametrize(
    "clean", ["他答应了。“我们相信数据。”会后他说。", "厂房已经翻新。“以前是机器等人，现在是人等机器，”他说。"]
)
def test_a_shift_without_a_question_mark(clean: str) -> None:
    captured = mirror(clean, [], lost="")
    assert "?" not in captured.split("!")[0]
    assert texts(MIRROR + captured)[1] == clean.replace("，", ",")


def test_a_tag_that_leaked_into_a_run() -> None:
    captured = mirror_html("他说：“机器提供支持。”", [])
    assert captured.endswith("/p>")
    assert texts(MIRROR + captured)[1] == "他说:“机器提供支持。”"


def test_a_gloss_tells_the_byte_that_was_lost_in_front_of_it() -> None:
    captured = mirror("当地高校合作，他们说", [(char.encode("gb18030"), gloss(char)) for char in "數當"])
    assert captured.startswith("當(dāng)?shù)馗咝")
    line = cleaned(MIRROR + captured).row(1, named=True)
    assert line["text"] == "当地高校合作,他们说"
    assert line["changes"]["gloss"] == 1
    assert line["changes"]["realignment"] == 9


@pytest.mark.parametrize(
    ("captured", "clean"),
    [
        ("強調?!耙粩堊印闭\ue479甙\ue3cbㄗ罡?00萬元", f"强调。“一揽子”政策包括最高{LOST}00万元"),
        ("招商??h委", f"招商{LOST}县委"),
    ],
)
def test_what_is_lost_is_not_guessed(captured: str, clean: str) -> None:
    line = cleaned(MIRROR + captured).row(1, named=True)
    assert line["text"] == clean
    assert line["is_damaged"]
    assert line["changes"]["loss"] == 1


@pytest.mark.parametrize("genuine", ["如何突破?", "竟然是陷阱?!", "怎么办?我们问了3家企业", "什么??", "真的?!他说是。"])
def test_genuine_question_marks_are_untouched(genuine: str) -> None:
    line = cleaned(genuine).row(0, named=True)
    assert line["text"] == genuine
    assert not line["is_damaged"]


def test_one_rare_name_behind_a_mark_does_not_make_a_mirror() -> None:
    page = to_traditional(PAGES[0]) + "\n真的嗎?綦女士。什麼?!他說"
    assert texts(page)[-1] == "真的吗?綦女士。什么?!他说"


def test_a_simplified_page_whose_bytes_were_shifted() -> None:
    shifted = "他说完了?!拔颐侨钡牟皇窍钅俊?!蓖趸勒滤担舜蠹叶疾欢恕?"
    assert texts(PAGES[0] + shifted)[-1].startswith("他说完了。“我们缺的不是项目。”王")


def test_a_decoder_that_keeps_what_follows_a_lost_byte_is_understood_too() -> None:
    assert texts(MIRROR + f"當(dāng){LOST}(shù)馗咝") == texts(MIRROR + "當(dāng)?shù)馗咝")


@functools.cache
def sentences() -> list[str]:
    return [line for page in PAGES for line in folded(page) if len(line) > 12]


@settings(deadline=None, max_examples=60, derandomize=True)
@given(
    lines=st.lists(st.sampled_from(sentences()), min_size=3, max_size=6, unique=True),
    site=st.integers(0, 99),
    coverage=st.sampled_from([0.05, 0.2, 0.5, 0.8, 1.0]),
)
@example(lines=sentences()[:20], site=3, coverage=1.0)
def test_a_corrupted_line_comes_back_or_is_flagged(lines: list[str], site: int, coverage: float) -> None:
    captured = mirror("\n".join(lines), gloss_table(site, coverage))
    restored = cleaned(captured)
    wrong = [
        (clean, text)
        for clean, text, damaged in zip(lines, restored["text"], restored["is_damaged"], strict=True)
        if text != clean and not damaged
    ]
    assert wrong == []


@settings(deadline=None, max_examples=25, derandomize=True)
@given(page=st.sampled_from(PAGES), site=st.integers(0, 99), coverage=st.sampled_from([0.05, 0.5, 1.0]))
def test_cleaning_what_was_restored_changes_nothing(page: str, site: int, coverage: float) -> None:
    once = cleaned(mirror(page, gloss_table(site, coverage)))
    again = cleaned("\n".join(once["text"]))
    assert again["text"].to_list() == once["text"].to_list()
    assert not again.filter(pl.col("text").str.contains(LOST))["is_damaged"].not_().any()


@pytest.mark.parametrize("damage", [mirror, mirror_html], ids=["text", "HTML"])
@pytest.mark.parametrize("coverage", [0.05, 0.3, 1.0])
def test_hardly_a_character_is_wrong(damage: object, coverage: float) -> None:
    characters = lost = silent = 0
    for site in range(3):
        for page in PAGES:
            restored = cleaned(damage(page.rstrip("\n"), gloss_table(site, coverage)))
            for clean, text, damaged in zip(folded(page), restored["text"], restored["is_damaged"], strict=True):
                characters += len(clean)
                lost += text.count(LOST)
                silent += 0 if damaged else sum(a != b for a, b in zip(clean, text, strict=False))
    assert lost <= 0.003 * characters
    assert silent <= 0.0005 * characters


@settings(deadline=None, max_examples=25, derandomize=True)
@given(page=st.sampled_from(PAGES), site=st.integers(0, 99), seed=st.integers(0, 9))
def test_any_mangled_capture_gives_lines(page: str, site: int, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  a test's choice is no secret
    captured = list(mirror(page, gloss_table(site, 0.6)))
    for _ in range(40):
        captured[draw.randrange(len(captured))] = draw.choice("?!()a9，。\ue2a6\ufffd \u3000")
    restored = cleaned("".join(captured))
    assert restored.height == "".join(captured).rstrip("\n").count("\n") + 1
