"""The silver layer reads a large bronze file a portion at a time: the same rows, of whatever size the portions are."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pipelines import chain, silver
from pipelines.readers.bronze import capture, shards
from pipelines.settings import Settings
from pipelines.stages import STAGES
from tests.conftest import ROOT


def refined(settings: Settings) -> dict[str, pl.DataFrame]:
    silver.refine(settings)
    (shard,) = shards(settings.captures)
    made = {stage.name: pl.read_parquet(silver.path(settings, stage.name, shard)) for stage in STAGES}
    # A term has a row in each portion.
    return made | {"search_terms": made["search_terms"].explode("document_nos", "frequencies")}


def test_portions_of_a_page_or_two_give_what_one_of_all_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(raw=ROOT / "seeds" / "news", warehouse=tmp_path)
    capture(settings.raw, settings.captures, "run")
    at_once = refined(settings)
    (tmp_path / "silver").rename(tmp_path / "at once")
    monkeypatch.setattr(chain, "PORTION_BYTES", 10_000)
    in_portions = refined(settings)
    for name, rows in at_once.items():
        assert rows.height > 0 or name == "headlines"
        assert_frame_equal(in_portions[name], rows, check_row_order=False)
