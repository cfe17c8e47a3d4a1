"""What the region dimension promises, checked on its SQL file itself."""

from datetime import date

OPEN_END = date(9999, 12, 31)


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
