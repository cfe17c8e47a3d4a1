"""What the unit dimension promises, checked on its SQL file itself."""

import pytest


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
            ("亩", "area", "平方米", 666.6666666666666),
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

    @pytest.mark.parametrize(
        ("value", "unit", "in_base_unit"),
        [
            ("592300", "亩", 394866666.666667),
            ("57000000", "亩", 38_000_000_000),
            ("130.02", "公里", 130_020),
            ("110.6", "毫米", 0.1106),
            ("-4.2", "毫秒", -0.0042),
        ],
    )
    def test_a_value_in_its_base_unit_has_no_tail_that_multiplying_left(self, rows, value, unit, in_base_unit):
        query = f"select in_base_unit({value}::decimal(24, 6), factor) from dim_unit where unit = '{unit}'"
        assert rows(query) == [(in_base_unit,)]
