"""A load is held to the rows that it wrote, however many more there are of the same day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.load import Run, load
from pipelines.readers.bronze import shards, take_in
from pipelines.readers.inputs import walk
from pipelines.settings import Settings
from pipelines.silver import refine
from tests.conftest import ROOT

MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
OF_THE_RUN, OF_THE_RUN_BEFORE = "run_id = getvariable('run_id')", "run_id <> getvariable('run_id')"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a warehouse with two bronze files of one day, the first of them loaded."""
    settings = Settings(raw=ROOT / "seeds" / "news", warehouse=tmp_path)
    inputs = list(walk(settings.raw))
    for number in (0, 1):
        take_in(inputs[number::2], settings.captures, f"run {number}", MORNING + timedelta(hours=number))
    refine(settings)
    assert load(settings, shards(settings.captures)[:1], Run("run 0", MORNING)).passed
    return settings


@pytest.mark.parametrize(
    ("breaking", "check"),
    [
        ("update fact_figure set surface = surface || 'x'", "figures_stand_at_their_characters"),
        ("update fact_figure set unit_key = 7", "keys_have_their_dimension"),
        ("update fact_quote set quote_key = 7", "keys_are_unique"),
        ("delete from search.document", "search_holds_every_article"),
    ],
)
@pytest.mark.parametrize("rows", [OF_THE_RUN, OF_THE_RUN_BEFORE], ids=["own", "earlier"])
def test_a_broken_row_is_met_by_the_load_that_wrote_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, breaking: str, check: str, rows: str
) -> None:
    written = "article_key in (select article_key from fact_article where {})" if "document" in breaking else "{}"
    statement = f"{breaking} where {written.format(rows)}"
    # The last that a load does before it checks.
    monkeypatch.setattr("pipelines.load.create_macros", lambda connection, _: connection.execute(statement))
    done = load(settings, shards(settings.captures), Run("run 1", MORNING + timedelta(hours=1)))
    is_met = rows == OF_THE_RUN
    assert done.passed is not is_met
    assert (done.offending[check] > 0) is is_met
