"""What is said of the peers, and what is made of their answers; none of them is installed for this."""

import polars as pl
import pytest

from bench.peers.__main__ import PEERS, in_order, measure
from bench.peers.answers import write_rows
from bench.peers.articles import score as score_articles
from bench.peers.contest import speed
from bench.peers.conversion import wrong
from bench.peers.dbt_project import portable, write_project
from bench.peers.environments import REQUIREMENTS, PeerUnavailableError, last_words, version_of
from bench.peers.near_duplicates import score as score_groups
from bench.peers.report import comparison_table, undone, undone_table
from bench.peers.web_pages import web_pages
from pipelines.load import MODELS
from pipelines.settings import Settings


def test_every_peer_has_its_versions_locked_and_says_what_it_leaves_undone():
    assert undone().keys() == PEERS.keys()
    for peer, said in undone().items():
        assert said["part"] and said["undone"]
        assert f"{peer} {version_of(peer)}" in undone_table()
        locked = (REQUIREMENTS / f"{peer}.txt").read_text(encoding="utf-8")
        assert locked.count("--hash=sha256:") >= locked.count("==") > 0


def test_a_peer_that_cannot_be_had_is_told_with_its_reason(monkeypatch):
    def fails(peer, folder, scale):
        raise PeerUnavailableError("no wheel for this platform")

    monkeypatch.setitem(PEERS, "jieba", fails)
    rows = measure("jieba", 1.0)
    assert "not measured: no wheel for this platform" in comparison_table(rows)
    assert last_words("Traceback\n  somewhere\nKeyError: 'x'\n\n") == "KeyError: 'x'"
    assert [row["peer"] for row in in_order([*rows, {"peer": "datatrove"}])] == ["datatrove", "jieba"]


def test_the_ratio_is_that_of_the_two_in_one_round():
    row = speed("jieba", "names", 2.0, [(1.0, 2.0), (2.0, 8.0), (4.0, 12.0)])
    assert (row["times as fast"], row["lowest"], row["highest"]) == (3.0, 2.0, 4.0)
    assert (row["this project"], row["the peer"]) == (1.0, 0.25)
    assert "3 [2, 4]" in comparison_table([row])


def test_characters_that_are_not_the_true_ones_are_counted():
    assert wrong(["着急", "软件"], ["着急", "软件"]) == 0
    assert wrong(["著急", "软件夹"], ["着急", "软件"]) == 1e6 * 2 / 4


def test_pairs_are_scored_by_the_story_they_carry(tmp_path):
    truth = pl.DataFrame({"page_id": ["a", "b", "c", "d"], "of": ["a", "a", "a", "d"]})
    found = zip("abcd", [1, 1, 2, 2], strict=True)
    write_rows(tmp_path / "found.jsonl", ({"page_id": page, "story": story} for page, story in found))
    assert score_groups(truth, tmp_path / "found.jsonl") == {"recall of pairs": 1 / 3, "precision of pairs": 1 / 2}


def test_the_true_articles_of_web_pages_score_in_full_in_whichever_script(tmp_path):
    pages = pl.DataFrame(web_pages(4)).with_columns(pl.col("authors").list.join("、"))
    assert pages["kind"].unique(maintain_order=True).to_list() == ["undamaged", "Traditional", "damaged"]
    found = pages.select("page_id", "title", "published", "authors", "body").with_columns(
        pl.col("title").str.replace_all("县", "縣"), pl.col("body").str.replace_all("，", ",")
    )
    write_rows(tmp_path / "found.jsonl", found.to_dicts())
    assert set(score_articles(pages, tmp_path / "found.jsonl").values()) == {1.0}
    for title, html in pages.filter(pl.col("kind") == "undamaged").select("title", "html").iter_rows():
        assert title in html


def test_the_dbt_project_holds_literals_and_references_in_the_place_of_variables_and_tables(tmp_path):
    shard = tmp_path / "captures" / "batch_date=2026-01-01" / "0.parquet"
    made = write_project(tmp_path / "dbt", MODELS, Settings(raw=tmp_path, warehouse=tmp_path), [shard])
    assert {model.name for model in made} >= {"fact_figure", "dim_region", "mart_figure_series"}
    figures = (tmp_path / "dbt" / "models" / "fact_figure.sql").read_text(encoding="utf-8")
    assert "from {{ ref('staging__figure') }} as figure" in figures
    assert "unique_key='page_id'" in figures
    assert not [path for path in (tmp_path / "dbt" / "models").iterdir() if "getvariable" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", ["ops.run", "ops.loaded_shard", "updates.story_of_article"])
def test_what_is_about_the_run_or_changes_rows_is_left_out_of_dbt(name):
    assert name in {model.name for model in MODELS} - {model.name for model in portable(MODELS)}
