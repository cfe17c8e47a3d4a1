"""Write synthetic pages and their truth: any number, in any format, always the same for a seed.

    python -m bench.synthetic --pages 10000 --format jsonl --damaged 0.1 --traditional 0.1 --reprinted 0.2 pages.jsonl

OUT named like a file of the format (pages.jsonl) is one file, otherwise a folder. The truth goes into a folder beside
it (pages-truth), never into it, where it would be read as pages: `editions`, `figures`, `people`, `dates` as Parquet.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.synthetic.batches import batches
from bench.synthetic.corpus import Corpus
from bench.synthetic.editions import Shares
from bench.synthetic.files import ALWAYS_HTML, SUFFIXES, PageFile, Parquet, open_output, records

TRUTH = ("editions", "figures", "people", "dates")


def main() -> None:
    """Write the pages, and tell how far that is."""
    parser = _parser()
    given = parser.parse_args()
    out: Path = given.out
    shares = Shares(given.damaged, given.traditional, given.reprinted, given.updated)
    if fault := _fault(given.pages, shares, out):
        parser.error(fault)
    try:
        write(batches(given.pages, given.seed, shares, given.workers), out, given.format, given.pages, html=given.html)
    except OSError as error:
        sys.exit(f"error: {error}; what was written so far stands in {out}")


def write(corpora: Iterator[Corpus], out: Path, file_format: str, pages: int, *, html: bool = False) -> None:
    """Write batches of pages and their truth to `out` and beside it."""
    beside = truth_folder(out)
    beside.mkdir(parents=True)
    start, written, megabytes = time.monotonic(), 0, 0.0
    with ExitStack() as closing:
        output = closing.enter_context(_closed(open_output(out, file_format)))
        truth = {name: closing.enter_context(_closed(Parquet(beside / f"{name}.parquet"))) for name in TRUTH}
        for corpus in corpora:
            output.add(records(corpus, as_html=html or file_format in ALWAYS_HTML))
            for name, file in truth.items():
                file.add(getattr(corpus, name))
            written += corpus.pages.height
            megabytes += float(corpus.pages["raw_text"].str.len_bytes().sum()) / 1e6
            speed = megabytes / (time.monotonic() - start)
            print(f"{written:,} of {pages:,} pages, {megabytes:,.1f} MB of text, {speed:.1f} MB/s", file=sys.stderr)


def truth_folder(out: Path) -> Path:
    """Return where the truth of these pages goes."""
    return out.with_name(f"{out.stem}-truth")


@contextmanager
def _closed(file: PageFile) -> Iterator[PageFile]:
    try:
        yield file
    finally:
        file.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.synthetic", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the file or folder to write; it must not exist yet")
    parser.add_argument("--pages", type=int, required=True, help="how many; page n is the same whatever the number")
    parser.add_argument("--format", choices=SUFFIXES, default="jsonl", help="of text and html, one file a page")
    parser.add_argument("--html", action="store_true", help="for jsonl and parquet: HTML in the place of text")
    parser.add_argument("--seed", type=int, default=7)
    for share, of in (
        ("damaged", "captured from mirror sites, which garble them"),
        ("traditional", "in Traditional script, otherwise whole"),
        ("reprinted", "an earlier story by another outlet, lightly edited"),
        ("updated", "an earlier story at its URL, with another headline and other figures in its lead"),
    ):
        parser.add_argument(f"--{share}", type=float, default=0.0, metavar="SHARE", help=f"pages that are {of}")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that write at once")
    return parser


def _fault(pages: int, shares: Shares, out: Path) -> str | None:
    """Tell what is wrong with what was asked for."""
    if pages < 1:
        return f"--pages must be 1 or more, not {pages}"
    if min(shares) < 0 or shares.damage + shares.traditional > 1 or shares.reprinted + shares.updated > 1:
        return "shares lie between 0 and 1; damaged and traditional together, and reprinted and updated, are 1 at most"
    taken = next((place for place in (out, truth_folder(out)) if place.exists()), None)
    return f"{taken} is there already; name another place, or take it away first" if taken else None


if __name__ == "__main__":
    main()
