"""Lines: how a page is split, trimmed and folded, and what no page can break."""

import polars as pl
import pytest

from pipelines.documents.documents import SCHEMA
from pipelines.restore.lines import RULES
from pipelines.restore.metadata import clean_metadata
from tests.restore.cleaning import cleaned, texts

GLOSSED = "學(xué)校與(yǔ)企業(yè)聯(lián)合開(kāi)設課程,這個國家還會繼續發展經濟。"


def test_line_numbers_count_the_raw_lines_whatever_ends_them() -> None:
    assert cleaned("一\r\n二\r三\n\n五")["line_no"].to_list() == [1, 2, 3, 4, 5]


def test_width_is_folded_and_blanks_are_trimmed() -> None:
    line = cleaned("　　共１２３人，占４５％（完）　").row(0, named=True)
    assert line["text"] == "共123人,占45%(完)"
    assert line["trimmed"] == 2
    assert line["changes"]["width"] == 9


def test_width_is_counted_on_traditional_pages_too() -> None:
    line = cleaned("　　這個國家（二期）還會繼續發展，經濟與產業。１２家").row(0, named=True)
    assert line["changes"]["width"] == 5


def test_every_rule_is_in_the_account() -> None:
    assert [field.name for field in cleaned("一")["changes"].dtype.fields] == list(RULES)


@pytest.mark.parametrize("sign", ["當(dāng)?shù)", "最高?00萬元", "\ufffd", "\ue2a6"])
def test_what_is_still_wrong_is_flagged(sign: str) -> None:
    assert cleaned(f"這個國家還會繼續發展經濟{sign}")["is_damaged"][0]


@pytest.mark.parametrize(
    "page",
    [
        "".join(chr(0x4E00 + 37 * n % 20000) + "?" for n in range(3000)),
        "?!" * 5000,
        "進(jìn)" * 3000,
        "進" + "(jìn)" * 50,
        "?jiǎng)" * 3000,
        "\ue2a6" * 3000,
        "一\x00二\x1f三\x1f進(jìn)\n",
        "a(jin)" * 3000,
        "中,," * 3000,
        "采访人员" * 3000,
        "!綦訾璩" * 500,
        "é" * 2000 + "e\u0301" * 2000,
        "\u202eمرحبا\u202c 新闻 שלום",
        "一\r\n二\r三\n四\n\r五",
        "一\ufeff二\n\ufeff三",
        "\n" * 2000,
        "",
        "?",
        "!",
        "(",
    ],
    ids=range(20),
)
def test_no_page_breaks_the_cleaner(page: str) -> None:
    lines = cleaned(page)
    assert lines["text"].null_count() == 0
    assert "".join(lines["raw_text"]).count("\n") == 0
    assert lines.height == len(page.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n"))


def test_a_glossed_character_among_control_characters_keeps_them() -> None:
    assert texts(GLOSSED + "\n一\x1f二")[1] == "一\x1f二"


def test_a_line_of_three_million_characters() -> None:
    lines = cleaned("這個國家還會繼續發展經濟與產業。" * 187_500)
    assert lines["text"].str.len_chars().to_list() == [3_000_000]


def test_two_hundred_thousand_lines() -> None:
    assert cleaned("進(jìn)入市場\n" * 200_000 + GLOSSED).height == 200_001


def test_declared_metadata_is_restored_like_the_text() -> None:
    row = {
        "page_id": "0",
        "raw_text": GLOSSED,
        "html_title": " 企業(yè)與學(xué)校 ",
        "html_author": "張(zhāng)三",
        "html_site": "",
    }
    documents = clean_metadata(pl.DataFrame([row], schema=SCHEMA))
    assert documents.select("html_title", "html_author", "html_site").row(0) == ("企业与学校", "张三", None)


def test_what_a_declared_title_lost_is_told_by_its_page() -> None:
    row = {"page_id": "0", "raw_text": GLOSSED, "html_title": "濱??h委書記調研"}
    assert clean_metadata(pl.DataFrame([row], schema=SCHEMA))["html_title"].to_list() == ["滨海县委书记调研"]
