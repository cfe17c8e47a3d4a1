"""From any clean character back to the raw ones it came from."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.damage import gloss_table, mirror
from pipelines.restore.alignment import raw_slices
from tests.conftest import ROOT
from tests.restore.cleaning import cleaned

PAGES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "clean").glob("*.txt"))]
CHARACTERS = "進術關係的了a1(){}jìnshù。，“”　 \t,!?著名著着蕞大羣众"


def slices(lines: pl.DataFrame, length: int = 1) -> list[tuple[str, str]]:
    """Return every clean slice of a length with its raw one."""
    spans = lines.select("page_id", "line_no", "text").with_columns(
        char_start=pl.int_ranges(0, pl.max_horizontal(0, pl.col("text").str.len_chars().cast(pl.Int64) - length + 1))
    )
    spans = spans.explode("char_start").drop_nulls().with_columns(char_end=pl.col("char_start") + length)
    clean = pl.col("text").str.slice("char_start", length)
    found = raw_slices(spans.with_columns(surface=clean).drop("text"), lines)
    return list(found.select("surface", "raw_text").iter_rows())


@pytest.mark.parametrize(
    ("raw", "clean", "quoted"),
    [
        ("　　產(chǎn)業(yè)園引進(jìn)36,000人", "引进36", "引進(jìn)36"),
        ("數據與(yǔ)算法,,一起來(lái)", "算法,一", "算法,,一"),
        ("關(guān)于報道,本報采訪人員從市里獲悉,這個國家", "本报记者从", "本報采訪人員從"),
        ("當(dāng)?shù)馗咝:涂蒲性核\ue2a6葏⑴c,這個國家", "当地高校", "當(dāng)?shù)馗咝:"),
    ],
)
def test_a_slice_of_the_clean_line_is_quoted_from_the_raw_one(raw: str, clean: str, quoted: str) -> None:
    lines = cleaned(raw)
    start = lines["text"][0].index(clean)
    span = pl.DataFrame(
        {"page_id": ["0"], "line_no": [1], "char_start": [start], "char_end": [start + len(clean)]},
        schema_overrides={"line_no": pl.Int32},
    )
    assert raw_slices(span, lines)["raw_text"].to_list() == [quoted]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=CHARACTERS, max_size=60))
def test_every_clean_character_has_a_raw_slice(raw: str) -> None:
    for clean, quoted in slices(cleaned(raw)):
        assert quoted
        assert len(quoted) == 1 or clean in ",记者\ufffd" or quoted[0] != clean


@settings(deadline=None, max_examples=8, derandomize=True)
@given(page=st.sampled_from(PAGES), site=st.integers(0, 99), coverage=st.sampled_from([0.05, 0.5, 1.0]))
def test_raw_slices_follow_each_other_and_leave_out_only_glosses(page: str, site: int, coverage: float) -> None:
    lines = cleaned(mirror(page, gloss_table(site, coverage)))
    for length in (1, 7):
        assert all(quoted for _, quoted in slices(lines, length))
    whole = slices(lines.filter(pl.col("text").str.len_chars() == 20), 20)
    by_line = dict(lines.filter(pl.col("text").str.len_chars() == 20).select("text", "raw_text").iter_rows())
    for clean, quoted in whole:
        assert quoted in by_line[clean]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=CHARACTERS, max_size=60))
def test_cleaning_what_is_clean_changes_nothing(raw: str) -> None:
    once = cleaned(raw)["text"].to_list()
    assert cleaned("\n".join(once))["text"].to_list() == cleaned("\n".join(once).rstrip("\n"))["text"].to_list()
    assert "\n".join(cleaned("\n".join(once))["text"]) == "\n".join(once).rstrip("\n")
