"""The SDMX structure of the figures: concepts, code lists, the data structure and its dataflow, as SDMX-JSON 2.0."""

from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import duckdb

AGENCY = "NEWS"
VERSION = "1.0.0"
SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/"
    "structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
)
COMPONENTS = "select * from read_csv('sql/exports/sdmx_component.csv', header = true, all_varchar = true)"
CODES = "select codelist, code, name_en, name_zh from sdmx_code order by codelist, code"

# A piece of a JSON message.
Json = dict[str, object]


class Component(NamedTuple):
    """A row of sdmx_component.csv: a column of the observations and what it holds."""

    name: str
    role: str
    codelist: str | None
    data_type: str | None
    name_en: str
    name_zh: str


def structure_message(connection: duckdb.DuckDBPyConnection, prepared: datetime) -> Json:
    """Return the message that describes the observations of sdmx_figure, with the codes of sdmx_code."""
    components = [Component(*row) for row in connection.sql(COMPONENTS).fetchall()]
    meta = {"schema": SCHEMA, "id": "FIGURES", "test": False, "prepared": prepared.isoformat()}
    return {
        "meta": {**meta, "contentLanguages": ["en", "zh"], "sender": {"id": AGENCY}},
        "data": {
            "codelists": _codelists(connection),
            "conceptSchemes": [_concepts(components)],
            "dataStructures": [_data_structure(components)],
            "dataflows": [
                {**_maintained("FIGURES", "Figures in the news", "新闻中的数据"), "structure": _data_structure_urn()}
            ],
        },
    }


def _codelists(connection: duckdb.DuckDBPyConnection) -> list[Json]:
    rows = connection.sql(CODES).fetchall()
    return [
        {**_maintained(codelist, codelist, codelist), "codes": [_named(*code) for _, *code in codes]}
        for codelist, codes in groupby(rows, key=itemgetter(0))
    ]


def _concepts(components: list[Component]) -> Json:
    concepts = [_named(component.name, component.name_en, component.name_zh) for component in components]
    return {**_maintained("CS_FIGURES", "Concepts of figures", "数据概念"), "concepts": concepts}


def _data_structure(components: list[Component]) -> Json:
    """Return the data structure: the dimensions that make the key, the measure, and what is attached to each value."""
    by_role = {role: [_component(each) for each in components if each.role == role] for role in _ROLES}
    [time] = by_role["time"]
    attached = {"usage": "optional", "attributeRelationship": {"observation": {}}}
    return {
        **_maintained("DSD_FIGURES", "Figures in the news", "新闻中的数据"),
        "dataStructureComponents": {
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": by_role["dimension"],
                "timeDimension": time,
            },
            "measureList": {"id": "MeasureDescriptor", "measures": by_role["measure"]},
            "attributeList": {
                "id": "AttributeDescriptor",
                "attributes": [{**attribute, **attached} for attribute in by_role["attribute"]],
            },
        },
    }


_ROLES = ("dimension", "time", "measure", "attribute")


def _component(component: Component) -> Json:
    representation: Json = (
        {"enumeration": _urn("codelist.Codelist", component.codelist)}
        if component.codelist
        else {"format": {"dataType": component.data_type}}
    )
    concept = f"{_urn('conceptscheme.Concept', 'CS_FIGURES')}.{component.name}"
    return {"id": component.name, "conceptIdentity": concept, "localRepresentation": representation}


def _data_structure_urn() -> str:
    return _urn("datastructure.DataStructure", "DSD_FIGURES")


def _urn(kind: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{name}({VERSION})"


def _maintained(name: str, name_en: str, name_zh: str) -> Json:
    return {**_named(name, name_en, name_zh), "agencyID": AGENCY, "version": VERSION}


def _named(identifier: str, name_en: str | None, name_zh: str) -> Json:
    """Return an identifier with its names; most codes have one in Chinese alone."""
    names = {"en": name_en, "zh": name_zh} if name_en else {"zh": name_zh}
    return {"id": identifier, "name": name_en or name_zh, "names": names}
