"""What the date dimension promises, checked on its SQL file itself."""

from datetime import date

import pytest


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
