"""Figures as SDMX: observations in SDMX-CSV 2.0, and the structure that tells how to read them in SDMX-JSON 2.0."""

import json
from datetime import UTC, datetime
from pathlib import Path

from pipelines.exports.files import CSV, copy, write_text
from pipelines.exports.published import left_out, published
from pipelines.exports.sdmx_structure import structure_message
from pipelines.settings import Settings

OBSERVATIONS = """
    select * exclude (left_out)
    from sdmx_figure
    where left_out is null
    order by REF_AREA, INDICATOR, TIME_PERIOD, CLAIM
"""


def export_sdmx(settings: Settings) -> tuple[Path, int, dict[str, int]]:
    """Write the observations and their structure; return the folder, the rows, and those left out by reason."""
    folder = settings.exports / "sdmx"
    with published(settings, "figure_time", "sdmx_figure", "sdmx_code") as connection:
        structure = structure_message(connection, datetime.now(UTC))
        write_text(json.dumps(structure, ensure_ascii=False, indent=1), folder / "structure.json")
        written = copy(connection, OBSERVATIONS, folder / "figures.csv", CSV)
        return folder, written, left_out(connection, "sdmx_figure")
