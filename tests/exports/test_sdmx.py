"""Figures as SDMX: the structure is valid and read by others, and every observation keeps to it."""

import csv
import re
from pathlib import Path

import pytest
from pysdmx.io import read_sdmx
from pysdmx.model import Components, DataStructureDefinition, Role

from pipelines.exports.sdmx import export_sdmx
from pipelines.settings import Settings
from tests.conftest import rows

TIMES = {
    "A": r"\d{4}",
    "S": r"\d{4}-S[12]",
    "Q": r"\d{4}-Q[1-4]",
    "M": r"\d{4}-(0[1-9]|1[0-2])",
    "W": r"\d{4}-W\d\d",
    "D": r"\d{4}-\d\d-\d\d",
    "_O": r"\d{4}-\d\d-\d\d/P\d+[YMD]",
}


@pytest.fixture(scope="module")
def folder(sample_warehouse: Path) -> Path:
    return export_sdmx(Settings(raw=sample_warehouse, warehouse=sample_warehouse))[0]


@pytest.fixture(scope="module")
def components(folder: Path) -> Components:
    message = read_sdmx(folder / "structure.json", validate=True)
    [definition] = [each for each in message.structures or () if isinstance(each, DataStructureDefinition)]
    return definition.components


@pytest.fixture(scope="module")
def observations(folder: Path) -> list[dict[str, str]]:
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_columns_are_the_components_in_their_order(
    components: Components, observations: list[dict[str, str]]
) -> None:
    assert list(observations[0]) == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *(each.id for each in components)]
    assert {row["STRUCTURE_ID"] for row in observations} == {"NEWS:FIGURES(1.0.0)"}


def test_every_code_is_in_its_code_list(components: Components, observations: list[dict[str, str]]) -> None:
    coded = {each.id: {code.id for code in each.local_codes.items} for each in components if each.local_codes}
    assert len(coded) == 11
    assert {(name, row[name]) for row in observations for name in coded if row[name] not in coded[name]} == set()


def test_every_time_is_of_its_frequency(observations: list[dict[str, str]]) -> None:
    assert [row for row in observations if not re.fullmatch(TIMES[row["FREQ"]], row["TIME_PERIOD"])] == []


def test_the_dimensions_tell_observations_apart(components: Components, observations: list[dict[str, str]]) -> None:
    dimensions = [each.id for each in components if each.role == Role.DIMENSION]
    assert len({tuple(row[name] for name in dimensions) for row in observations}) == len(observations)


def test_every_figure_is_written_or_left_out_with_a_reason(sample_warehouse: Path) -> None:
    _, written, left_out = export_sdmx(Settings(raw=sample_warehouse, warehouse=sample_warehouse))
    [(figures, timeless, ranges)] = rows(
        sample_warehouse,
        "select count(*), count(*) filter (as_of is null and period_start is null), count(*) filter "
        "(modifier = 'range' and (as_of is not null or period_start is not null)) from fact_figure",
    )
    assert left_out == {"no period or day in the text": timeless, "a range, where SDMX has one value": ranges}
    assert written == figures - timeless - ranges


def test_a_claim_keeps_its_value_unit_and_place(observations: list[dict[str, str]]) -> None:
    [stock] = [row for row in observations if row["INDICATOR_TEXT"] == "人才总量" and row["OBS_VALUE"] == "3764000"]
    assert stock["REF_AREA"] == "320500"
    assert (stock["FREQ"], stock["TIME_PERIOD"]) == ("D", "2023-12-31")
    assert (stock["UNIT_TEXT"], stock["DECIMALS"], stock["OBS_STATUS"]) == ("人", "0", "A")
    assert (stock["SOURCE_PATH"], stock["LINE_NO"]) == ("01_suzhou_repost.txt", "11")


def test_what_falls_is_negative_and_what_is_aimed_at_is_a_forecast(observations: list[dict[str, str]]) -> None:
    assert {row["OBS_STATUS"] for row in observations if row["STATUS"] == "TARGET"} == {"F"}
    assert [row for row in observations if row["OBS_VALUE"].startswith("-") and row["STATISTIC"] == "GROWTH"]


def test_a_damaged_number_is_missing_not_zero(observations: list[dict[str, str]]) -> None:
    missing = [row for row in observations if row["OBS_STATUS"] == "O"]
    assert missing
    assert {row["OBS_VALUE"] for row in missing} == {""}
    assert "" not in {row["OBS_VALUE"] for row in observations if row["OBS_STATUS"] != "O"}
