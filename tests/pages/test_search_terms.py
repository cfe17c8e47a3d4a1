"""The terms by which an article is found, read alike by the stage and by the macro that reads a query."""

from collections import Counter

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.pages.search_terms import read_search_terms
from pipelines.settings import SQL_FOLDER

CAPTURES = {"page_id": pl.String, "is_duplicate": pl.Boolean, "error_class": pl.String}
SCHEMA = {"page_id": pl.String, "title": pl.String, "body_text": pl.String, "no_article_reason": pl.String}


def articles(*pages: tuple[str | None, str]) -> pl.DataFrame:
    rows = [(str(number), title, body, None) for number, (title, body) in enumerate(pages)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def captures(*page_ids: str | None) -> pl.DataFrame:
    rows = [(page_id, False, None) for page_id in page_ids]
    return pl.DataFrame(rows, schema=CAPTURES, orient="row").with_row_index("shard_row")


def terms(*pages: tuple[str | None, str]) -> list[Counter[str]]:
    found = [Counter[str]() for _ in pages]
    captured = captures(*(str(number) for number in range(len(pages))))
    for term, document_nos, frequencies in read_search_terms(articles(*pages), captured).rows():
        for number, frequency in zip(document_nos, frequencies, strict=True):
            found[number][term] = frequency
    return found


CASES = {
    "every two Han characters side by side": ("人才引进", ["人才", "才引", "引进"]),
    "punctuation parts them": ("渠成,水到", ["渠成", "水到"]),
    "so does the end of a line": ("渠成\n水到", ["渠成", "水到"]),
    "a lone Han character is a term": ("水", ["水"]),
    "so it is between a number and a word": ("5月GDP", ["月", "5", "gdp"]),
    "a lost character costs the two pairs it was in": ("灌溉\ufffd积扩大", ["灌溉", "积扩", "扩大"]),
    "letters and digits side by side are one word": ("用5G和C919", ["用", "和", "5g", "c919"]),
    "a point parts the digits": ("增长6.1%", ["增长", "6", "1"]),
    "a repeated pair counts twice": ("人人人", ["人人", "人人"]),
    "〇 and 々 are Han": ("二〇二四", ["二〇", "〇二", "二四"]),
    "rare characters are Han": ("𠮷日", ["𠮷日"]),
    "other scripts are words": ("Éва東", ["東", "éва"]),
    "no letter, no term": ("……!", []),
    "nothing, no term": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms((None, text)) == [Counter(expected)]


def test_title_and_body_are_read_and_do_not_run_into_each_other_or_the_next_page() -> None:
    assert terms(("修渠", "水到"), ("渠", "成")) == [Counter(["修渠", "水到"]), Counter(["渠", "成"])]


def test_a_page_without_an_article_has_no_row() -> None:
    pages = articles((None, "修渠"), (None, "水到")).with_columns(no_article_reason=pl.Series([None, "no text"]))
    assert read_search_terms(pages, captures("0", "1")).rows() == [("修渠", [0], [1])]


def test_a_page_is_numbered_by_its_row_in_the_bronze_file() -> None:
    pages = articles((None, "修渠"), (None, "修渠"))
    assert read_search_terms(pages, captures(None, "1", "other", "0")).rows() == [("修渠", [3, 1], [1, 1])]


def test_a_row_that_holds_a_page_again_or_was_refused_numbers_nothing() -> None:
    captured = captures("0", "0", "0").with_columns(
        error_class=pl.Series(["too_large", None, None]), is_duplicate=pl.Series([False, False, True])
    )
    assert read_search_terms(articles((None, "修渠")), captured).rows() == [("修渠", [1], [1])]


@pytest.fixture(scope="module")
def macro() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute((SQL_FOLDER / "macros" / "search_terms.sql").read_text(encoding="utf-8"))
    return connection


ALPHABET = "人才引进〇々㐀鿿豈𠀀𠮷azAZ09５ＡéÉяЯßあ한 ,。“\n\t%·\ufffd'\"()[]{}\\$*+"


@given(text=st.text(alphabet=ALPHABET, max_size=40))
def test_a_query_is_read_like_an_article(macro: duckdb.DuckDBPyConnection, text: str) -> None:
    (read,) = macro.execute("select search_terms(?)", [text]).fetchone()
    assert Counter(read) == terms((None, text))[0]
