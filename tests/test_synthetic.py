"""Synthetic pages: always the same, their truth in their lines, and read as well after damage as before."""

import re
from collections import Counter

import polars as pl
import pytest

from bench.pages import documents
from bench.synthetic import Corpus, generate
from bench.synthetic.corpus import DATES, FIGURES, PEOPLE
from bench.synthetic.editions import Shares, edition
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

PAGES, SEED = 40, 7
MIXED = {"damage": 0.1, "traditional": 0.1, "reprinted": 0.2, "updated": 0.1}
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


@pytest.fixture(scope="module")
def mixed() -> Corpus:
    return generate(240, SEED, **MIXED)


def precision_and_recall(truth: pl.DataFrame, found: pl.DataFrame) -> tuple[float, float]:
    right = truth.unique().join(found.unique(), on=truth.columns).height
    return right / found.unique().height, right / truth.unique().height


def test_the_same_seed_writes_the_same_pages() -> None:
    first, second = generate(30, 3, 0.5), generate(30, 3, 0.5)
    for one, other in zip(first, second, strict=True):
        assert one.equals(other)
    assert not generate(30, 4, 0.5).pages["raw_text"].equals(first.pages["raw_text"])


def test_a_page_is_the_same_in_any_company(mixed: Corpus) -> None:
    for pages in (range(7), range(230, 240)):
        for whole, part in zip(mixed, generate(pages, SEED, **MIXED), strict=True):
            chosen = [f"{SEED}-{number}" for number in pages]
            assert part.equals(whole.filter(pl.col("page_id").is_in(chosen)))


def test_the_shares_are_kept() -> None:
    editions = [edition(SEED, number, Shares(**MIXED)) for number in range(4000)]
    kinds, scripts = (Counter(getattr(one, name) for one in editions) for name in ("kind", "is_traditional"))
    garbled = sum(one.glossed is not None for one in editions)
    shares = [count / 4000 for count in (garbled, scripts[True] - garbled, kinds["reprint"], kinds["update"])]
    assert shares == pytest.approx(list(MIXED.values()), abs=0.02)


def test_a_reprint_is_another_outlets_and_names_its_source(mixed: Corpus) -> None:
    pages = dict(mixed.pages.rows())
    for reprint, original in versions(mixed, "reprint"):
        assert reprint["site"] != reprint["outlet"] == original["outlet"] == original["site"]
        assert reprint["url"] != original["url"]
        if not reprint["is_traditional"]:
            assert f"来源：{reprint['outlet']}" in pages[reprint["page_id"]]
        if not (reprint["is_traditional"] or original["is_traditional"]):
            assert 0.7 < shared(pages[reprint["page_id"]], pages[original["page_id"]]) < 1


def test_an_update_stands_at_the_same_place_with_other_figures(mixed: Corpus) -> None:
    pages = dict(mixed.pages.rows())
    found = versions(mixed, "update")
    for update, original in found:
        assert update["url"] == original["url"]
        if not (update["is_traditional"] or original["is_traditional"]):
            assert 0.7 < shared(pages[update["page_id"]], pages[original["page_id"]]) < 1
    figures = mixed.figures.group_by("page_id").agg(pl.col("value").sort())
    values = dict(figures.rows())
    assert any(values[update["page_id"]] != values[original["page_id"]] for update, original in found)


def test_unrelated_pages_share_hardly_a_clause() -> None:
    pages = generate(300, SEED, 0.0).pages
    clauses = pages.select("page_id", pl.col("raw_text").str.split("\n")).explode("raw_text")
    clauses = clauses.filter(pl.col("raw_text").str.contains("。")).with_columns(
        pl.col("raw_text").str.extract_all(r"[^，。；：“”\s]{10,}")
    )
    pages_of = clauses.explode("raw_text").group_by("raw_text").agg(pl.col("page_id").n_unique())
    assert (pages_of["page_id"] > 1).mean() < 0.01


def versions(corpus: Corpus, kind: str) -> list[tuple[dict, dict]]:
    by_name = {row["page_id"]: row for row in corpus.editions.iter_rows(named=True)}
    return [(row, by_name[row["of"]]) for row in by_name.values() if row["kind"] == kind]


def shared(one: str, other: str) -> float:
    """Return how much of one text's clauses the other has."""
    clauses = [set(re.split("[，。；：\n　]", text)) for text in (one, other)]
    return len(clauses[0] & clauses[1]) / len(clauses[0])


def test_damage_changes_pages_and_no_truth() -> None:
    clean, damaged = generate(40, 3, 0.0), generate(40, 3, 1.0)
    for one, other in zip(clean[2:], damaged[2:], strict=True):
        assert one.equals(other)
    changed = clean.pages["raw_text"] != damaged.pages["raw_text"]
    assert changed.all()
    assert any(GLOSS.search(text) for text in damaged.pages["raw_text"])
    assert clean.pages["raw_text"].str.count_matches("\n").equals(damaged.pages["raw_text"].str.count_matches("\n"))


def test_every_truth_stands_in_its_line(mixed: Corpus) -> None:
    simplified = mixed.editions.filter(~pl.col("is_traditional"))["page_id"]
    pages = dict(mixed.pages.filter(pl.col("page_id").is_in(simplified.implode())).rows())
    for truth in (table.filter(pl.col("page_id").is_in(simplified.implode())) for table in mixed[2:]):
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
    assert [dict(truth.schema) for truth in empty[3:]] == [PEOPLE, DATES]
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
