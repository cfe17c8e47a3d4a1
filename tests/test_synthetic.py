"""Synthetic pages: always the same, their truth in their lines, and read as well after damage as before."""

import re

import polars as pl
import pytest

from bench.pages import documents
from bench.synthetic import Corpus, generate
from bench.synthetic.corpus import DATES, FIGURES, PEOPLE
from bench.synthetic.vocabulary import topics
from pipelines.extract.figures.figures import read_figures
from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.people.people import read_people
from pipelines.extract.periods.periods import read_periods
from pipelines.pages.articles import read_articles
from pipelines.pages.region import locate
from pipelines.pages.roles import label_roles
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata

PAGES, SEED = 200, 7
GLOSS = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")


def lines_of(corpus: Corpus) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the lines and articles of a corpus, as the job makes them."""
    pages = documents(corpus.pages["raw_text"]).with_columns(page_id=corpus.pages["page_id"])
    described = clean_metadata(pages)
    lines = label_roles(clean_lines(described), described)
    return lines, locate(read_articles(lines, described))


@pytest.fixture(scope="module", params=[0.0, 1.0], ids=["clean", "damaged"])
def read(request: pytest.FixtureRequest) -> tuple[Corpus, pl.DataFrame, pl.DataFrame]:
    corpus = generate(PAGES, SEED, request.param)
    return corpus, *lines_of(corpus)


def precision_and_recall(truth: pl.DataFrame, found: pl.DataFrame) -> tuple[float, float]:
    right = truth.unique().join(found.unique(), on=truth.columns).height
    return right / found.unique().height, right / truth.unique().height


def test_the_same_seed_writes_the_same_pages() -> None:
    first, second = generate(30, 3, 0.5), generate(30, 3, 0.5)
    for one, other in zip(first, second, strict=True):
        assert one.equals(other)
    assert not generate(30, 4, 0.5).pages["raw_text"].equals(first.pages["raw_text"])


def test_more_pages_begin_with_the_same_pages() -> None:
    assert generate(20, 3, 0.0).pages.head(5).equals(generate(5, 3, 0.0).pages)


def test_damage_changes_pages_and_no_truth() -> None:
    clean, damaged = generate(40, 3, 0.0), generate(40, 3, 1.0)
    for one, other in zip(clean[1:], damaged[1:], strict=True):
        assert one.equals(other)
    changed = clean.pages["raw_text"] != damaged.pages["raw_text"]
    assert changed.all()
    assert any(GLOSS.search(text) for text in damaged.pages["raw_text"])
    assert clean.pages["raw_text"].str.count_matches("\n").equals(damaged.pages["raw_text"].str.count_matches("\n"))


def test_every_truth_stands_in_its_line() -> None:
    corpus = generate(PAGES, SEED, 0.0)
    pages = dict(corpus.pages.rows())
    for truth in corpus[1:]:
        for page_id, line_no, surface in truth.select("page_id", "line_no", "surface").iter_rows():
            assert surface in pages[page_id].split("\n")[line_no - 1]


def test_pages_are_of_many_kinds() -> None:
    every = topics().choices
    assert len(every) >= 15
    assert len({tuple(sentence.parts) for topic in every for sentence in topic.sentences}) >= 60
    figures = generate(PAGES, SEED, 0.0).figures
    assert set(figures["modifier"]) == {"exact", "approx", "over", "at_least", "under", "range"}
    assert set(figures["statistic"]) == {"count", "sum", "rate", "share", "growth"}
    assert set(figures["status"]) == {"actual", "target", "planned", "estimate"}


def test_no_pages_are_empty_frames() -> None:
    empty = generate(0, 1, 0.5)
    assert [dict(truth.schema) for truth in empty[2:]] == [PEOPLE, DATES]
    assert empty.figures.columns == list(FIGURES)
    assert empty.pages.is_empty()


def test_figures_are_found(read: tuple[Corpus, pl.DataFrame, pl.DataFrame]) -> None:
    corpus, lines, _ = read
    key = ["page_id", "line_no", "surface", "value", "value_max", "unit"]
    found = read_figures(lines).filter(~pl.col("is_damaged"))
    precision, recall = precision_and_recall(
        corpus.figures.select(key).with_columns(pl.col("value_max").fill_null(-1)),
        found.select(key).with_columns(pl.col("value_max").fill_null(-1)),
    )
    assert precision >= 0.98
    assert recall >= 0.96


def test_what_figures_mean_is_read(read: tuple[Corpus, pl.DataFrame, pl.DataFrame]) -> None:
    corpus, lines, _ = read
    both = corpus.figures.join(read_figures(lines), on=["page_id", "line_no", "surface", "value"], suffix="_read")
    shares = {name: (both[name] == both[f"{name}_read"]).mean() for name in ("modifier", "statistic", "status")}
    assert min(shares.values()) >= 0.9, shares


def test_people_are_found(read: tuple[Corpus, pl.DataFrame, pl.DataFrame]) -> None:
    corpus, lines, articles = read
    found = read_people(lines, articles, read_organizations(lines, articles)).select(
        "page_id", surface="person_name", role="role"
    )
    precision, recall = precision_and_recall(corpus.people.select("page_id", "surface", "role"), found)
    assert precision >= 0.95
    assert recall >= 0.93


def test_dates_are_found(read: tuple[Corpus, pl.DataFrame, pl.DataFrame]) -> None:
    corpus, lines, articles = read
    published = corpus.dates.filter("is_published").join(articles, on="page_id")
    assert (published["period"] == published["published_on"].cast(pl.String)).mean() >= 0.97
    told = corpus.dates.filter(~pl.col("is_published")).select("page_id", "line_no", "surface")
    _, recall = precision_and_recall(told, read_periods(lines, articles).select(told.columns))
    assert recall >= 0.93
