"""The period of each figure against titled cases."""

from pathlib import Path

import polars as pl
import pytest

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.periods.binding import GIVEN, with_periods
from pipelines.extract.periods.notation import notation
from pipelines.extract.periods.periods import read_periods
from tests.extract.periods.frames import articles_of, lines_of, with_roles

BLOCKS = (Path(__file__).parent / "binding_cases.txt").read_text(encoding="utf-8").strip().split("\n\n")
CASES = [block.removeprefix("-- ").split("\n") for block in BLOCKS]
ROLES = ("title", "heading")


def governed(lines: pl.DataFrame, published: str) -> list[str]:
    figures = with_periods(read_figures(lines), read_periods(lines, articles_of(published)))
    short = notation(pl.col("period_start"), pl.col("period_end"), pl.col("as_of")).fill_null("-")
    compact = pl.format("{} => {} ({})", "surface", short, pl.col("period_text").fill_null("-"))
    return figures.select(compact)[:, 0].to_list()


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_case(case: list[str]) -> None:
    given = [row.split(" | ") for row in case[1:] if " | " in row]
    roles = [text.split(" ", 1) if text.split(" ", 1)[0] in ROLES else ["body", text] for _, text in given]
    lines = with_roles([(role, text) for role, text in roles])
    assert governed(lines, given[0][0]) == case[1 + len(given) :]


def test_the_rows_and_columns_of_the_figures_stay_as_they_were() -> None:
    lines = lines_of("2023年修路30公里。", "架桥4座,2022年5座。")
    figures = read_figures(lines).reverse()
    bound = with_periods(figures, read_periods(lines, articles_of("2024-05-20")))
    assert bound.select(figures.columns).equals(figures)
    assert bound.columns[len(figures.columns) :] == GIVEN


def test_no_figures_and_no_periods() -> None:
    lines = lines_of("没有数字。")
    periods = read_periods(lines, articles_of("2024-05-20"))
    empty = with_periods(read_figures(lines), periods)
    assert empty.is_empty()
    given = dict.fromkeys(GIVEN[:3], pl.Date) | {"period_text": pl.String}
    assert empty.schema == pl.Schema(read_figures(lines).schema | given)
    assert governed(lines_of("修路30公里。"), "2024-05-20") == ["30公里 => - (-)"]


def test_one_page_tells_another_nothing() -> None:
    lines = pl.concat([lines_of("2023年修路。"), lines_of("架桥4座。").with_columns(page_id=pl.lit("other"))])
    figures = with_periods(read_figures(lines), read_periods(lines, articles_of("2024-05-20")))
    assert figures["period_text"].to_list() == [None]
