"""Articles out of HTML: trafilatura and newspaper4k beside the stages documents, lines and articles, on one core."""

from functools import cache
from pathlib import Path

import polars as pl
from rapidfuzz.distance import Levenshtein

from bench.damage import converter
from bench.peers.answers import read_rows, write_rows
from bench.peers.contest import Work, compete, found, speed
from bench.peers.web_pages import web_pages
from bench.results import Row

# Of each of the three kinds.
PAGES = 150
PART = "HTML to article"
WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both and score what they find, on each kind of page."""
    kinds = pl.DataFrame(web_pages(round(PAGES * scale))).partition_by("kind", as_dict=True, maintain_order=True)
    return [row for (kind,), pages in kinds.items() for row in _measure(peer, f"{PART}, {kind}", pages, folder)]


def _measure(peer: str, part: str, pages: pl.DataFrame, folder: Path) -> list[Row]:
    given = folder / "pages.jsonl"
    write_rows(given, pages.to_dicts())
    rounds = compete(Work(peer, "articles", {"pages": str(given)}), folder)
    megabytes = float(pages["html"].str.len_bytes().sum()) / 1e6
    truth = pages.with_columns(pl.col("authors").list.join("、"))
    ours, theirs = (score(truth, folder / f"{side}.jsonl") for side in ("ours", "theirs"))
    return [
        speed(peer, part, megabytes, rounds),
        *(found(peer, part, measure, ours[measure], theirs[measure]) for measure in ours),
    ]


def score(truth: pl.DataFrame, answers: Path) -> dict[str, float]:
    """Return the share of titles, dates and reporters found, and of the body's characters.

    Script and width are no part of the truth here: what a tool finds in Traditional counts as if it were Simplified.
    """
    text = dict.fromkeys(("page_id", "title", "published", "authors", "body"), pl.String)
    pages = truth.join(pl.DataFrame(read_rows(answers), text), on="page_id", how="left", suffix="_found")
    return {
        "titles right": _share_equal(pages, "title"),
        "dates right": _share_equal(pages, "published"),
        "reporters right": _share_equal(pages.filter(pl.col("authors") != ""), "authors"),
        "body's characters right": _share_of_body(pages),
    }


def _share_equal(pages: pl.DataFrame, column: str) -> float:
    pairs = pages.select(column, f"{column}_found").iter_rows()
    return sum(folded(wanted) == folded(answer) for wanted, answer in pairs) / pages.height


def _share_of_body(pages: pl.DataFrame) -> float:
    pairs = [(folded(wanted), folded(answer)) for wanted, answer in pages.select("body", "body_found").iter_rows()]
    errors = sum(min(Levenshtein.distance(wanted, answer), len(wanted)) for wanted, answer in pairs)
    return 1 - errors / sum(len(wanted) for wanted, _ in pairs)


@cache
def folded(text: str | None) -> str:
    """Write a text without blanks, in Simplified script and in one width."""
    simplified = str(converter("t2s").convert(text or ""))
    return "".join(simplified.translate(WIDTHS).split())
