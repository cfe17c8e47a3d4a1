"""Pages that carry one story: datasketch beside the sketches and the story tables, on one core.

Both are given the bodies that this project restored; then the peer is given the pages as they were captured.
"""

from pathlib import Path

import polars as pl

from bench.peers.answers import read_rows, write_rows
from bench.peers.contest import Work, compete, found, speed
from bench.results import Row
from bench.stories import VERSION_END, made_up, restored, versions

BODIES, CAPTURES = "Near-duplicates among restored bodies", "Near-duplicates among pages as captured"


def measure(peer: str, folder: Path) -> list[Row]:
    """Time both and count the pairs of pages that they put together."""
    published = versions(made_up())
    bodies = pl.concat(restored(version, texts) for version, texts in published.items())
    bodies.write_parquet(folder / "bodies.parquet")
    given = folder / "pages.jsonl"
    write_rows(given, bodies.select("page_id", text="body_text").to_dicts())
    job = {"pages": str(given), "bodies": str(folder / "bodies.parquet")}
    rounds = compete(Work(peer, "stories", job), folder)
    rows = [speed(peer, BODIES, float(bodies["body_text"].str.len_bytes().sum()) / 1e6, rounds)]
    ours, theirs = (score(folder / f"{side}.jsonl") for side in ("ours", "theirs"))
    rows += [found(peer, BODIES, measure, ours[measure], theirs[measure]) for measure in ours]
    captures = [
        {"page_id": f"{version}{VERSION_END}{number}", "text": text}
        for version, texts in published.items()
        for number, text in enumerate(texts)
    ]
    write_rows(given, captures)
    compete(Work(peer, "stories", job), folder)
    theirs = score(folder / "theirs.jsonl")
    return rows + [found(peer, CAPTURES, measure, ours[measure], theirs[measure]) for measure in ours]


def score(answers: Path) -> dict[str, float]:
    """Return how many of the pairs that tell one story are found, and how many of those found do."""
    pages = pl.DataFrame(read_rows(answers)).with_columns(truth=pl.col("page_id").str.split(VERSION_END).list.last())
    told, right, wanted = (_pairs(pages, keys) for keys in (["story"], ["story", "truth"], ["truth"]))
    return {"recall of pairs": right / wanted, "precision of pairs": right / told if told else 1.0}


def _pairs(pages: pl.DataFrame, keys: list[str]) -> int:
    sizes = pages.group_by(keys).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())
