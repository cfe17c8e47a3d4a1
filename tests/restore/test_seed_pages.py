"""The damaged sample pages, as they stand in the warehouse, beside their clean truth."""

import csv
from pathlib import Path

from tests.conftest import ROOT, rows
from tests.restore.cleaning import folded

with (ROOT / "bench" / "seed_pages.csv").open(encoding="utf-8", newline="") as table:
    PAGES = [page for page in csv.DictReader(table) if page["clean_file"].endswith(".txt")]


def test_pages_come_back_and_what_is_lost_is_flagged(sample_warehouse: Path) -> None:
    characters = lost = silent = 0
    for page in PAGES:
        truth = folded((ROOT / "seeds" / "clean" / page["clean_file"]).read_text(encoding="utf-8"))
        query = f"""
            select text, is_damaged from fact_line join fact_capture using (page_id)
            where source_path = '{page["output_file"]}' order by line_no
        """
        for clean, (text, is_damaged) in zip(truth, rows(sample_warehouse, query), strict=True):
            characters += len(clean)
            lost += text.count("\ufffd")
            silent += not is_damaged and text != clean
    assert lost <= 0.002 * characters
    assert silent <= 1


def test_the_account_of_a_page_is_the_sum_of_its_lines(sample_warehouse: Path) -> None:
    query = """
        select capture.glosses_removed, capture.characters_restored, capture.characters_lost,
            sum(line.changes.gloss), sum(line.changes.realignment), sum(line.changes.loss)
        from fact_capture as capture join fact_line as line using (page_id) group by all
    """
    for removed, restored, lost, *by_line in rows(sample_warehouse, query):
        assert [removed, restored, lost] == by_line
