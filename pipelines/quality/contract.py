"""The columns that readers were promised, from the data contract."""

import json

import yaml

from pipelines.settings import ROOT

CONTRACT = ROOT / "docs" / "data-contract.yaml"


def promised_columns() -> str:
    """Return every column of the contract with its table and type, as JSON."""
    # The parser in C reads it thirty times faster.
    contract = yaml.load(CONTRACT.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    columns = [
        {"table_name": table["name"], "column_name": column["name"], "data_type": column["physicalType"]}
        for table in contract["schema"]
        for column in table["properties"]
    ]
    return json.dumps(columns)
