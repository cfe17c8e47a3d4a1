"""Figures for a Data Commons of one's own: observations as CSV, the nodes they speak of as MCF, and config.json."""

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from pipelines.exports.files import CSV, copy, write_text
from pipelines.exports.published import left_out, published
from pipelines.settings import Settings

OBSERVATIONS = """
    select entity, variable, date, value, unit, observationPeriod, measurementMethod
    from data_commons_figure
    where left_out is null and entity_type = '{entity_type}'
    order by all
"""
PROPERTIES = "select node, property, value from data_commons_node order by node, position, property"
# Data Commons takes one type of entity in a file.
ENTITY_TYPES = ("AdministrativeArea1", "AdministrativeArea2", "AdministrativeArea3", "Place", "Organization")
PROVENANCE = "News figures"
SOURCE = "urn:chinese-news-warehouse"


def export_data_commons(settings: Settings) -> tuple[Path, int, dict[str, int]]:
    """Write the folder that the importer reads; return it, the observations, and the figures left out by reason."""
    folder = settings.exports / "datacommons"
    with published(settings, "figure_time", "data_commons_figure", "data_commons_node") as connection:
        rows = {_file_name(each): _write_observations(connection, folder, each) for each in ENTITY_TYPES}
        write_text(_mcf(connection), folder / "nodes.mcf")
        write_text(_config([name for name, count in rows.items() if count]), folder / "config.json")
        return folder, sum(rows.values()), left_out(connection, "data_commons_figure")


def _file_name(entity_type: str) -> str:
    return f"figures_{entity_type}.csv"


def _write_observations(connection: duckdb.DuckDBPyConnection, folder: Path, entity_type: str) -> int:
    return copy(connection, OBSERVATIONS.format(entity_type=entity_type), folder / _file_name(entity_type), CSV)


def _mcf(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the nodes as Meta Content Framework: a block of properties for each."""
    rows = connection.sql(PROPERTIES).fetchall()
    return "\n".join(
        "\n".join([f"Node: dcid:{node}", *(f"{name}: {value}" for _, name, value in properties), ""])
        for node, properties in groupby(rows, key=itemgetter(0))
    )


def _config(files: list[str]) -> str:
    """Return what tells the importer how each file is laid out and where it comes from."""
    source = {"url": SOURCE, "provenances": {PROVENANCE: f"{SOURCE}:fact_figure"}}
    config = {
        "inputFiles": {name: {"format": "variablePerRow", "provenance": PROVENANCE} for name in files},
        "groupStatVarsByProperty": True,
        "sources": {"Chinese news warehouse": source},
    }
    return json.dumps(config, ensure_ascii=False, indent=2)
