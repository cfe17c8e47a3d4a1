"""What the job published beside what is true of its pages: facts at their lines, restored text, stories, the checks."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
from rapidfuzz.distance import Levenshtein

from bench.facts.counts import exact
from bench.restoration import PLACE, folded, score
from bench.results import Row
from bench.speed.warehouses import SEED, SHARES, WORKERS, settings_of, truth
from bench.synthetic.batches import batches
from bench.tools import split_lines
from pipelines.load import check_published

NAME = "pages"
# A page's number is its place in the file, from 0.
PAGES = """
    create temp table page as
    select page_id as found_id, format('{}-{}', ?, record_no - 1) as page, article_key
    from fact_capture
    where source_path = ?
"""
FIGURES = """
    select page, line_no, surface, value, unit, is_damaged
    from fact_figure
    inner join page on page_id = found_id
"""
PEOPLE = """
    select distinct page, line_no, person_name as surface
    from fact_mention
    inner join page on page_id = found_id
    inner join dim_person on entity_key = person_key
    where mention_type = 'person'
"""
ARTICLES = "select page, published_on, story_key from fact_article inner join page using (article_key)"
LINES = "select page as page_id, line_no, text, is_damaged from fact_line inner join page on page_id = found_id"


def measure(folder: Path) -> list[Row]:
    """Return precision and recall of each fact by the script of the pages, and how well garbled text came back."""
    scripts = truth(folder, NAME, "editions").select("page_id", script=_script())
    with duckdb.connect(settings_of(folder).published_database, read_only=True) as connection:
        connection.execute(PAGES, [SEED, f"{NAME}.jsonl"])
        facts = list(_facts(connection, folder))
        stories = _stories(connection.sql(ARTICLES).pl(), truth(folder, NAME, "editions"))
        garbled = scripts.filter(pl.col("script") == "garbled")["page_id"]
        restored = _restored(connection.sql(LINES).pl(), garbled, scripts.height)
    checks = check_published(settings_of(folder))
    held: Row = {"recall": sum(not rows for rows in checks.values()) / len(checks)}
    rows = [row for fact, wanted, found in facts for row in _rates(fact, wanted, found, scripts)]
    return [*rows, *stories, restored, {"pages": "all", "fact": "checks that hold", "labels": len(checks), **held}]


def _script() -> pl.Expr:
    traditional = pl.when("is_traditional").then(pl.lit("Traditional")).otherwise(pl.lit("Simplified"))
    return pl.when(pl.col("glossed").is_not_null()).then(pl.lit("garbled")).otherwise(traditional)


def _facts(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[tuple[str, pl.DataFrame, pl.DataFrame]]:
    """Yield each kind of fact with what is true and what was found. A figure marked as damaged claims nothing."""
    named = {"page_id": "page"}
    figures = truth(folder, NAME, "figures").rename(named).select("page", "line_no", "surface", "value", "unit")
    yield "figure", figures, connection.sql(FIGURES).pl().filter(~pl.col("is_damaged")).select(figures.columns)
    subjects = truth(folder, NAME, "people").rename(named).filter(pl.col("role") == "subject")
    people = subjects.select("page", "line_no", "surface").unique()
    yield "person", people, connection.sql(PEOPLE).pl().join(_credits(folder), on=people.columns, how="anti")
    days = truth(folder, NAME, "editions").rename(named).select("page", day="published_on")
    yield "publication date", days, connection.sql(ARTICLES).pl().select("page", day=pl.col("published_on").cast(str))


def _credits(folder: Path) -> pl.DataFrame:
    """Return the reporters and editors, whose names are neither looked for nor false."""
    people = truth(folder, NAME, "people").filter(pl.col("role") != "subject")
    return people.select(page="page_id", line_no="line_no", surface="surface")


def _rates(fact: str, wanted: pl.DataFrame, found: pl.DataFrame, scripts: pl.DataFrame) -> Iterator[Row]:
    keys = [column for column in wanted.columns if column != "page"]
    counts = exact(wanted, found, keys).join(scripts, left_on="page", right_on="page_id")
    for (script,), pages in counts.group_by("script", maintain_order=True):
        right, false, missed = (int(pages[name].sum()) for name in ("right", "false", "missed"))
        yield {
            "pages": script,
            "fact": fact,
            "labels": right + missed,
            "precision": right / max(right + false, 1),
            "recall": right / max(right + missed, 1),
        }


def _stories(articles: pl.DataFrame, editions: pl.DataFrame) -> Iterator[Row]:
    """Yield how many reprints and updates are found with their original, and with nothing else."""
    pages = editions.select("kind", "of", page="page_id").join(articles.select("page", "story_key"), on="page")
    originals = pages.select(of="page", original="story_key")
    versions = pages.filter(pl.col("kind") != "original").join(originals, on="of")
    of_several = pages.filter(pl.len().over("story_key") > 1)
    pure = of_several.filter(pl.col("of").n_unique().over("story_key") == 1).height / max(of_several.height, 1)
    for (kind,), found in versions.group_by("kind"):
        recall = found.select((pl.col("story_key") == pl.col("original")).mean()).item()
        yield {"pages": "all", "fact": str(kind), "labels": found.height, "precision": pure, "recall": recall}


def _restored(lines: pl.DataFrame, garbled: pl.Series, pages: int) -> Row:
    """Compare the lines of garbled pages with those of the same pages before the damage, character by character."""
    whole = SHARES._replace(damage=0.0, traditional=0.0)
    written = (corpus.pages for corpus in batches(pages, SEED, whole, WORKERS))
    texts = pl.concat(part.filter(pl.col("page_id").is_in(garbled.implode())) for part in written)
    wanted = split_lines(texts).select(*PLACE, truth=folded("text"), pages=pl.lit("garbled"))
    both = wanted.join(lines, on=PLACE, how="left", maintain_order="left").with_columns(folded("text").fill_null(""))
    errors = pl.Series("errors", map(Levenshtein.distance, both["text"], both["truth"]), dtype=pl.Int64)
    found = score(both.with_columns(errors, pl.col("is_damaged").fill_null(value=False))).row(0, named=True)
    return {"pages": "garbled", "fact": "characters restored", "labels": found["characters"], **_shares(found)}


def _shares(found: dict[str, float]) -> Row:
    return {"recall": 1 - found["error_rate"], "wrong on unflagged lines": found["errors_on_unflagged_lines"]}
