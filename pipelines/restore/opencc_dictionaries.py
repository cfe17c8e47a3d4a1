"""OpenCC's dictionaries as opencc-python-reimplemented ships them (Apache-2.0): the one source of the two scripts."""

import json
from functools import cache
from pathlib import Path

import opencc

PACKAGE = Path(opencc.__file__).parent
Dictionary = dict[str, tuple[str, ...]]


@cache
def dictionary(config: str) -> Dictionary:
    """Return every entry of one configuration (`t2s`, `s2t`) with its values, the preferred one first."""
    merged: Dictionary = {}
    chain = json.loads((PACKAGE / "config" / f"{config}.json").read_text(encoding="utf-8"))["conversion_chain"]
    for part in (part for step in chain for part in step["dict"]["dicts"]):
        for line in (PACKAGE / "dictionary" / part["file"]).read_text(encoding="utf-8").splitlines():
            key, values = line.split("\t")
            merged.setdefault(key, tuple(values.split(" ")))
    return merged


@cache
def simplified_forms() -> dict[str, str]:
    """Map each Traditional character to its Simplified form, where the two differ."""
    entries = dictionary("t2s").items()
    return {key: values[0] for key, values in entries if len(key) == 1 and key != values[0]}


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
