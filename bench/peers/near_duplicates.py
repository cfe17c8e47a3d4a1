"""Pages that carry one story: datasketch beside the sketches and the story tables, on one core.

Both are given the bodies that this project restored; then the peer is given the pages as they were captured.
"""

from pathlib import Path

import polars as pl

from bench.peers.answers import read_rows, write_rows
from bench.peers.contest import Work, compete, found, speed
from bench.results import Row
from bench.stories import restored
from bench.synthetic import generate

PAGES = 700
SEED = 20260111
SHARES = {"damage": 0.15, "traditional": 0.15, "reprinted": 0.4, "updated": 0.1}
BODIES, CAPTURES = "Near-duplicates among restored bodies", "Near-duplicates among pages as captured"
# What `restored` puts before the number of a page.
PREFIX = "page"


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both and count the pairs of pages that they put together."""
    corpus = generate(round(PAGES * scale), SEED, **SHARES)
    texts = corpus.pages["raw_text"].to_list()
    bodies = restored(PREFIX, texts)
    bodies.write_parquet(folder / "bodies.parquet")
    truth = pl.DataFrame(
        {"page_id": [f"{PREFIX}: {number}" for number in range(len(texts))], "of": corpus.editions["of"]}
    )
    given = folder / "pages.jsonl"
    write_rows(given, bodies.select("page_id", text="body_text").to_dicts())
    work = Work(peer, "stories", {"pages": str(given), "bodies": str(folder / "bodies.parquet")})
    rows = [speed(peer, BODIES, float(bodies["body_text"].str.len_bytes().sum()) / 1e6, compete(work, folder))]
    ours, theirs = (score(truth, folder / f"{side}.jsonl") for side in ("ours", "theirs"))
    rows += [found(peer, BODIES, measure, ours[measure], theirs[measure]) for measure in ours]
    write_rows(given, truth.select("page_id", text=pl.Series(texts)).to_dicts())
    compete(work, folder, rounds=1)
    theirs = score(truth, folder / "theirs.jsonl")
    return rows + [found(peer, CAPTURES, measure, ours[measure], theirs[measure]) for measure in ours]


def score(truth: pl.DataFrame, answers: Path) -> dict[str, float]:
    """Return how many of the pairs that carry one story are found, and how many of those found do."""
    pages = truth.join(pl.DataFrame(read_rows(answers)), on="page_id", how="left")
    told, right, wanted = (_pairs(pages, keys) for keys in (["story"], ["story", "of"], ["of"]))
    return {"recall of pairs": right / wanted, "precision of pairs": right / told if told else 1.0}


def _pairs(pages: pl.DataFrame, keys: list[str]) -> int:
    sizes = pages.drop_nulls(keys).group_by(keys).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())
