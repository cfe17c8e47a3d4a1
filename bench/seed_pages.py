"""The seed pages: what `seeds/news` holds, made from `seeds/clean` by the table beside this module.

Run as `python -m bench.seed_pages`. The same clean pages and the same table give the same bytes.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.damage import gloss_table, mirror, to_traditional

ROOT = Path(__file__).resolve().parent.parent
RECIPES = Path(__file__).with_suffix(".csv")
CLEAN = ROOT / "seeds" / "clean"
NEWS = ROOT / "seeds" / "news"


@dataclass(frozen=True)
class Recipe:
    """How one seed page comes from its clean page: one row of `seed_pages.csv`."""

    clean_file: str
    output_file: str
    treatment: str
    coverage: float
    order_seed: int
    encoding: str


def recipes() -> Iterator[Recipe]:
    """Read the rows of `seed_pages.csv`, in order."""
    with RECIPES.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield Recipe(
                row["clean_file"],
                row["output_file"],
                row["treatment"],
                float(row["coverage"]),
                int(row["order_seed"]),
                row["encoding"],
            )


def treat(text: str, recipe: Recipe) -> str:
    """Write the clean text as the recipe's site publishes it."""
    match recipe.treatment:
        case "none":
            return text
        case "traditional":
            return to_traditional(text)
        case "mirror":
            return mirror(text, gloss_table(recipe.order_seed, recipe.coverage))
        case unknown:
            raise ValueError(f"{recipe.output_file}: no treatment is called {unknown}")


def page_bytes(recipe: Recipe) -> bytes:
    """Make the bytes of one seed page."""
    text = (CLEAN / recipe.clean_file).read_text(encoding="utf-8")
    return treat(text, recipe).encode(recipe.encoding)


def main() -> None:
    """Write every seed page."""
    NEWS.mkdir(parents=True, exist_ok=True)
    for recipe in recipes():
        (NEWS / recipe.output_file).write_bytes(page_bytes(recipe))


if __name__ == "__main__":
    main()
