"""Damaged files: seed pages put into a format and harmed, whole or in one page, all by one number."""

import hashlib
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.fuzzing.formats import FORMATS, Made
from bench.fuzzing.mutations import damage
from pipelines.settings import ROOT

MOST_PAGES = 5
SINGLE = (".txt", ".html")


@dataclass(frozen=True)
class Fuzzed:
    """One damaged file: how it was damaged, and the pages in it that no harm was done to."""

    name: str
    content: bytes
    by: str
    unharmed: frozenset[str]


def fuzz(number: int) -> Fuzzed:
    """Return the damaged file of this number, always the same."""
    rng = random.Random(number)
    suffix = rng.choice([*FORMATS])
    made = FORMATS[suffix](rng.sample(pages(), rng.randint(2, MOST_PAGES)))
    name = f"{number:08}{suffix}"
    if made.apart and rng.random() < 0.5:  # noqa: PLR2004
        return _harmed_in_one(rng, name, made)
    if suffix in SINGLE and rng.random() < 0.5:  # noqa: PLR2004
        made = Made(rng.choice(raw_pages()), ())
    content, by = damage(rng, made.content, rng.choice(raw_pages()))
    return Fuzzed(name, content, ", ".join(by), frozenset())


def _harmed_in_one(rng: random.Random, name: str, made: Made) -> Fuzzed:
    """Harm one page where that harms no other."""
    place = rng.randrange(len(made.apart))
    start, end = made.apart[place]
    harmed, by = damage(rng, made.content[start:end], rng.choice(raw_pages()))
    if name.endswith(".jsonl"):
        harmed = harmed.replace(b"\n", b" ")
    else:
        harmed = harmed[: end - start].ljust(end - start, b"\0")
    unharmed = frozenset(hashlib.sha256(page).hexdigest() for page in made.pages[:place] + made.pages[place + 1 :])
    return Fuzzed(name, made.content[:start] + harmed + made.content[end:], f"one page: {', '.join(by)}", unharmed)


@cache
def pages() -> list[str]:
    """Return the seed pages as they were before they were damaged."""
    return [path.read_text(encoding="utf-8") for path in _files("clean")]


@cache
def raw_pages() -> list[bytes]:
    """Return the seed pages as they come, in their charsets."""
    return [path.read_bytes() for path in _files("news")]


def _files(folder: str) -> list[Path]:
    return sorted((ROOT / "seeds" / folder).iterdir())
