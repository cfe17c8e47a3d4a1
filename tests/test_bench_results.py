"""What the benchmark makes of its rows: spreads, charts, the page on performance, and what fell below its standard."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest

from bench import __main__ as command
from bench import performance, report, results, standards
from bench.charts import Bar, Line, bars, lines
from bench.speed.job import with_growth
from bench.speed.processes import watch
from bench.speed.rounds import ratios, spread

JOB = [
    {"pages": pages, "MB": pages / 200, **spread("MB/s", [8.0, 9.0, 10.0]), **spread("CPU seconds a MB", [0.2, 0.25])}
    | {"peak MB": 900.0, "peak, in inputs": 18.0, "rounds": 3}
    for pages in (10**4, 10**5)
]
MEASURED = {
    "job": with_growth(JOB),
    "job steps": [{"pages": 10**4, "step": "lines", "seconds": 2.0, "seconds a MB": 0.04}],
    "startup": [{"process": "import dagster", **spread("seconds", [1.4, 1.6]), **spread("times the import", [1.0])}],
    "increment": [
        {"pages of history": pages, **spread("seconds", [7.0, 8.0]), **spread("times the empty one", [1.0, 1.1])}
        | spread("publishing seconds", [0.2])
        for pages in (0, 10**4)
    ],
    "peers": [
        {"peer": "jieba", "part": "names", "measure": "MB/s", "this project": 3.0, "the peer": 1.0}
        | {"times as fast": 3.0, "lowest": 2.8, "highest": 3.1},
        {"peer": "jieba", "part": "names", "measure": "F1", "this project": 0.99, "the peer": 0.8},
    ],
}


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put results, documents and standards where a test may write."""
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(report, "DOCS", tmp_path)
    monkeypatch.setattr(performance, "CHARTS", tmp_path / "charts")
    monkeypatch.setattr(standards, "STANDARDS", tmp_path / "standards.csv")
    page = (report.ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    (tmp_path / "performance.md").write_text(page, encoding="utf-8")
    for part, rows in MEASURED.items():
        results.record(part, rows)
    return tmp_path


def test_rounds_are_told_by_median_and_spread() -> None:
    assert spread("seconds", [3.0, 1.0, 2.0]) == {"seconds": 2.0, "seconds, lowest": 1.0, "seconds, highest": 3.0}
    assert ratios([2.0, 9.0], [1.0, 3.0]) == [2.0, 3.0]


@pytest.mark.parametrize(
    "chart",
    [
        bars(
            "Speed <of> steps", "MB/s", [Bar("scan", 300.0, 290.0, 310.0, stands_out=True), Bar("lines", 2.0, 2.0, 2.0)]
        ),
        bars("Start", "s", [Bar("none", 0.0, 0.0, 0.0), Bar("a", 1.5, 1.4, 1.6)]),
        lines("Memory", "pages", "MB", [Line("peak", [(1e4, 800.0), (1e5, 900.0)]), Line("input", [(1e4, 50.0)])]),
    ],
)
def test_charts_are_drawn_within_their_frame(chart: str) -> None:
    drawing = ElementTree.fromstring(chart)  # noqa: S314  it is our own
    width, height = (float(drawing.attrib[name]) for name in ("width", "height"))
    for shape in drawing.iter():
        for name, value in shape.attrib.items():
            if name in {"x", "x1", "x2", "cx"}:
                assert 0 <= float(value) <= width
            if name in {"y", "y1", "y2", "cy"}:
                assert 0 <= float(value) <= height


def test_the_page_is_written_from_the_results_alone(measured: Path) -> None:
    performance.main()
    page = (measured / "performance.md").read_text(encoding="utf-8")
    assert "9 [8, 10]" in page
    assert "2 of 14" not in page
    assert {"job.svg", "memory.svg", "increment.svg", "startup.svg", "peers.svg"} == {
        chart.name for chart in (measured / "charts").iterdir()
    }
    performance.main()
    assert (measured / "performance.md").read_text(encoding="utf-8") == page


def test_what_falls_below_its_standard_is_told(
    measured: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"pages": "tuning", "fact": "figure", "field": "unit", "precision": 0.98765, "recall": 1.0, "F1": 0.99}
    results.record("facts", [row])
    monkeypatch.setattr(sys, "argv", ["standards", "--write"])
    standards.main()
    assert pl.read_csv(measured / "standards.csv")["least"].to_list() == [0.987, 1.0, 0.99]
    monkeypatch.setattr(sys, "argv", ["standards"])
    with pytest.raises(SystemExit) as ended:
        standards.main()
    assert not ended.value.code
    results.record("facts", [row | {"recall": 0.9985}])
    with pytest.raises(SystemExit) as ended:
        standards.main()
    assert ended.value.code == 1
    assert "recall of figure unit on tuning pages (facts) fell to 0.9985, below 1.0" in capsys.readouterr().err


def test_a_watched_process_tells_its_time_and_memory_or_why_it_failed() -> None:
    took = watch([sys.executable, "-c", "held = bytearray(60_000_000); import time; time.sleep(0.5)"])
    assert took.seconds > 0.5
    assert took.peak_bytes > 60_000_000
    with pytest.raises(RuntimeError, match="no such thing"):
        watch([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_every_section_can_be_asked_for_its_options() -> None:
    for section in command.SECTIONS:
        assert section.module.startswith("bench.")
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--only", "nothing"],
        cwd=report.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no section is called nothing" in done.stderr


def test_results_of_another_shape_are_begun_anew(measured: Path) -> None:
    results.RESULTS.write_text("[]", encoding="utf-8")
    results.record("job", JOB)
    assert list(json.loads(results.RESULTS.read_text(encoding="utf-8"))) == ["job"]
