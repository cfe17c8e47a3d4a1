"""Every column of the warehouse can be traced, model by model, to the silver table or the CSV file it comes from."""

import dagster as dg
import pytest

from pipelines.assets.tables import MODELS, column_lineage
from pipelines.column_lineage import column_origins
from pipelines.sql_models import Model
from pipelines.stages import STAGES

ORIGINS = column_origins(MODELS)
STORED = {"captures", *(stage.name for stage in STAGES)}
# What a run or a calendar gives, and how many rows there are, come from no column.
VERSIONS = {"run_id", "rules_version", "models_version"}
OF_A_RUN = {"rows_by_table", "finished_at", "status"}
COUNTS = {"pages", "reprints", "captures", "pages_seen", "lines", "frequency"}


def origins(tmp_path, sql: str) -> dict[str, set[tuple[str, str]]]:
    (tmp_path / "facts").mkdir()
    path = tmp_path / "facts" / "fact_made_up.sql"
    path.write_text(f"-- One row.\n{sql}", encoding="utf-8")
    return column_origins([*MODELS, Model(path)])["fact_made_up"]


class TestAColumnComesFrom:
    def test_the_column_it_selects(self, tmp_path):
        assert origins(tmp_path, "select title as t from fact_article") == {"t": {("fact_article", "title")}}

    def test_every_column_of_its_expression(self, tmp_path):
        sql = "select value * factor as v from fact_figure inner join dim_unit using (unit_key)"
        assert origins(tmp_path, sql) == {"v": {("fact_figure", "value"), ("dim_unit", "factor")}}

    def test_the_columns_behind_a_cte_and_a_star(self, tmp_path):
        sql = "with a as (select * from fact_article), b as (select upper(title) as t from a) select t from b"
        assert origins(tmp_path, sql) == {"t": {("fact_article", "title")}}

    def test_the_same_place_in_each_branch_of_a_union(self, tmp_path):
        sql = "select title as t, url as u from fact_article union all select headline, 'x' from fact_headline"
        expected = {"t": {("fact_article", "title"), ("fact_headline", "headline")}, "u": {("fact_article", "url")}}
        assert origins(tmp_path, sql) == expected

    def test_what_a_subquery_selects_not_what_it_filters_by(self, tmp_path):
        sql = "select (select max(l.text) from fact_line as l where l.page_id = a.page_id) as t from fact_article as a"
        assert origins(tmp_path, sql) == {"t": {("fact_line", "text")}}

    def test_the_record_it_is_a_field_of(self, tmp_path):
        sql = "with a as (select unnest(posts) as post from staging.person_mention) select post.post_title as t from a"
        assert origins(tmp_path, sql) == {"t": {("staging.person_mention", "posts")}}

    def test_no_join_and_no_filter(self, tmp_path):
        sql = "select f.unit as u from fact_figure as f inner join dim_unit as d on f.unit = d.unit where f.value > 1"
        assert origins(tmp_path, sql) == {"u": {("fact_figure", "unit")}}

    def test_nowhere_where_it_is_a_constant(self, tmp_path):
        assert origins(tmp_path, "select 1 as one, count(*) as n from fact_line") == {"one": set(), "n": set()}


class TestTheWarehouse:
    def test_a_key_is_made_of_the_characters_place(self):
        place = ("page_id", "line_no", "char_start")
        assert ORIGINS["fact_figure"]["figure_key"] == {("staging.figure", column) for column in place}

    def test_a_staging_view_reads_the_silver_column_of_its_name(self):
        assert ORIGINS["staging.quote"]["cue"] == {("quotes", "cue")}

    def test_a_region_comes_from_the_lists_of_regions_and_zones(self):
        codes, zones = "seeds/reference/areacodes.csv", "seeds/reference/development_zones.csv"
        assert ORIGINS["dim_region"]["region_name"] == {(codes, "region_name"), (zones, "zone_name")}

    def test_a_rules_characters_come_out_of_the_record_of_changes(self):
        assert ORIGINS["ops.file_rule_count"]["characters"] == {("staging.line", "changes")}

    @pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
    def test_what_a_column_comes_from_exists(self, model):
        columns = {other.name: other.column_comments.keys() for other in MODELS}
        for table, column in set().union(*ORIGINS[model.name].values()):
            assert table.endswith(".csv") or table in STORED or column in columns[table]

    @pytest.mark.parametrize(
        "model", [model for model in MODELS if model.schema != "staging"], ids=lambda model: model.name
    )
    def test_every_column_comes_from_one_that_is_read(self, model):
        none = {column for column, origin in ORIGINS[model.name].items() if not origin}
        calendar = model.column_comments.keys() if model.name == "dim_date" else set()
        counted = set() if model.folder in {"dimensions", "facts"} else OF_A_RUN | COUNTS
        updates = [other for other in MODELS if other.updates and other.updates[0] == model.name]
        updated = {column for other in updates for column in other.column_comments}
        assert none <= VERSIONS | calendar | updated | counted


def test_dagster_shows_the_columns_of_other_assets_and_no_file():
    assert column_lineage()["dim_unit"]["unit"] == []
    assert column_lineage()["dim_person"]["person_name"] == [
        dg.TableColumnDep(dg.AssetKey(["staging", "person"]), "person_name")
    ]
