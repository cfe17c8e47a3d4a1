"""The windows over a page's lines give what a group for each page gives, only faster."""

import polars as pl

from pipelines.pages.windows import above, before, below, coming, latest, with_edges

LINES = pl.DataFrame(
    {
        "page_id": ["a", "a", "a", "b", "c", "c"],
        "flag": [False, True, False, True, False, True],
        "word": [None, "x", None, None, "y", None],
    }
)


def test_edges_and_ranks():
    edged = with_edges(LINES)
    assert edged["rank"].to_list() == [1, 2, 3, 1, 1, 2]
    assert edged["is_first"].to_list() == [True, False, False, True, True, False]
    assert edged["is_last"].to_list() == [False, False, True, True, False, True]


def test_windows_stop_at_the_edge_of_the_page():
    flag, word = pl.col("flag"), pl.col("word")
    grouped = {
        "above": (above(flag), flag.shift(1).over("page_id")),
        "below": (below(flag), flag.shift(-1).over("page_id")),
        "before": (before(flag), flag.cast(pl.Int32).cum_sum().shift(1, fill_value=0).over("page_id") > 0),
        "latest": (latest(word, "none"), word.forward_fill().over("page_id").fill_null("none")),
        "coming": (coming(word, "none"), word.backward_fill().over("page_id").fill_null("none")),
    }
    for name, (masked, expected) in grouped.items():
        found = with_edges(LINES).select(masked=masked, expected=expected)
        assert found["masked"].to_list() == found["expected"].to_list(), name
