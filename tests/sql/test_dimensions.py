"""What the date, region and unit dimensions promise, checked on the SQL files themselves."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = ("date", "region", "unit")
OPEN_END = date(9999, 12, 31)


@pytest.fixture(scope="module")
def warehouse():
    """Build the dimensions in memory, the way the files say."""
    con = duckdb.connect(config={"file_search_path": str(ROOT)})
    con.execute((ROOT / "sql/macros/surrogate_key.sql").read_text(encoding="utf-8"))
    for name in DIMENSIONS:
        select = (ROOT / f"sql/dimensions/dim_{name}.sql").read_text(encoding="utf-8")
        con.execute(f"create table dim_{name} as {select}")
    yield con
    con.close()


@pytest.fixture
def rows(warehouse):
    return lambda query: warehouse.execute(query).fetchall()


@pytest.fixture
def assert_nothing(rows):
    """Return a check that a query finds no offending row; the rows it does find are in the failure."""

    def check(query):
        assert rows(query) == []

    return check


class TestSurrogateKey:
    def test_is_63_bits_of_the_natural_keys_sha256(self, rows):
        expected = int(sha256("武进区".encode()).hexdigest()[:16], 16) >> 1
        assert rows("select surrogate_key('武进区'), typeof(surrogate_key('武进区'))") == [(expected, "BIGINT")]

    def test_an_absent_natural_key_is_the_unknown_member(self, rows):
        assert rows("select surrogate_key(null)") == [(-1,)]

    def test_is_never_negative_and_never_shared(self, rows):
        query = "select min(key), count(distinct key) from (select surrogate_key(range) as key from range(100000))"
        lowest, distinct = rows(query)[0]
        assert lowest >= 0
        assert distinct == 100_000


@pytest.mark.parametrize("name", DIMENSIONS)
class TestEveryDimension:
    def test_its_key_is_a_unique_bigint_without_nulls(self, rows, name):
        query = f"""
            select count(*) = count(distinct {name}_key), count(*) = count({name}_key), any_value(typeof({name}_key))
            from dim_{name}
        """
        assert rows(query) == [(True, True, "BIGINT")]

    def test_it_has_one_unknown_member_and_no_other_negative_key(self, rows, name):
        assert rows(f"select {name}_key from dim_{name} where {name}_key < 0") == [(-1,)]


class TestDate:
    def test_it_holds_every_day_from_1978_to_2050(self, rows):
        query = "select min(date), max(date), count(date) = max(date) - min(date) + 1 from dim_date"
        assert rows(query) == [(date(1978, 1, 1), date(2050, 12, 31), True)]

    def test_the_key_spells_the_day(self, assert_nothing):
        assert_nothing("from dim_date where date is not null and date_key != year * 10000 + month * 100 + day")

    def test_the_unknown_date_knows_nothing(self, rows):
        query = "select count(columns(* exclude date_key)) from dim_date where date_key = -1"
        assert set(rows(query)[0]) == {0}

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (20240101, (2024, 1, 2024, 1, 1, False)),
            (20241230, (2024, 4, 2025, 1, 1, False)),
            (20230101, (2023, 1, 2022, 52, 7, True)),
            (20200229, (2020, 1, 2020, 9, 6, True)),
        ],
    )
    def test_weeks_are_iso_weeks_and_monday_is_1(self, rows, key, expected):
        query = f"select year, quarter, iso_year, iso_week, weekday, is_weekend from dim_date where date_key = {key}"
        assert rows(query) == [expected]

    @pytest.mark.parametrize(
        ("plan", "first", "last"),
        [
            ("五五", 1978, 1980),
            ("六五", 1981, 1985),
            ("十五", 2001, 2005),
            ("十三五", 2016, 2020),
            ("十四五", 2021, 2025),
            ("十五五", 2026, 2030),
        ],
    )
    def test_a_five_year_plan_covers_its_years(self, rows, plan, first, last):
        query = f"select min(date), max(date), count(*) from dim_date where five_year_plan = '{plan}'"
        days = (date(last, 12, 31) - date(first, 1, 1)).days + 1
        assert rows(query) == [(date(first, 1, 1), date(last, 12, 31), days)]

    def test_no_plan_is_made_up_after_the_last_one(self, assert_nothing):
        assert_nothing("from dim_date where year > 2030 and five_year_plan is not null")

    def test_the_listed_plans_run_from_the_first_and_never_overlap(self, rows):
        query = """
            with plans as (
                select five_year_plan, first_year::integer as first_year, last_year::integer as last_year
                from read_csv('seeds/reference/five_year_plans.csv', header = true, all_varchar = true)
            )
            select
                arg_min(five_year_plan, first_year),
                min(first_year),
                max(last_year),
                count(*) filter (last_year - first_year != 4),
                (select count(*) from plans as a join plans as b
                    on a.first_year < b.first_year and b.first_year <= a.last_year)
            from plans
        """
        assert rows(query) == [("一五", 1953, 2030, 0, 0)]


class TestRegion:
    def test_wujin_is_followed_through_its_four_codes(self, rows):
        query = """
            select region_code, region_name, prefecture_name, parent_region_code, valid_from, valid_to, is_current
            from dim_region
            where region_name in ('武进县', '武进市', '武进区')
            order by valid_from
        """
        assert rows(query) == [
            ("322622", "武进县", "镇江地区", "322600", date(1981, 1, 1), date(1983, 1, 1), False),
            ("320421", "武进县", "常州市", "320400", date(1983, 1, 1), date(1995, 1, 1), False),
            ("320483", "武进市", "常州市", "320400", date(1995, 1, 1), date(2002, 1, 1), False),
            ("320412", "武进区", "常州市", "320400", date(2002, 1, 1), OPEN_END, True),
        ]

    def test_the_successors_of_wujin_link_the_four(self, rows):
        query = """
            with recursive chain as (
                from dim_region where region_code = '322622'
                union
                select next.*
                from chain
                join dim_region as next
                    on list_contains(chain.successor_region_codes, next.region_code)
                    and next.valid_from = chain.valid_to
                    and next.region_name like '武进%'
            )
            select region_code from chain order by valid_from
        """
        assert rows(query) == [("322622",), ("320421",), ("320483",), ("320412",)]

    def test_the_day_of_a_change_belongs_to_the_new_version_only(self, rows):
        query = """
            select days.day, region_name
            from (values (date '2001-12-31'), (date '2002-01-01')) as days (day)
            join dim_region on days.day >= valid_from and days.day < valid_to
            where region_code in ('320483', '320412')
            order by days.day
        """
        assert rows(query) == [(date(2001, 12, 31), "武进市"), (date(2002, 1, 1), "武进区")]

    def test_a_change_of_name_under_one_code_makes_a_second_version(self, rows):
        query = "select region_name, valid_from, valid_to from dim_region where region_code = '120110' order by 2"
        assert rows(query) == [
            ("东郊区", date(1981, 1, 1), date(1992, 1, 1)),
            ("东丽区", date(1992, 1, 1), OPEN_END),
        ]

    def test_every_version_lasts_at_least_a_day(self, assert_nothing):
        assert_nothing("from dim_region where valid_from is null or valid_to is null or valid_from >= valid_to")

    def test_no_two_versions_of_a_code_or_zone_overlap(self, assert_nothing):
        assert_nothing("""
            select a.region_code, a.region_name, a.valid_from, b.valid_from
            from dim_region as a
            join dim_region as b
                on coalesce(a.region_code, a.region_name) = coalesce(b.region_code, b.region_name)
                and a.region_key != b.region_key
                and a.valid_from < b.valid_to
                and b.valid_from < a.valid_to
        """)

    def test_a_code_has_a_gap_only_where_the_source_has_one(self, assert_nothing):
        gaps = """
            select
                region_code,
                {ends} as ends,
                lead({starts}) over (partition by region_code order by {starts}) as resumes
            from {table}
            qualify resumes > ends
        """
        built = gaps.format(
            ends="year(valid_to)",
            starts="year(valid_from)",
            table="dim_region where region_code != ''",
        )
        source = gaps.format(
            ends="year_to::bigint",
            starts="year_from::bigint",
            table="read_csv('seeds/reference/areacodes.csv', header = true, all_varchar = true)",
        )
        assert_nothing(f"(({built}) except ({source})) union all (({source}) except ({built}))")

    def test_a_zone_has_no_gap_from_its_approval_on(self, assert_nothing):
        assert_nothing("""
            with zones as (
                select
                    *,
                    lead(valid_from) over (partition by region_name order by valid_from) as resumes
                from dim_region
                where level = 'zone'
            )
            from zones where valid_to != resumes
        """)
        assert_nothing("""
            select zone_name, make_date(valid_from::integer, 1, 1)
            from read_csv('seeds/reference/development_zones.csv', header = true, all_varchar = true)
            except
            select region_name, valid_from from dim_region where level = 'zone'
        """)

    def test_every_source_row_is_one_version(self, rows):
        query = """
            select
                (select count(*) from read_csv('seeds/reference/areacodes.csv', header = true, all_varchar = true)),
                (select count(*) from dim_region where region_code is not null)
        """
        source, built = rows(query)[0]
        assert source == built

    def test_exactly_the_codes_in_use_have_one_current_row_each(self, assert_nothing):
        assert_nothing("""
            select region_code, count(*) from dim_region where is_current and region_code is not null
            group by all having count(*) > 1
        """)
        in_use = """
            select region_code from read_csv('seeds/reference/areacodes.csv', header = true, all_varchar = true)
            where status = '在用'
        """
        current = "select region_code from dim_region where is_current and region_code is not null"
        assert_nothing(f"(({in_use}) except ({current})) union all (({current}) except ({in_use}))")

    def test_current_means_open_ended(self, assert_nothing):
        assert_nothing("from dim_region where is_current != (valid_to = date '9999-12-31')")

    def test_every_level_but_a_province_has_a_parent(self, assert_nothing):
        assert_nothing("""
            from dim_region
            where region_key != -1 and (parent_region_code is null) != (level = 'province')
        """)

    def test_the_parent_stands_for_the_whole_of_the_childs_version(self, assert_nothing):
        assert_nothing("""
            select child.region_code, child.region_name, child.valid_from, child.valid_to
            from dim_region as child
            left join dim_region as parent
                on child.parent_region_code = parent.region_code
                and parent.valid_from < child.valid_to
                and child.valid_from < parent.valid_to
            where child.parent_region_code is not null
            group by all
            having coalesce(
                sum(least(parent.valid_to, child.valid_to) - greatest(parent.valid_from, child.valid_from)), 0
            ) != child.valid_to - child.valid_from
        """)

    def test_the_parent_is_of_a_higher_level_and_the_names_agree(self, assert_nothing):
        assert_nothing("""
            select child.region_name, child.level, parent.region_name, parent.level
            from dim_region as child
            join dim_region as parent
                on child.parent_region_code = parent.region_code
                and child.valid_from >= parent.valid_from
                and child.valid_from < parent.valid_to
            where child.province_name != parent.province_name
                or (parent.level = 'prefecture' and child.prefecture_name != parent.region_name)
                or (child.level = 'county' and parent.level not in ('prefecture', 'province'))
                or (child.level = 'prefecture' and parent.level != 'province')
                or parent.level = 'zone'
        """)

    def test_levels_and_codes_have_the_agreed_form(self, assert_nothing):
        assert_nothing("""
            from dim_region
            where region_key != -1
                and (
                    level not in ('province', 'prefecture', 'county', 'zone')
                    or (region_code is null) != (level = 'zone')
                    or not regexp_full_match(coalesce(region_code, parent_region_code), '[0-9]{6}')
                )
        """)

    def test_a_zone_stands_under_its_city(self, rows):
        query = """
            select level, region_code, short_name, official_name, parent_region_code, prefecture_name, province_name
            from dim_region where region_name = '无锡高新区'
        """
        assert rows(query) == [("zone", None, "无锡高新区", "无锡高新技术产业开发区", "320200", "无锡市", "江苏省")]

    def test_a_zones_key_comes_from_its_name(self, rows):
        query = """
            select region_key = surrogate_key(concat_ws(chr(31), 'zone:无锡高新区', '1992-01-01'))
            from dim_region where region_name = '无锡高新区'
        """
        assert rows(query) == [(True,)]

    def test_a_zone_moves_with_its_city_to_a_new_province(self, rows):
        query = """
            select province_name, valid_from, valid_to from dim_region
            where region_name = '重庆高新区' order by valid_from
        """
        assert rows(query) == [
            ("四川省", date(1991, 1, 1), date(1997, 1, 1)),
            ("重庆市", date(1997, 1, 1), OPEN_END),
        ]

    def test_a_short_name_is_one_name(self, rows, assert_nothing):
        assert_nothing("from dim_region where short_name = '' or contains(short_name, '/')")
        assert rows("select short_name from dim_region where region_code = '320412'") == [("武进",)]

    def test_the_unknown_region_matches_any_day_and_is_named_so(self, rows):
        query = """
            select region_code, region_name, province_name, valid_from, valid_to, is_current
            from dim_region where region_key = -1
        """
        assert rows(query) == [(None, "未知", "未知", date(1, 1, 1), OPEN_END, True)]


class TestUnit:
    def test_a_unit_is_listed_once(self, assert_nothing):
        assert_nothing("select unit from dim_unit group by unit having count(*) > 1")

    def test_the_key_comes_from_the_unit(self, assert_nothing):
        assert_nothing("from dim_unit where unit_key != -1 and unit_key != surrogate_key(unit)")

    def test_every_column_is_filled_and_every_factor_positive(self, assert_nothing):
        assert_nothing("""
            from dim_unit
            where unit is null or dimension is null or base_unit is null or factor is null or factor <= 0
        """)

    def test_the_dimension_is_one_of_those_agreed(self, assert_nothing):
        assert_nothing("""
            from dim_unit
            where dimension not in (
                'people', 'money', 'count', 'area', 'ratio', 'time', 'mass', 'length', 'volume', 'energy', 'other'
            )
        """)

    def test_a_base_unit_is_a_unit_of_the_same_dimension_and_its_own_base(self, assert_nothing):
        assert_nothing("""
            select unit.unit, unit.base_unit
            from dim_unit as unit
            left join dim_unit as base on unit.base_unit = base.unit
            where base.unit is null
                or base.base_unit != base.unit
                or base.factor != 1
                or base.dimension != unit.dimension
        """)

    def test_every_unit_that_a_figure_can_have_is_listed(self, assert_nothing):
        assert_nothing("""
            select distinct unit from read_csv('seeds/reference/figure_units.csv', header = true, all_varchar = true)
            except
            select unit from dim_unit
        """)

    @pytest.mark.parametrize(
        ("unit", "dimension", "base_unit", "factor"),
        [
            ("人", "people", "人", 1),
            ("名", "people", "人", 1),
            ("人次", "people", "人次", 1),
            ("户", "people", "户", 1),
            ("家", "count", "家", 1),
            ("元", "money", "元", 1),
            ("美元", "money", "美元", 1),
            ("港币", "money", "港元", 1),
            ("%", "ratio", "%", 1),
            ("‰", "ratio", "%", 0.1),
            ("成", "ratio", "%", 10),
            ("个百分点", "ratio", "个百分点", 1),
            ("倍", "ratio", "倍", 1),
            ("亩", "area", "平方米", 666.6667),
            ("公顷", "area", "平方米", 10_000),
            ("平方公里", "area", "平方米", 1_000_000),
            ("吨", "mass", "千克", 1000),
            ("斤", "mass", "千克", 0.5),
            ("海里", "length", "米", 1852),
            ("升", "volume", "立方米", 0.001),
            ("度", "energy", "千瓦时", 1),
            ("吉瓦", "energy", "千瓦", 1_000_000),
            ("吨油当量", "energy", "吨油当量", 1),
            ("年", "time", "个月", 12),
            ("小时", "time", "秒", 3600),
            ("标准箱", "count", "标准箱", 1),
            ("届", "other", "届", 1),
        ],
    )
    def test_a_unit_converts_to_its_base(self, rows, unit, dimension, base_unit, factor):
        query = f"select dimension, base_unit, factor from dim_unit where unit = '{unit}'"
        assert rows(query) == [(dimension, base_unit, pytest.approx(factor))]

    def test_currencies_are_never_converted_into_each_other(self, rows):
        query = "select distinct base_unit from dim_unit where unit in ('元', '美元', '欧元', '日元', '港元', '英镑')"
        assert len(rows(query)) == 6


class TestDictionary:
    @pytest.mark.parametrize("name", DIMENSIONS)
    def test_the_file_opens_with_its_grain(self, name):
        text = (ROOT / f"sql/dimensions/dim_{name}.sql").read_text(encoding="utf-8")
        assert text.startswith("-- One row per ")

    @pytest.mark.parametrize("name", DIMENSIONS)
    def test_every_output_column_has_a_comment_on_its_line(self, warehouse, name):
        text = (ROOT / f"sql/dimensions/dim_{name}.sql").read_text(encoding="utf-8")
        lines = text[text.rindex("\nselect\n") : text.rindex("\nfrom ")].strip().splitlines()[1:]
        documented = [line.partition(" -- ")[0].rstrip(",").split(" as ")[-1] for line in lines if " -- " in line]
        columns = [column for column, *_ in warehouse.execute(f"describe dim_{name}").fetchall()]
        assert documented == columns
