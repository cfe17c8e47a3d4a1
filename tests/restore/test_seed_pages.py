"""The damaged sample pages beside their clean truth."""

import csv
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows

with (ROOT / "bench" / "seed_pages.csv").open(encoding="utf-8", newline="") as table:
    PAGES = list(csv.DictReader(table))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page["clean_file"].endswith(".txt")], ids=lambda p: p["output_file"]
)
def test_a_line_is_restored_or_flagged(sample_warehouse: Path, page: dict[str, str]) -> None:
    truth = (ROOT / "seeds" / "clean" / page["clean_file"]).read_text(encoding="utf-8").splitlines()
    query = f"""
        select text, is_damaged from fact_line join fact_capture using (page_id)
        where source_path = '{page["output_file"]}' order by line_no
    """
    lines = rows(sample_warehouse, query)
    wrong = [text for (text, damaged), clean in zip(lines, truth, strict=True) if not damaged and text != folded(clean)]
    assert wrong == []


def folded(line: str) -> str:
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
    return line.translate(wide).strip()
