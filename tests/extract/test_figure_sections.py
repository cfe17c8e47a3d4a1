"""Targets, plans and facts told by a heading, a label, a semicolon or a time that is over."""

from datetime import date

import polars as pl
import pytest

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.figures.status import with_past
from tests.extract.test_figures import lines_of


def statuses(*page: tuple[str, str]) -> list[tuple[str, str]]:
    lines = lines_of(*(text for _, text in page)).with_columns(
        role=pl.Series([role for role, _ in page], dtype=pl.String)
    )
    return list(read_figures(lines).select("surface", "status").iter_rows())


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("二、2025年主要目标", "target"),
        ("(三)“十五五”时期经济社会发展主要目标", "target"),
        ("一、总体目标和主要任务", "target"),
        ("2026年目标任务", "target"),
        ("三、下一步工作安排", "planned"),
        ("明年工作计划", "planned"),
        ("今后重点", "planned"),
        ("2024年目标完成情况", "actual"),
        ("锚定发展目标 全力冲刺", "actual"),
        ("下一步计划执行情况", "actual"),
        ("三、保障措施", "actual"),
    ],
)
def test_a_heading_rules_the_figures_below_it(heading: str, status: str) -> None:
    page = (("heading", heading), ("body", "新增门店25家;改造街巷5公里。"), ("bullet", "培训2万人次"))
    assert statuses(*page) == [("25家", status), ("5公里", status), ("2万人次", status)]


def test_the_next_heading_ends_the_section() -> None:
    page = (("heading", "二、主要目标"), ("body", "建桥3座。"), ("heading", "三、往年"), ("body", "建桥2座。"))
    assert statuses(*page) == [("3座", "target"), ("2座", "actual")]


def test_what_is_done_stays_a_fact_in_a_section_of_targets() -> None:
    page = (("heading", "主要目标"), ("body", "新建粮库6座,目前已开工2座。去年建成1座,另有4座。"))
    assert statuses(*page) == [("6座", "target"), ("2座", "actual"), ("1座", "actual"), ("4座", "actual")]


def test_a_label_rules_its_line_alone() -> None:
    page = (("body", "2026年主要目标:新增就业3万人;失业率控制在4%以内。"), ("body", "新增就业2万人。"))
    assert statuses(*page) == [("3万人", "target"), ("4%", "target"), ("2万人", "actual")]


def test_a_section_ends_with_its_page() -> None:
    lines = lines_of("主要目标", "建桥3座。", "建桥2座。").with_columns(
        page_id=pl.Series(["a", "a", "b"]), role=pl.Series(["heading", "body", "body"])
    )
    assert read_figures(lines)["status"].to_list() == ["target", "actual"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("力争产值达到3亿元;推动营收突破5亿元;已建成2座桥;另投入7万元。", ["target", "target", "actual", "actual"]),
        ("力争产值达到3亿元。推动营收突破5亿元。", ["target", "actual"]),
        ("力争建成3所学校;在邻县,5所学校开学。", ["target", "actual"]),
        ("预计接待3万人;花费5亿元。", ["estimate", "actual"]),
        ("安排资金4亿元,派出30多名干部。", ["planned", "actual"]),
        ("已安排资金4亿元。", ["actual"]),
        ("规划建设泊位10个,已建成4个。", ["planned", "actual"]),
        ("印发港口规划建设等意见,泊位增加7个。", ["actual"]),
        ("规划纲要提出以来,泊位增加7个。", ["actual"]),
    ],
)
def test_how_far_a_word_reaches(line: str, expected: list[str]) -> None:
    assert [status for _, status in statuses(("body", line))] == expected


def past(line: str, published: date | None) -> list[str]:
    found = read_figures(lines_of(line))
    told = pl.col("head").str.contains("2023年[^,]*$")
    figures = found.with_columns(
        period_end=pl.when(told).then(pl.lit(date(2023, 12, 31))).otherwise(pl.lit(date(2027, 12, 31))),
        period_text=pl.when(told).then(pl.lit("2023年")).otherwise(pl.lit("到2027年")),
    )
    articles = pl.DataFrame(
        {"page_id": ["page"], "published_on": [published]}, schema_overrides={"published_on": pl.Date}
    )
    return with_past(figures, articles)["status"].to_list()


def test_a_target_of_a_time_that_is_over_is_a_fact() -> None:
    line = "到2027年建成桥30座,其中2023年建成5座。"
    assert past(line, date(2024, 5, 1)) == ["target", "actual"]
    assert past(line, date(2023, 5, 1)) == ["target", "target"]
    assert past(line, None) == ["target", "target"]


def test_what_was_a_target_then_stays_one() -> None:
    assert past("2023年力争建成5座。", date(2024, 5, 1)) == ["target"]
