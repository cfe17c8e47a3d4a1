"""HTML that nobody would write by hand: it runs nothing, blows nothing up, and is refused with a reason or read."""

import time
from pathlib import Path

import pytest

from pipelines.documents.html import read_html
from pipelines.documents.markup import MOST_TAGS, excess, harmless
from tests.conftest import ROOT

NEWS = "城东新区今年新增岗位320个。"
ACTIVE = (
    "<script>alert(1)</script>",
    "<SCRIPT\n>document.write('某某')</SCRIPT >",
    "<style>p:after {content: '某某'}</style>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<iframe srcdoc='<p>某某'>某某</iframe>",
    "<template><p>某某</p></template>",
    "<noscript><img src=x onerror=alert(1)></noscript>",
    "<!--[if IE]><p>某某</p><![endif]-->",
    "<p hidden onclick=alert(1)></p>",
    "<a href='javascript:alert(1)'></a>",
    "<object data=x><param name=某某></object>",
)
# So many of each takes gigabytes, or minutes, where nothing is done about it.
BLOWN_UP = {
    "bold text opened in every paragraph": "".join(f"<p><b id={number}>" for number in range(5_000)),
    "bold text opened in every table": "".join(f"<table><b id={number}>" for number in range(5_000)),
    "thousands of declarations": "<head>" + "<meta name=a content=b>" * 20_000,
    "thousands of scripts": "<script type=application/ld+json></script>" * 5_000,
    "tags in tags": "<div>" * 100_000,
    "entities in entities": "<!DOCTYPE html [<!ENTITY a '新闻'><!ENTITY b '&a;&a;&a;'>]><p>" + "&b;" * 100_000,
    "a picture in the page": "<img src='data:image/png;base64," + "A/" * 5_000_000 + "'>",
    "a comment without an end": "<!--" * 100_000,
}
LONGEST_SECONDS = 5


@pytest.mark.parametrize("active", ACTIVE)
def test_nothing_that_runs_reaches_the_text(active: str) -> None:
    text, _ = read_html(f"<html><body><p>{NEWS}</p>{active}<p>{NEWS}</p></body></html>")
    assert "".join(text.split()) == NEWS * 2


@pytest.mark.parametrize("markup", BLOWN_UP.values(), ids=BLOWN_UP)
def test_a_page_made_to_blow_up_is_read_in_time(markup: str) -> None:
    start = time.process_time()
    safe = harmless(f"<p>{NEWS}</p>{markup}")
    assert excess(safe) is None
    read_html(safe)
    assert time.process_time() - start < LONGEST_SECONDS


def test_an_entity_that_the_page_declares_stands_for_nothing() -> None:
    text, _ = read_html("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>")
    assert "root:" not in text
    assert "&a;" in text


def test_more_tags_than_memory_is_for_are_refused() -> None:
    assert excess("<p>" * MOST_TAGS) is None
    assert excess("<p>" * (MOST_TAGS + 1)) == "500,001 tags; one page may hold 500,000"


def test_lists_in_lists_that_indent_each_other_to_gigabytes_are_refused() -> None:
    assert "lists" in str(excess("<ul><li>甲" * 20_000))


def test_a_tag_whose_attributes_take_minutes_to_compare_is_refused() -> None:
    assert "attributes" in str(excess("<p " + " ".join(f"a{number}=" for number in range(60_000)) + ">"))


@pytest.mark.parametrize("page", sorted((ROOT / "seeds" / "news").glob("*.html")), ids=lambda page: page.stem)
def test_the_markup_of_a_usual_page_stays_as_it_is(page: Path) -> None:
    markup = page.read_text(encoding="utf-8", errors="replace")
    assert excess(markup) is None
    assert harmless(markup) == markup


def test_what_is_bold_reads_on_in_its_line() -> None:
    text, _ = read_html(harmless("<p>新增<b>岗位</b><font color=red>320</font>个<STRONG >。</STRONG></p>"))
    assert text.strip() == "新增岗位320个。"
