"""Sketches: what is kept of a page's text to find its story by."""

import polars as pl
import pytest

from pipelines.stories.hashes import with_text_hash
from pipelines.stories.sketches import BANDS, read_sketches

SCHEMA = {"page_id": pl.String, "body_text": pl.String, "no_article_reason": pl.String}
TEXT = "县里新修的水库昨日开始蓄水，库容三百万立方米，可灌溉农田两万亩。下游五个村的村民参加了开闸仪式。"


def sketches(*bodies: str | None) -> list[dict]:
    rows = [(str(number), body or "", None if body else "no text") for number, body in enumerate(bodies)]
    return read_sketches(pl.DataFrame(rows, schema=SCHEMA, orient="row")).to_dicts()


def test_a_hash_is_the_same_for_ever() -> None:
    texts = pl.LazyFrame({"text": ["", "水", "县里新修的水库昨日开始蓄水", "水" * 100, "水" * 101]})
    assert with_text_hash(texts, "text").collect()["hash"].to_list() == [
        0,
        4025226904428901305,
        2652296292787828835,
        9288131175922327904,
        14683153987813019830,
    ]


def test_a_page_without_an_article_has_no_sketch() -> None:
    assert [row["page_id"] for row in sketches(TEXT, None, TEXT)] == ["0", "2"]
    assert sketches() == []


def test_letters_count_the_distinct_clauses_without_marks_and_blanks() -> None:
    assert sketches("县里新修的 水库，《县里》新修的水库。")[0]["letters"] == len("县里新修的水库")


@pytest.mark.parametrize("mark", "，。；！？：,;!?:\n")
def test_a_clause_ends_at_a_mark_of_punctuation(mark: str) -> None:
    assert len(sketches(f"县里新修的水库{mark}昨日开始蓄水")[0]["clauses"]) == 2


def test_short_clauses_and_those_with_lost_characters_are_left_out() -> None:
    whole = sketches("县里新修的水库昨日开始蓄水，下游五个村的村民参加了仪式")[0]
    assert len(whole["clauses"]) == 2
    damaged = sketches("县里新修的水库昨日\ufffd始蓄水，据悉，下游五个村的村民参加了仪式")[0]
    assert len(damaged["clauses"]) == 1
    assert set(damaged["clauses"]) < set(whole["clauses"])


def test_the_order_of_clauses_and_paragraphs_does_not_matter() -> None:
    first, second = "县里新修的水库昨日开始蓄水", "下游五个村的村民参加了仪式"
    one, other = sketches(f"{first}。\n{second}。", f"{second}，{first}。")
    assert {**one, "page_id": None} == {**other, "page_id": None}


def test_a_long_paragraph_is_a_fingerprint_beside_the_bands() -> None:
    one, other = (row["fingerprints"] for row in sketches(TEXT, f"{TEXT}\n{TEXT[:10] * 5}"))
    assert len(one) == BANDS + 1
    assert len(other) == BANDS + 2
    assert set(one) & set(other)


def test_a_page_that_lost_everything_has_a_sketch_that_matches_none() -> None:
    page = sketches("\ufffd\ufffd水库\ufffd\ufffd")[0]
    assert (page["letters"], page["clauses"], page["fingerprints"]) == (0, [], [])
