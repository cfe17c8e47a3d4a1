"""The pages that the benchmarks run on: the seeds, and what stands beside the repository where it is there.

Nothing of the latter is ever written: it is other people's text.
"""

import gzip
import json
import random
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipelines.documents.documents import SCHEMA

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
BROADCAST = ROOT.parent / "shared" / "corpus" / "broadcast.jsonl.gz"
REAL = ROOT.parent / "shared" / "news"
# Every fourth item of the broadcast corpus, counted from the last of four: no rule is ever tuned on these.
FOLDS, HELD_OUT_FOLD = 4, 3
HELD_OUT_SEED = 20241109


def text_pages(folder: Path) -> list[str]:
    """Read the UTF-8 text pages of a folder; an absent folder holds none."""
    return [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]


def held_out(count: int) -> list[str]:
    """Choose this many held-out pages of the corpus, title and text, always the same; none where it is absent."""
    if not BROADCAST.exists():
        return []
    with gzip.open(BROADCAST, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines][HELD_OUT_FOLD::FOLDS]
    return [f"{item['title']}\n{item['text']}" for item in random.Random(HELD_OUT_SEED).sample(items, count)]


def documents(texts: Iterable[str]) -> pl.DataFrame:
    """Make a document of each text, under a page id of its own."""
    rows = [{"page_id": str(number), "raw_text": text} for number, text in enumerate(texts)]
    return pl.DataFrame(rows, schema=SCHEMA).with_columns(source_path="page_id", source_format=pl.lit("text"))
