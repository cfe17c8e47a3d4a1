"""Persons, places and bodies: jieba's tags beside the stages organizations, places and people, on one core."""

from pathlib import Path

import polars as pl

from bench.peers.answers import read_rows, write_rows
from bench.peers.contest import Work, compete, found, speed
from bench.results import Row
from bench.synthetic import Corpus, generate
from bench.tools import split_lines

PAGES = 120
SEED = 20260108
PART = "Persons, places and bodies in lines"
KEYS = ["page_id", "line_no", "surface"]


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both on undamaged pages, and score the persons and their bodies."""
    corpus = generate(round(PAGES * scale), SEED, damage=0.0)
    corpus.pages.write_parquet(folder / "pages.parquet")
    lines = split_lines(corpus.pages)
    write_rows(folder / "lines.jsonl", lines.to_dicts())
    job = {"pages": str(folder / "pages.parquet"), "lines": str(folder / "lines.jsonl")}
    rounds = compete(Work(peer, "entities", job), folder)
    ours, theirs = (score(corpus, folder / f"{side}.jsonl") for side in ("ours", "theirs"))
    return [
        speed(peer, PART, float(lines["text"].str.len_bytes().sum()) / 1e6, rounds),
        *(found(peer, PART, measure, ours[measure], theirs[measure]) for measure in ours),
    ]


def score(corpus: Corpus, answers: Path) -> dict[str, float]:
    """Return how many of the truth's persons and their bodies are found at their line, and how many found are true.

    Of bodies the truth knows only those that a person speaks for, so that nothing is said of the others found.
    """
    answered = pl.DataFrame(
        read_rows(answers), {**dict.fromkeys(KEYS, pl.String), "line_no": pl.Int32, "kind": pl.String}
    )
    people = corpus.people.select(KEYS).unique()
    bodies = corpus.people.select("page_id", "line_no", surface="organization").drop_nulls().unique()
    persons = answered.filter(pl.col("kind") == "person").select(KEYS).unique()
    right = persons.join(people, on=KEYS, how="semi").height
    named = answered.filter(pl.col("kind") == "organization").select(KEYS)
    return {
        "recall of persons": right / people.height,
        "precision of persons": right / max(persons.height, 1),
        "recall of their bodies": bodies.join(named, on=KEYS, how="semi").height / bodies.height,
    }
