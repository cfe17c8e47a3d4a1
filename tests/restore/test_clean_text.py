"""Text that is not damaged comes out as it went in, but for width and script."""

import gzip
import json
from pathlib import Path

import polars as pl
import pytest

from bench.damage import converter
from pipelines.restore.script import to_simplified
from tests.conftest import ROOT
from tests.restore.cleaning import cleaned, folded, texts

PAGES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "clean").glob("*.txt"))]
CORPUS = ROOT.parent / "shared" / "corpus" / "broadcast.jsonl.gz"


def test_undamaged_pages_are_preserved() -> None:
    lines = cleaned(*PAGES)
    assert lines["text"].to_list() == [line for page in PAGES for line in folded(page)]
    assert not lines["is_damaged"].any()


@pytest.mark.skipif(not CORPUS.exists(), reason=f"{CORPUS} is not here: real news is no part of the repository")
def test_thousands_of_real_lines_are_preserved() -> None:
    pages = [f"{item['title']}\n{item['text']}" for item in real_items(CORPUS)]
    lines = cleaned(*pages)
    expected = [line for page in pages for line in folded(page.replace("\r\n", "\n"))]
    assert lines.height > 20_000
    assert lines["text"].to_list() == expected
    assert not lines["is_damaged"].any()


def real_items(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_the_package(traditional: str) -> str:
    """Simplify as OpenCC does, but for the forms beyond the Basic Multilingual Plane, which no page writes."""
    simplified = converter("t2s").convert(traditional)
    return "".join(new if new <= "\uffff" else old for old, new in zip(traditional, simplified, strict=True))


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk"])
def test_undamaged_traditional_pages_come_through(config: str) -> None:
    lines = cleaned(*map(converter(config).convert, PAGES))
    # A rare character that has two forms comes back in the other one.
    expected = [as_the_package(converter("s2t").convert(line)) for page in PAGES for line in folded(page)]
    assert lines["text"].to_list() == expected
    assert not lines["is_damaged"].any()


def test_simplified_pages_are_not_converted() -> None:
    text = "乾隆年间的著作,瞭望塔下,《西夏樂集》与郑和鑑先生,濛溪河边。"
    page = f"{PAGES[0]}\n{text}"
    assert texts(page)[-1] == text


def test_the_particle_zhe_is_told_from_the_word_zhu() -> None:
    text = "隨著發展,著力解決問題,著名學者與著作權,這個國家還會繼續發展經濟"
    assert texts(text) == ["随着发展,着力解决问题,著名学者与著作权,这个国家还会继续发展经济"]


def test_regional_forms_are_simplified() -> None:
    assert texts("衞生部門與羣眾在枱面上討論這個國家還會繼續發展經濟") == [
        "卫生部门与群众在台面上讨论这个国家还会继续发展经济"
    ]


def test_a_rare_character_keeps_the_form_that_pages_write() -> None:
    assert texts("這個國家還會繼續發展經濟的蟳埔村與產業") == ["这个国家还会继续发展经济的蟳埔村与产业"]


def test_conversion_is_the_packages_own() -> None:
    lines = [line for page in PAGES for line in page.splitlines()]
    traditional = [converter("s2t").convert(line) for line in lines] + ["反覆盆子", "函覆醬瓿", "凌藉此機會"]
    expected = [as_the_package(line) for line in traditional]
    converted = to_simplified(pl.Series(traditional)).to_list()
    assert [text.replace("着", "著") for text in converted] == [text.replace("着", "著") for text in expected]


def test_each_line_has_a_script_of_its_own() -> None:
    simplified, traditional = "这个国家还会继续发展经济和产业", "這個國家還會繼續發展經濟與產業"
    lines = cleaned("\n".join([simplified] * 12 + [traditional, "好"]))
    assert lines["line_script"].to_list() == ["simplified"] * 12 + ["traditional", "mixed"]
    assert lines["text"][12] == "这个国家还会继续发展经济与产业"
