"""Cues: each word of a list at its characters, with the text around it."""

import re

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.cues import FEW, MARK, MOST_CHARS, cues, pattern_cues


def found(text: str, words: list[str], **reach: int) -> list[tuple[str, int, int, str, str]]:
    lines = pl.DataFrame({"page_id": ["p"], "line_no": [1], "text": [text]})
    return cues(lines, words, **reach).select("cue", "char_start", "char_end", "left", "right").rows()


def test_the_longest_word_is_taken_and_offsets_count_characters() -> None:
    assert found("镇党委书记说,副书记也来", ["书记", "党委书记", "副书记"], left=2, right=3) == [
        ("党委书记", 1, 5, "镇", "说,副"),
        ("副书记", 7, 10, "说,", "也来"),
    ]


def test_a_line_without_a_word_gives_no_row() -> None:
    assert found("今天有雨", ["书记"]) == []


def test_a_long_list_finds_the_same_as_a_short_one() -> None:
    words = ["书记", "党委书记", "副书记"]
    others = [f"第{number}书记" for number in range(FEW)]
    text = "镇党委书记说,副书记也来"
    assert found(text, words + others) == found(text, words)


def test_a_mark_in_the_text_is_a_character_like_any_other() -> None:
    text = f"镇{MARK}书记{MARK}{MARK}来,书记{MARK}"
    places = [(cue, start, end) for cue, start, end, _, _ in found(text, ["书记"])]
    assert places == [("书记", 2, 4), ("书记", 8, 10)]
    assert found(text, ["书记"], left=1, right=1)[0][3:] == (MARK, MARK)


def test_a_list_without_words_finds_nothing() -> None:
    assert found("书记来了", []) == []


@given(st.lists(st.text(f"书记党副委{MARK}é", max_size=12), max_size=4))
def test_every_cue_stands_at_its_characters(texts: list[str]) -> None:
    lines = pl.DataFrame({"line_no": range(len(texts)), "text": texts}, schema={"line_no": pl.Int32, "text": pl.String})
    rows = cues(lines, ["书记", "党委书记", "副书记", "é"])
    for row in rows.iter_rows(named=True):
        text, start, end = texts[row["line_no"]], row["char_start"], row["char_end"]
        assert (text[:start], text[start:end], text[end:]) == (row["left"], row["cue"], row["right"])
    assert rows.height == sum(len(re.findall("党委书记|副书记|书记|é", text)) for text in texts)


def test_words_far_behind_in_a_line_that_is_no_prose_are_not_read() -> None:
    far = "书记" + "。" * MOST_CHARS + "书记"
    assert [start for _, start, *_ in found(far, ["书记"])] == [0]


def test_the_cue_is_the_longest_word_at_its_place_though_a_shorter_one_reaches_further() -> None:
    assert [cue for cue, *_ in found("市委书记处长", ["市委书记", "书记处", "处长"])] == ["市委书记", "处长"]


def test_a_pattern_finds_what_its_words_would() -> None:
    lines = pl.DataFrame({"text": [f"镇党委书记说,副书记{MARK}也来"]})
    assert pattern_cues(lines, "党委书记|副?书记").equals(cues(lines, ["党委书记", "书记", "副书记"]))
