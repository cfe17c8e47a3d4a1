"""The command that writes synthetic pages: every format is read as it was written, and mistakes are told."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from bench.synthetic import generate
from bench.synthetic.__main__ import main, truth_folder, write
from bench.synthetic.batches import batches
from bench.synthetic.editions import Shares
from bench.synthetic.files import SUFFIXES
from pipelines.readers.captures import read_batches
from pipelines.readers.inputs import walk

PAGES, SEED = 12, 3
SHARES = Shares(0.2, 0.2, 0.2, 0.1)


def written(out: Path, file_format: str) -> pl.DataFrame:
    """Write pages and read them as the job does."""
    write(batches(PAGES, SEED, SHARES, 1), out, file_format, PAGES)
    return pl.concat(batch.captures for batch in read_batches(walk(out), datetime(2026, 1, 1, tzinfo=UTC)))


@pytest.mark.parametrize("file_format", SUFFIXES)
def test_every_format_is_read_page_for_page(file_format: str, tmp_path: Path) -> None:
    captures = written(tmp_path / "raw", file_format)
    expected = generate(PAGES, SEED, **SHARES._asdict())
    assert captures.height == PAGES
    assert captures["error_class"].null_count() == PAGES
    texts = {content.decode() for content in captures["content"]}
    if file_format in {"text", "jsonl", "parquet"}:
        assert texts == set(expected.pages["raw_text"])
    else:
        assert all("<h" in text or "<p>" in text for text in texts)
    truth = truth_folder(tmp_path / "raw")
    assert pl.read_parquet(truth / "figures.parquet").equals(expected.figures)
    assert pl.read_parquet(truth / "editions.parquet").equals(expected.editions)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--pages", "0"], "1 or more"),
        (["--pages", "5", "--damaged", "0.8", "--traditional", "0.3"], "1 at most"),
        (["--pages", "5", "--reprinted", "-0.1"], "between 0 and 1"),
        (["--pages", "5", "--format", "docx"], "invalid choice"),
    ],
)
def test_mistakes_are_told(
    options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench.synthetic", *options, str(tmp_path / "out")])
    with pytest.raises(SystemExit):
        main()
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
