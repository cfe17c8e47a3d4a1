"""OpenCC's dictionaries as opencc-python-reimplemented ships them (Apache-2.0): the one source of the two scripts."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import opencc

PACKAGE = Path(opencc.__file__).parent
Dictionary = dict[str, tuple[str, ...]]
LAST_OF_THE_PLANE = "\uffff"


@cache
def dictionary(config: str) -> Dictionary:
    """Return every entry of one configuration (`t2s`, `s2t`) with its values, the preferred one first.

    Forms beyond the Basic Multilingual Plane are left out: 𫊻 is Simplified of 蟳 in the tables, and on no page.
    """
    merged: Dictionary = {}
    chain = json.loads((PACKAGE / "config" / f"{config}.json").read_text(encoding="utf-8"))["conversion_chain"]
    for part in (part for step in chain for part in step["dict"]["dicts"]):
        for key, values in _read(part["file"]):
            if all(character <= LAST_OF_THE_PLANE for character in values[0]):
                merged.setdefault(key, values)
    return merged


def _read(file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in (PACKAGE / "dictionary" / file).read_text(encoding="utf-8").splitlines():
        key, values = line.split("\t")
        yield key, tuple(values.split(" "))


@cache
def simplified_forms() -> dict[str, str]:
    """Map each Traditional character to its Simplified form, where the two differ."""
    entries = dictionary("t2s").items()
    return {key: values[0] for key, values in entries if len(key) == 1 and key != values[0]}


@cache
def regional_forms() -> dict[str, str]:
    """Map each character that only Hong Kong or Taiwan writes so, and t2s leaves, to its Simplified form."""
    forms = {}
    for region in ("HKVariants", "TWVariants"):
        for standard, (regional, *_) in _read(f"{region}.txt"):
            simplified = simplified_forms().get(standard, standard)
            if regional not in simplified_forms() and not in_gb2312(regional) and regional != simplified:
                forms[regional] = simplified
    return forms


def in_gb2312(character: str) -> bool:
    """Tell whether GB 2312, the standard of Simplified text, holds the character."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def traditional_characters() -> frozenset[str]:
    """Return the characters that Simplified text in standard Traditional script may hold."""
    return frozenset(character for values in dictionary("s2t").values() for character in values[0])


def is_standard(character: str, script: str) -> bool:
    """Tell whether standard text in the script holds the character: neither the other script's nor a rare variant."""
    if script == "simplified":
        return character not in simplified_forms()
    if character in traditional_characters():
        return True
    return character not in simplified_forms() and character not in dictionary("s2t")
