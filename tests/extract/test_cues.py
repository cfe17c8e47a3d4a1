"""Cues: each word of a list at its characters, with the text around it."""

import polars as pl

from pipelines.extract.cues import MOST_BYTES, cues


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


def test_words_far_behind_in_a_line_that_is_no_prose_are_not_read() -> None:
    far = "书记" + "。" * MOST_BYTES + "书记"
    assert [start for _, start, *_ in found(far, ["书记"])] == [0]


def test_the_cue_is_the_longest_word_at_its_place_though_a_shorter_one_reaches_further() -> None:
    assert [cue for cue, *_ in found("市委书记处长", ["市委书记", "书记处", "处长"])] == ["市委书记", "处长"]
