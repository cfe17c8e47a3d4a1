"""What every dimension promises: its surrogate key and its dictionary."""

from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = ("date", "region", "unit")


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
