"""Figures for Data Commons: every node that an observation names is defined, and one value stands for each."""

import csv
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipelines.exports.data_commons import export_data_commons
from pipelines.settings import Settings
from tests.conftest import rows

Node = dict[str, str]


@pytest.fixture(scope="module")
def exported(sample_warehouse: Path) -> tuple[Path, int, dict[str, int]]:
    return export_data_commons(Settings(raw=sample_warehouse, warehouse=sample_warehouse))


@pytest.fixture(scope="module")
def observations(exported: tuple[Path, int, dict[str, int]]) -> list[dict[str, str]]:
    found = []
    for name in json.loads((exported[0] / "config.json").read_text(encoding="utf-8"))["inputFiles"]:
        with (exported[0] / name).open(encoding="utf-8", newline="") as lines:
            entity_type = name.removeprefix("figures_").removesuffix(".csv")
            found += [row | {"type": entity_type} for row in csv.DictReader(lines)]
    return found


@pytest.fixture(scope="module")
def nodes(exported: tuple[Path, int, dict[str, int]]) -> dict[str, Node]:
    blocks = (exported[0] / "nodes.mcf").read_text(encoding="utf-8").strip().split("\n\n")
    properties = [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]
    return {node["Node"].removeprefix("dcid:"): node for node in properties}


def test_every_entity_and_variable_is_a_node_of_its_type(observations: list[Node], nodes: dict[str, Node]) -> None:
    assert {nodes[row["entity"]]["typeOf"] for row in observations} == {f"dcid:{row['type']}" for row in observations}
    assert {nodes[row["variable"]]["typeOf"] for row in observations} == {"dcid:StatisticalVariable"}


def test_nodes_name_only_nodes_that_are_there_and_china(nodes: dict[str, Node]) -> None:
    places = {node["containedInPlace"].removeprefix("dcid:") for node in nodes.values() if "containedInPlace" in node}
    measured = {node["measuredProperty"].removeprefix("dcid:") for node in nodes.values() if "measuredProperty" in node}
    assert (places | measured) - nodes.keys() == {"country/CHN"}


def test_a_place_stands_under_its_prefecture_and_province(nodes: dict[str, Node]) -> None:
    chain = ["gbt2260/320506", "gbt2260/320500", "gbt2260/320000"]
    assert [nodes[node]["name"] for node in chain] == ['"吴中区"', '"苏州市"', '"江苏省"']
    for below, above in pairwise(chain):
        assert nodes[below]["containedInPlace"] == f"dcid:{above}"


def test_one_value_stands_for_each_observation(observations: list[Node]) -> None:
    keys = [tuple(value for name, value in row.items() if name != "value") for row in observations]
    assert len(set(keys)) == len(keys)
    assert [row for row in observations if not re.fullmatch(r"-?\d+(\.\d+)?", row["value"])] == []


def test_every_figure_is_written_or_counted_with_a_reason(
    exported: tuple[Path, int, dict[str, int]], observations: list[Node], sample_warehouse: Path
) -> None:
    _, written, left_out = exported
    assert written == len(observations)
    assert left_out["says again what another one says"] > 0
    assert [(written + sum(left_out.values()),)] == rows(sample_warehouse, "select count(*) from fact_figure")


def test_a_target_is_a_variable_of_its_own(observations: list[Node], nodes: dict[str, Node]) -> None:
    targets = {row["variable"] for row in observations if row["variable"].endswith("_target")}
    assert targets
    assert all(nodes[target]["name"].endswith(', target)"') for target in targets)


def test_of_two_claims_the_later_page_is_believed(observations: list[Node], sample_warehouse: Path) -> None:
    claims = rows(
        sample_warehouse,
        "select value::bigint::varchar from mart_figure where indicator_name = '高层次人才' and statistic = 'count' "
        "and region_name = '苏州市' and as_of = '2023-12-31' and is_canonical order by published_on desc",
    )
    assert len(claims) == 2
    talents = [row["value"] for row in observations if row["entity"] == "gbt2260/320500" and row["unit"] == "人"]
    assert [(value in talents) for (value,) in claims] == [True, False]
