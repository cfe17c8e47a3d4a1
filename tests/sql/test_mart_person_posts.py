"""mart_person_posts: who held which post, and the pages and lines that say so."""

from datetime import date

import duckdb


def test_a_post_names_the_lines_that_say_so(sample: duckdb.DuckDBPyConnection) -> None:
    unfounded = """
        select person_name
        from mart_person_posts as held
        join fact_line as first on first.page_id = held.first_page_id and first.line_no = held.first_line_no
        join fact_line as last on last.page_id = held.last_page_id and last.line_no = held.last_line_no
        where not contains(first.text, held.person_name) or not contains(last.text, held.person_name)
    """
    assert sample.execute(unfounded).fetchall() == []
    complete = "select count(*) = count(first_line_no) and count(*) = count(last_line_no) from mart_person_posts"
    assert sample.execute(complete).fetchone() == (True,)


def test_witnesses_of_a_post_are_stories_and_not_reprints(sample: duckdb.DuckDBPyConnection) -> None:
    query = "select pages, stories from mart_person_posts where person_name = '迟慕白'"
    assert sample.execute(query).fetchall() == [(3, 2)]


def test_a_post_tells_how_its_end_is_known(sample: duckdb.DuckDBPyConnection) -> None:
    query = """
        select person_name, valid_to, end_basis, stories from mart_person_posts
        where organization_name in ('武进区工信局', '江南大学') order by organization_name, valid_from
    """
    assert sample.execute(query).fetchall() == [
        ("严子衡", date(2025, 1, 14), "next_holder", 1),
        ("邵明澈", date(9999, 12, 31), "no_later_holder", 2),
        ("明远岫", date(9999, 12, 31), "shared_post", 1),
    ]
