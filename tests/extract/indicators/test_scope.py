"""What narrows an indicator: claims of one canonical name and one scope are about the same thing."""

import pytest

from pipelines.extract.figures.figures import read_figures
from pipelines.extract.indicators.indicators import with_indicators
from tests.extract.test_figures import lines_of

CASES = {
    "nothing": ("全市人才总量达35万人。", [None]),
    "words ahead of the listed phrase": ("机电产品出口增长8%。", ["机电产品"]),
    "a verb that makes it another count": ("全年引进高层次人才300名。", ["引进"]),
    "a part of the region, and the whole": ("市区常住人口200万人,全市常住人口900万人。", ["市区", None]),
    "the size of the firms counted": ("规模以上工业增加值增长5%。", ["规模以上"]),
    "who did it, between the place and the verb": ("一季度,全国铁路完成固定资产投资12亿元。", ["铁路"]),
    "a change of the figure before": ("全国铁路完成固定资产投资12亿元,同比增长9%。", ["铁路", "铁路"]),
    "the indicator before its verb is not its own scope": ("我国出口规模首次突破13万亿元。", [None]),
    "a part of the figure before 其中": (
        "我国对中亚五国进出口28亿元。其中,出口18亿元,增长5%;进口10亿元,增长2%。全年新增就业12万人。",
        ["中亚五国", "中亚五国", "中亚五国", "中亚五国", "中亚五国", None],
    ),
    "其中 of what nothing narrows": ("全市人才总量35万人,其中博士2万人。", [None, None]),
    "no figure": ("没有数字。", []),
}


@pytest.mark.parametrize(("text", "scopes"), CASES.values(), ids=CASES)
def test_scope(text: str, scopes: list[str | None]) -> None:
    assert with_indicators(read_figures(lines_of(text)))["indicator_scope"].to_list() == scopes


def test_a_line_takes_no_scope_from_the_line_before() -> None:
    found = with_indicators(read_figures(lines_of("机电产品出口7亿元。", "其中,出口8亿元。")))
    assert found["indicator_scope"].to_list() == ["机电产品", None]
