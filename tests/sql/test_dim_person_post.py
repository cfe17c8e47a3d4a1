"""dim_person_post: who held which post when, from what dated and undated pages say."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
LI, WANG, CHEN = 10, 11, 12
BUREAU, OTHER_BUREAU, MINISTRY, NO_BODY = 100, 200, 300, -1
FOREVER = date(9999, 12, 31)
Observation = tuple[int, int, str, date | None]


def terms(observations: list[Observation]) -> list[tuple[int, int, str, date | None, date]]:
    """Build the dimension from (person, body, post, day seen); return its rows without the unknown one."""
    with duckdb.connect(config={"file_search_path": str(ROOT)}) as connection:
        connection.execute((ROOT / "sql/macros/surrogate_key.sql").read_text(encoding="utf-8"))
        connection.execute("create schema staging")
        connection.execute(
            "create table staging.post_observation (article_key bigint, person_key bigint, organization_key bigint, "
            "post_title varchar, seen_on date, is_one_body boolean, post_key bigint default 1)"
        )
        rows = [(number, *seen, seen[1] != MINISTRY) for number, seen in enumerate(observations, 1)]
        connection.executemany("insert into staging.post_observation values (?, ?, ?, ?, ?, ?, default)", rows)
        connection.execute("create table staging.touched_post as select 1 as post_key")
        model = (ROOT / "sql/dimensions/dim_person_post.sql").read_text(encoding="utf-8")
        return connection.execute(
            f"select person_key, organization_key, post_title, valid_from, valid_to from ({model}) "
            "where person_post_key <> -1 order by all"
        ).fetchall()


def test_a_post_passes_on_the_day_its_next_holder_is_first_seen() -> None:
    seen = [(LI, BUREAU, "局长", date(2020, 1, 1)), (WANG, BUREAU, "局长", date(2022, 5, 1))]
    assert terms(seen) == [
        (LI, BUREAU, "局长", date(2020, 1, 1), date(2022, 5, 1)),
        (WANG, BUREAU, "局长", date(2022, 5, 1), FOREVER),
    ]


def test_an_older_page_that_arrives_late_moves_only_the_first_day() -> None:
    seen = [(LI, BUREAU, "局长", date(2021, 1, 1)), (LI, BUREAU, "局长", date(2019, 1, 1))]
    assert terms(seen) == [(LI, BUREAU, "局长", date(2019, 1, 1), FOREVER)]


def test_a_holder_who_comes_back_has_two_terms() -> None:
    seen = [(who, BUREAU, "局长", date(year, 1, 1)) for who, year in ((LI, 2018), (WANG, 2019), (LI, 2020))]
    assert [(person, start.year) for person, _, _, start, _ in terms(seen)] == [(LI, 2018), (LI, 2020), (WANG, 2019)]


def test_two_holders_on_one_day_leave_one_term() -> None:
    day = date(2020, 1, 1)
    assert len(terms([(LI, BUREAU, "局长", day), (WANG, BUREAU, "局长", day), (WANG, BUREAU, "局长", day)])) == 1


def test_a_shared_post_does_not_pass_on() -> None:
    seen = [(LI, BUREAU, "副局长", date(2020, 1, 1)), (WANG, BUREAU, "副局长", date(2021, 1, 1))]
    assert [valid_to for *_, valid_to in terms(seen)] == [FOREVER, FOREVER]


def test_a_title_without_a_body_is_held_by_many() -> None:
    seen = [(LI, NO_BODY, "局长", date(2020, 1, 1)), (WANG, NO_BODY, "局长", date(2021, 1, 1))]
    assert [valid_to for *_, valid_to in terms(seen)] == [FOREVER, FOREVER]


def test_a_body_of_no_region_may_be_that_of_any_country() -> None:
    seen = [(LI, MINISTRY, "部长", date(2020, 1, 1)), (WANG, MINISTRY, "部长", date(2021, 1, 1))]
    assert [valid_to for *_, valid_to in terms(seen)] == [FOREVER, FOREVER]


def test_one_person_holds_posts_in_two_bodies_at_once() -> None:
    seen = [(LI, BUREAU, "局长", date(2020, 1, 1)), (LI, OTHER_BUREAU, "书记", date(2020, 1, 1))]
    assert [(body, valid_to) for _, body, _, _, valid_to in terms(seen)] == [(BUREAU, FOREVER), (OTHER_BUREAU, FOREVER)]


def test_a_namesake_elsewhere_keeps_a_post_that_the_other_passed_on() -> None:
    seen = [
        (LI, BUREAU, "局长", date(2020, 1, 1)),
        (LI, OTHER_BUREAU, "局长", date(2021, 1, 1)),
        (WANG, BUREAU, "局长", date(2022, 1, 1)),
    ]
    assert [(person, body, valid_to) for person, body, _, _, valid_to in terms(seen)] == [
        (LI, BUREAU, date(2022, 1, 1)),
        (LI, OTHER_BUREAU, FOREVER),
        (WANG, BUREAU, FOREVER),
    ]


def test_a_page_without_a_date_tells_of_a_post_and_no_day() -> None:
    assert terms([(LI, BUREAU, "局长", None)]) == [(LI, BUREAU, "局长", None, FOREVER)]
    seen = [(LI, BUREAU, "局长", None), (LI, BUREAU, "局长", date(2020, 1, 1))]
    assert terms(seen) == [(LI, BUREAU, "局长", date(2020, 1, 1), FOREVER)]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_pages_does_not_matter(order: tuple[int, ...]) -> None:
    seen = [(who, BUREAU, "局长", date(year, 1, 1)) for who, year in ((LI, 2018), (WANG, 2019), (CHEN, 2020))]
    assert terms([seen[place] for place in order]) == terms(seen)
