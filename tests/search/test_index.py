"""The search index: the same rows however its batches came, and the scores that DuckDB's own extension gives."""

from collections.abc import Callable

import duckdb
import pytest

from pipelines.full_text import fts_extension

Pages = dict[str, str]
Index = duckdb.DuckDBPyConnection
NewIndex = Callable[[], Index]
Load = Callable[[Index, str, Pages], None]

MONDAY = {
    "a0": "县里修渠,渠水进村。修渠的钱由县里出。",
    "b0": "村里种茶,茶农学修剪。",
    "c0": "新路通车,茶叶出山更快,茶农增收。",
}
TUESDAY = {"d0": "渠水进村后,村里种稻。", "e0": "5G基站进村,GDP增长6.1%。"}


def rows(index: Index) -> tuple[list[tuple], list[tuple]]:
    postings = "select * replace (unnest(document_nos) as document_nos, unnest(frequencies) as frequencies)"
    return (
        index.sql(f"{postings} from search.posting order by all").fetchall(),
        index.sql("from search.document order by all").fetchall(),
    )


def scores(index: Index, query: str) -> dict[str, float]:
    return dict(index.execute("from article_scores(?)", [query]).fetchall())


def found(index: Index, query: str, pages: Pages) -> set[str]:
    keys = {index.execute("select surrogate_key(?)", [page_id]).fetchone()[0]: page_id for page_id in pages}
    return {keys[key] for key in scores(index, query)}


@pytest.fixture
def index(new_index: NewIndex, load: Load) -> Index:
    both = new_index()
    load(both, "2024-05-06", MONDAY)
    load(both, "2024-05-07", TUESDAY)
    return both


def test_the_order_of_batches_makes_no_difference(index: Index, new_index: NewIndex, load: Load) -> None:
    backwards = new_index()
    load(backwards, "2024-05-07", TUESDAY)
    load(backwards, "2024-05-06", MONDAY)
    assert rows(backwards) == rows(index)


def test_a_batch_loaded_again_changes_nothing(index: Index, load: Load) -> None:
    before = rows(index)
    load(index, "2024-05-06", MONDAY)
    assert rows(index) == before


def test_a_batch_read_anew_replaces_what_it_was(index: Index, load: Load) -> None:
    load(index, "2024-05-06", MONDAY | {"a0": "县里修路。"})
    assert found(index, "修渠", MONDAY | TUESDAY) == set()
    assert found(index, "修路", MONDAY | TUESDAY) == {"a0"}
    assert found(index, "渠水", MONDAY | TUESDAY) == {"d0"}


QUERIES = {
    "one term": ("茶农", {"b0", "c0"}),
    "every term must be there": ("进村 种稻", {"d0"}),
    "a word of four characters": ("渠水进村", {"a0", "d0"}),
    "any case of letters": ("gdp", {"e0"}),
    "a number": ("GDP增长6.1%", {"e0"}),
    "a term said twice counts once": ("修渠 修渠", {"a0"}),
    "a term that is nowhere": ("修渠 高铁", set()),
    "no term at all": ("!?", set()),
    "what tries to end the statement": ("渠'); drop table search.posting; --", set()),
    "quotation marks of SQL": ('"修渠" \'x', set()),
}


@pytest.mark.parametrize(("query", "expected"), QUERIES.values(), ids=QUERIES.keys())
def test_articles_that_hold_the_terms(index: Index, query: str, expected: set[str]) -> None:
    before = rows(index)
    assert found(index, query, MONDAY | TUESDAY) == expected
    assert rows(index) == before


@pytest.mark.parametrize("query", ["修渠", "茶农", "进村", "渠水进村", "村里种茶", "GDP 6"])
def test_scores_are_those_of_the_fts_extension(index: Index, query: str) -> None:
    pages = MONDAY | TUESDAY
    index.execute(f"load '{fts_extension()}'")
    index.execute("create table page (page_id varchar, terms varchar)")
    index.executemany("insert into page select $1, array_to_string(search_terms($2), ' ')", list(pages.items()))
    index.execute(r"""
        pragma create_fts_index('page', 'page_id', 'terms',
            stemmer = 'none', stopwords = 'none', ignore = '(\s)+', lower = 0, strip_accents = 0)
    """)
    theirs = index.execute(
        """
        select surrogate_key(page_id), fts_main_page.match_bm25(
            page_id, array_to_string(search_terms($1), ' '), conjunctive := 1
        ) as score
        from page where score is not null
    """,
        [query],
    ).fetchall()
    assert scores(index, query) == pytest.approx(dict(theirs), rel=1e-9)
