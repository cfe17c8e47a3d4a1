"""Texts looked up in lists of words, and the first that a pattern finds in them."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.lookup import by_length, is_listed, weight_of
from pipelines.extract.matches import first_match
from pipelines.extract.organizations import marked
from pipelines.extract.organizations.marked import CLOSE, OPEN

TEXTS = ["王", "王强", "", None, "李"]


def told(text: pl.Expr) -> list[object]:
    return pl.DataFrame({"text": TEXTS}).select(text).to_series().to_list()


def test_a_text_is_listed_as_a_whole() -> None:
    assert told(is_listed(pl.col("text"), ["王", "李"])) == [True, False, False, False, True]


def test_only_a_listed_text_has_a_weight() -> None:
    assert told(weight_of(pl.col("text"), {"王": 1.5, "李": -2.0})) == [1.5, None, None, None, -2.0]


def test_words_are_parted_by_their_length() -> None:
    assert {length: sorted(words) for length, words in by_length(["王", "王强", "李", "王"]).items()} == {
        1: ["李", "王"],
        2: ["王强"],
    }


def test_the_first_match_is_told_and_null_where_there_is_none() -> None:
    assert told(first_match(pl.col("text"), "[王强]")) == ["王", "王", None, None, None]


@given(st.lists(st.text("北京市和江苏省南县由", max_size=8), max_size=6))
def test_a_search_for_the_words_that_may_stand_in_the_texts_finds_what_one_for_all_finds(texts: list[str]) -> None:
    rows = pl.DataFrame({"text": texts}, schema={"text": pl.String})
    many = pl.concat([rows, pl.DataFrame({"text": [""] * marked.FEW})])
    few, all_of_many = (frame.select(marked.marked(pl.col("text"))).to_series() for frame in (rows, many))
    assert few.to_list() == all_of_many.head(len(texts)).to_list()


def test_regions_are_set_apart() -> None:
    text = pl.DataFrame({"text": ["由江苏省教育厅"]}).select(marked.marked(pl.col("text"))).item()
    assert text.endswith(f"{OPEN}江苏省{CLOSE}教育厅")
