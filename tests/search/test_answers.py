"""What an analyst gets from search_articles() and search_figures() on the published sample, in any DuckDB client."""

from pathlib import Path

import duckdb
import pytest

MACROS = ("search_terms", "search_phrases", "article_scores", "search_articles", "search_figures")


def sources(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    """Return the numbers of the sample pages found."""
    found = connection.execute(
        """
        select capture.source_path
        from search_articles(?) as found
        inner join fact_article as article using (article_key)
        inner join fact_capture as capture on article.page_id = capture.page_id and capture.status = 'loaded'
        """,
        [query],
    )
    return {path[:2] for (path,) in found.fetchall()}


FOUND = {
    "a page in Simplified": ("蓉漂贷", {"08"}),
    "a page captured in Traditional, by a query in Simplified": ("冷板凳", {"03"}),
    "a page with lost characters, by what is left": ("工程机械 客商", {"11"}),
    "a title": ("龙舟赛开桨", {"16"}),
    "a phrase": ("“人才总量”", {"01", "05", "15"}),
    "a phrase and a term": ("“人才总量” 工作局", {"01"}),
    "a phrase is found as it is written": ('"总量人才"', set()),
    "its words in another order are not": ('"州市人才 总量"', set()),
    "a query in Traditional": ("蓉漂貸", set()),
    "what tries to end the statement": ("人才') ; drop table fact_article; --", set()),
}


@pytest.mark.parametrize(("query", "expected"), FOUND.values(), ids=FOUND.keys())
def test_articles_found(sample: duckdb.DuckDBPyConnection, query: str, expected: set[str]) -> None:
    assert sources(sample, query) == expected


def test_the_best_article_stands_first_and_shows_where(sample: duckdb.DuckDBPyConnection) -> None:
    found = sample.sql("from search_articles('人才')")
    assert found.columns == ["article_key", "score", "title", "published_on", "outlet", "snippet"]
    scores = [score for (score,) in found.select("score").fetchall()]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)
    assert all("人才" in title + snippet for title, snippet in found.select("title, snippet").fetchall())


def test_as_many_as_asked_for(sample: duckdb.DuckDBPyConnection) -> None:
    every = sample.sql("from search_articles('人才')").fetchall()
    assert sample.sql("from search_articles('人才', best := 2)").fetchall() == every[:2]


def test_figures_stand_first_where_the_query_says_what_is_counted(sample: duckdb.DuckDBPyConnection) -> None:
    found = sample.sql(
        "select is_counted, indicator, value, unit, source_path, line_no from search_figures('新增就业')"
    )
    first, *others = found.fetchall()
    assert first == (True, "新增就业岗位", 21000, "个", "02_wujin_gov.txt", 13)
    assert others
    assert not any(is_counted for is_counted, *_ in others)


def test_every_figure_s_sentence_holds_every_term(sample: duckdb.DuckDBPyConnection) -> None:
    sentences = sample.sql("select sentence from search_figures('人才 2023')").fetchall()
    assert sentences
    assert all("人才" in sentence and "2023" in sentence for (sentence,) in sentences)


def test_the_pre_segmented_text_is_what_the_index_holds(sample: duckdb.DuckDBPyConnection) -> None:
    differing = """
        with term as (
            select article_key, term, count(*) as frequency
            from (select article_key, unnest(string_split(terms, ' ')) as term from mart_article_terms)
            group by all
        ),
        posting as (
            select article_key, term, frequency
            from (
                select term, shard, unnest(document_nos) as document_no, unnest(frequencies) as frequency
                from search.posting
            )
            inner join search.document using (shard, document_no)
        )
        (from term except from posting) union all (from posting except from term)
    """
    assert sample.sql(differing).fetchall() == []


def test_every_macro_says_what_it_gives(sample: duckdb.DuckDBPyConnection) -> None:
    described = "select function_name from duckdb_functions() where comment is not null and not internal"
    assert set(MACROS) <= {name for (name,) in sample.sql(described).fetchall()}


def test_search_goes_with_a_copy_of_the_file_and_of_the_database(sample_warehouse: Path, tmp_path: Path) -> None:
    plain, compact = tmp_path / "plain.duckdb", tmp_path / "compact.duckdb"
    plain.write_bytes((sample_warehouse / "news.duckdb").read_bytes())
    with duckdb.connect(plain) as connection:
        expected = connection.sql("from search_figures('人才')").fetchall()
        connection.execute(f"attach '{compact}' as compact; copy from database plain to compact")
    with duckdb.connect(compact, read_only=True) as connection:
        assert expected
        assert connection.sql("from search_figures('人才')").fetchall() == expected
