"""Traditional to Simplified: the official OpenCC and its Python rewrite beside `to_simplified`, on one core."""

from pathlib import Path

from bench.damage import to_traditional
from bench.peers.answers import read_rows, write_rows
from bench.peers.contest import Work, compete, found, speed
from bench.results import Row
from bench.synthetic import generate

PAGES = 400
SEED = 20260107
PART = "Traditional to Simplified"
# The configurations by which Traditional is written and read back: as mainland tools write it, as Hong Kong and Taiwan
# do. A peer is told which it is given; this project is not.
FORMS = {"": ("s2t", "t2s"), ", Hong Kong": ("s2hk", "hk2s"), ", Taiwan": ("s2tw", "tw2s")}


def measure(peer: str, folder: Path, scale: float) -> list[Row]:
    """Time both, count the lines they write otherwise, and the characters that are not those of the page before."""
    texts = generate(round(PAGES * scale), SEED, damage=0.0).pages["raw_text"].to_list()
    rows = []
    for form, (written, read) in FORMS.items():
        given = folder / "pages.jsonl"
        pages = [to_traditional(text, written) for text in texts]
        write_rows(given, ({"text": text} for text in pages))
        rounds = compete(Work(peer, "conversion", {"pages": str(given), "config": read}), folder)
        truth = [line for text in texts for line in text.split("\n")]
        ours, theirs = ([row["text"] for row in read_rows(folder / f"{side}.jsonl")] for side in ("ours", "theirs"))
        rows += [
            speed(peer, PART + form, sum(len(text.encode()) for text in pages) / 1e6, rounds),
            found(peer, PART + form, "wrong per million characters", wrong(ours, truth), wrong(theirs, truth)),
        ]
    return rows


def wrong(lines: list[str], truth: list[str]) -> float:
    """Return how many characters of a million are not the true ones; conversion leaves each at its place."""
    pairs = list(zip(lines, truth, strict=True))
    errors = sum(one != other for line, true in pairs for one, other in zip(line, true, strict=False))
    shifts = sum(abs(len(line) - len(true)) for line, true in pairs)
    return 1e6 * (errors + shifts) / sum(map(len, truth))
