"""The word lists and templates beside this module, read once. What is drawn from them is decided elsewhere."""

import csv
import random
import re
from bisect import bisect
from collections import defaultdict
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import polars as pl

from pipelines.reference import table

HERE = Path(__file__).parent
SLOT = re.compile(r"\{(#?\w+)\}")
ANY = "any"
# What two slots after each other make, for it is wanted all the time: 戴着草帽的果农.
COMPOUNDS = {"somebody": ("bearing", "who"), "piece": ("made", "what"), "sight": ("hue", "what")}
Choice = TypeVar("Choice")


class Weighted(Generic[Choice]):
    """Choices with weights, quick to draw from."""

    def __init__(self, choices: list[Choice], weights: list[int] | None = None) -> None:
        self.choices = choices
        self.steps = list(accumulate(weights or [1] * len(choices)))

    def draw(self, rng: random.Random) -> Choice:
        """Draw one."""
        return self.choices[bisect(self.steps, rng.random() * self.steps[-1])]


class Sentence(NamedTuple):
    """One sentence template: what its figures are said to be, and its text cut at the slots (even: text, odd: slot)."""

    status: str
    parts: list[str]


class Topic(NamedTuple):
    """What a page is about: the office that answers for it, its headlines and sentences, and where its scenes play."""

    bureau: str
    scene: str
    titles: list[list[str]]
    sentences: list[Sentence]


class Place(NamedTuple):
    """A county-level region and its prefecture: 武进区, 常州市."""

    region: str
    city: str


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def weighted(name: str, column: str) -> Weighted[str]:
    """Return one column as choices, by the table's weights where it has them."""
    table_rows = rows(name)
    return Weighted([row[column] for row in table_rows], [int(row.get("weight", 1)) for row in table_rows])


@cache
def topics() -> Weighted[Topic]:
    """Return the topics, each with the sentences that suit any."""
    titles: dict[str, list[list[str]]] = defaultdict(list)
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for row in rows("titles"):
        titles[row["topic"]].append(SLOT.split(row["template"]))
    for row in rows("sentences"):
        sentences[row["topic"]].append(Sentence(row["status"], SLOT.split(row["template"])))
    made = [
        Topic(row["bureau"], row["scene"], titles[row["topic"]], sentences[row["topic"]] + sentences[ANY])
        for row in rows("topics")
    ]
    return Weighted(made, [int(row["weight"]) for row in rows("topics")])


@cache
def narration(kind: str) -> list[Sentence]:
    """Return the templates of sentences that state no figure: what is `told`, `said`, or done by somebody `named`."""
    return [Sentence("", SLOT.split(row["template"])) for row in rows("narration") if row["kind"] == kind]


@cache
def places() -> list[Place]:
    """Return today's districts, counties and cities with a prefecture above them."""
    counties = table("areacodes").filter(pl.col("level") == "县级", pl.col("year_to").is_null())
    pairs = counties.select("region_name", "prefecture_name").drop_nulls().unique().sort("region_name").rows()
    return [Place(name, city) for name, city in pairs if re.fullmatch(r"\w{2,3}[市县区]\t\w{2,3}市", f"{name}\t{city}")]


@cache
def story_words() -> dict[str, list[str]]:
    """Return the words of each slot of which a story takes one, and keeps it."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("words"):
        found[row["slot"]].append(row["word"])
    return found


@cache
def scene_words(scene: str) -> dict[str, list[str]]:
    """Return the words of each slot that takes another one every time, as they suit a scene."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("scene_words"):
        if row["scene"] in (scene, ANY):
            found[row["slot"]].append(row["word"])
    pairs = {name: product(found[first], found[second]) for name, (first, second) in COMPOUNDS.items()}
    return found | {name: ["".join(pair) for pair in both] for name, both in pairs.items()}
