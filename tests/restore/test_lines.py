"""Raw line beside clean line: what is taken out, what stays, and where each clean character came from."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from pipelines.restore.alignment import raw_slices
from pipelines.restore.glosses import remove_glosses
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from pipelines.restore.script import to_simplified
from pipelines.restore.width import fold_width
from tests.conftest import ROOT

CLEAN_PAGES = sorted((ROOT / "seeds" / "clean").glob("*.txt"))
CHARACTERS = "進術關係的了a1(){}jìnshù。，“”　 \t,!?著名着重"


def cleaned(raw_text: str) -> pl.DataFrame:
    names = ("html_title", "html_author", "html_site")
    documents = pl.DataFrame({"page_id": ["page"], "raw_text": [raw_text]})
    documents = documents.with_columns(pl.lit(None, pl.String).alias(name) for name in names)
    return clean_lines(clean_metadata(documents))


def ungloss(text: str) -> str:
    return remove_glosses(pl.Series([text]))["text"][0]


@pytest.mark.parametrize(
    ("glossed", "plain"),
    [
        ("進(jìn)入", "進入"),
        ("長(zhǎng)江、成長(cháng)", "長江、成長"),
        ("记(ji)者(zhe)", "记者"),
        ("綠(lǜ)色", "綠色"),
    ],
)
def test_a_gloss_that_reads_its_character_goes(glossed: str, plain: str) -> None:
    assert ungloss(glossed) == plain


@pytest.mark.parametrize("kept", ["智能(AI)", "方案(a)", "进(dog)", "他说(shuǐ)", "甲(jiǎ、yǐ)", "(jìn)口"])
def test_brackets_that_read_nothing_stay(kept: str) -> None:
    assert ungloss(kept) == kept


def test_line_numbers_count_the_raw_lines_whatever_ends_them() -> None:
    assert cleaned("一\r\n二\r三\n\n五")["line_no"].to_list() == [1, 2, 3, 4, 5]


def test_width_is_folded_and_blanks_are_trimmed() -> None:
    assert cleaned("　　共１２３人，占４５％（完）　")["text"].to_list() == ["共123人,占45%(完)"]


def test_simplified_pages_are_not_converted() -> None:
    text = "乾隆年间的著作，瞭望塔下。" * 3
    assert cleaned(text)["text"][0] == text.replace("，", ",")


def test_the_particle_zhe_is_told_from_the_word_zhu() -> None:
    text = "隨著發展，著力解決問題，著名學者與著作權，這個國家還會繼續發展經濟"
    assert cleaned(text)["text"][0] == "随着发展,着力解决问题,著名学者与著作权,这个国家还会继续发展经济"


def test_conversion_is_the_packages_own() -> None:
    package = OpenCC("t2s")
    lines = [line for page in CLEAN_PAGES for line in page.read_text(encoding="utf-8").splitlines()]
    traditional = [OpenCC("s2t").convert(line) for line in lines] + ["反覆盆子", "函覆醬瓿", "凌藉此機會"]
    expected = [package.convert(line) for line in traditional]
    converted = to_simplified(pl.Series(traditional)).to_list()
    assert [text.replace("着", "著") for text in converted] == [text.replace("着", "著") for text in expected]


@pytest.mark.parametrize("page", CLEAN_PAGES, ids=lambda page: page.stem)
def test_undamaged_pages_show_no_damage(page: object) -> None:
    lines = cleaned(page.read_text(encoding="utf-8"))
    assert lines.filter("is_damaged").height == 0
    assert lines["glosses_removed"].sum() == 0


@pytest.mark.parametrize("sign", ["當(dāng)?shù)馗咝", "堅實。?!睙o", "最高?00萬元", "\ufffd", "\ue2a6"])
def test_what_is_still_wrong_is_flagged(sign: str) -> None:
    assert cleaned(f"這個國家還會繼續發展經濟{sign}")["is_damaged"][0]


@pytest.mark.parametrize("genuine", ["如何突破?", "竟然是陷阱?!", "怎么办?我们问了3家企业"])
def test_a_genuine_question_mark_is_no_damage(genuine: str) -> None:
    assert not cleaned(genuine)["is_damaged"][0]


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=CHARACTERS, max_size=60))
def test_every_clean_character_comes_from_its_place_in_the_raw_line(raw: str) -> None:
    lines = cleaned(raw)
    text = lines["text"].to_list()
    spans = pl.DataFrame(
        [(line + 1, i) for line in range(len(text)) for i in range(len(text[line]))],
        schema={"line_no": pl.Int32, "char_start": pl.Int32},
        orient="row",
    ).with_columns(page_id=pl.lit("page"), char_end=pl.col("char_start") + 1)
    for line_no, start, slice_ in raw_slices(spans, lines).select("line_no", "char_start", "raw_text").iter_rows():
        assert len(slice_) == 1
        folded = pl.select(fold_width(pl.lit(slice_))).item()
        assert text[line_no - 1][start] in {
            folded,
            to_simplified(pl.Series([folded]))[0],
            OpenCC("t2s").convert(folded),
        }


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=CHARACTERS, max_size=60))
def test_cleaning_what_is_clean_changes_nothing(raw: str) -> None:
    once = "\n".join(cleaned(raw)["text"])
    assert "\n".join(cleaned(once)["text"]) == once.rstrip("\n")
