"""A column's comment is its declaration: references, accepted values and nulls are read from its English."""

import pytest

from pipelines.columns import Column, bilingual, columns, grain, key, links

DIMENSION = "-- One row per unit.\n-- Key: unit_key\nselect 1 as unit_key -- Key of unit\n"
LINE = "-- One row per line.\n-- Key: page_id, line_no\nselect\n    'a' as page_id, -- Page\n    1 as line_no -- Line\n"


def column(english: str) -> Column:
    return Column("some_column", english, "")


class TestLanguages:
    def test_a_middle_dot_parts_english_from_chinese(self):
        assert bilingual("Headline, in Simplified · 标题（简体）") == ("Headline, in Simplified", "标题（简体）")

    def test_either_may_be_absent(self):
        assert bilingual("Headline") == ("Headline", "")
        assert bilingual("· 标题") == ("", "标题")

    def test_names_of_two_parts_keep_their_own_dot(self):
        assert bilingual("A name as 卡尔·马克思") == ("A name as 卡尔·马克思", "")

    def test_a_columns_comment_holds_both(self, write):
        model = write("facts/fact_sale", "-- One row per sale.\nselect 1 as price -- Price in 元 · 价格（元）\n")
        assert columns(model) == [Column("price", "Price in 元", "价格（元）")]

    def test_the_header_tells_the_grain_without_its_directives(self, write):
        header = "-- One row per sale. · 每行是一笔销售。\n-- Source: the till.\n-- · 来源：收银台。\n-- Key: price\n"
        model = write("facts/fact_sale", header + "select 1 as price -- Price\n")
        assert grain(model) == ("One row per sale. Source: the till.", "每行是一笔销售。来源：收银台。")
        assert "Key" not in model.description


class TestAcceptedValues:
    @pytest.mark.parametrize(
        ("comment", "values"),
        [
            ("'up' or 'down', null where nothing changes", ("up", "down")),
            ("'loaded', 'duplicate' (the same bytes) or 'at_least'", ("loaded", "duplicate", "at_least")),
            ("'unit scale' or 'cumulative or annual'; null where they agree", ("unit scale", "cumulative or annual")),
            ("The page's line at the article's date", ()),
            ("Key of region_code, or 'zone:' and the zone's name", ()),
            ("The day after the last; 9999-12-31 while it is current", ()),
        ],
    )
    def test_are_the_words_in_single_quotes(self, comment, values):
        assert column(comment).values == values


class TestNulls:
    @pytest.mark.parametrize("comment", ["The day, null where not known", "High end of a range, else null"])
    def test_a_column_may_be_null_where_its_comment_says_so(self, comment):
        assert column(comment).is_nullable

    def test_no_other_may(self):
        assert not column("The nullified sum").is_nullable


class TestReferences:
    def test_a_comment_that_opens_with_a_table_refers_to_it(self):
        assert column("dim_unit; -1 where the unit is not in it").tables == ("dim_unit",)
        assert column("fact_article that first names the holder").tables == ("fact_article",)

    def test_a_table_named_further_on_is_no_reference(self):
        assert column("Maps to dim_unit").tables == ()

    def test_of_several_tables_a_column_chooses(self):
        of_type = column("dim_person, dim_region or dim_programme by mention_type; -1 where left open")
        assert of_type.tables == ("dim_person", "dim_region", "dim_programme")
        assert of_type.choice == "mention_type"

    def test_a_link_goes_to_the_tables_key(self, write):
        unit = write("dimensions/dim_unit", DIMENSION)
        sale = "-- One row.\n-- Key: n\nselect\n    1 as n, -- Number\n    1 as paid_in -- dim_unit: currency\n"
        [link] = links(write("facts/fact_sale", sale), {"dim_unit": unit})
        assert (link.columns, link.target, link.target_columns) == (("paid_in",), "dim_unit", ("unit_key",))

    def test_a_key_of_several_columns_is_met_under_their_own_names(self, write):
        line = write("facts/fact_line", LINE)
        text = "-- One row.\n-- Key: line_no\nselect\n    'a' as page_id, -- Page\n    1 as line_no -- fact_line\n"
        [link] = links(write("facts/fact_sale", text), {"fact_line": line})
        assert link.columns == link.target_columns == ("page_id", "line_no")

    def test_a_chosen_link_holds_where_the_column_names_its_table(self, write):
        unit = write("dimensions/dim_unit", DIMENSION)
        text = "-- One row.\n-- Key: n\nselect 1 as n -- dim_unit by kind\n"
        [link] = links(write("facts/fact_sale", text), {"dim_unit": unit})
        assert link.condition == "kind = 'unit'"

    def test_a_table_that_does_not_exist_is_an_error_that_names_the_column(self, write):
        model = write("facts/fact_sale", "-- One row.\n-- Key: n\nselect 1 as n -- dim_untis\n")
        with pytest.raises(ValueError, match=r"fact_sale\.sql: the comment of n opens with dim_untis"):
            links(model, {})


class TestKeys:
    def test_stand_in_the_header(self, write):
        assert key(write("facts/fact_line", LINE)) == ("page_id", "line_no")

    @pytest.mark.parametrize("header", ["-- One row.\n", "-- One row.\n-- Key: other\n"])
    def test_a_header_without_one_is_an_error(self, write, header):
        with pytest.raises(ValueError, match="name the table's key in the header"):
            key(write("facts/fact_sale", f"{header}select 1 as n -- Number\n"))
