"""Each quality check on six weeks of counts: what it finds, and what it takes for ordinary."""

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from pipelines.quality.checks import quality_checks
from pipelines.quality.judgement import judge
from tests.quality.arrivals import Arrival, at, found, warehouse_of

TODAY = date(2026, 3, 18)
MORNING = at(TODAY)
DAYS = 60


def ordinary_day(day: date) -> list[Arrival]:
    """Return what came of two outlets: fewer pages at the end of the week, some damaged, some refused."""
    chance = random.Random(day.isoformat())  # noqa: S311
    busy = 0.4 if day.isoweekday() >= 6 else 1
    morning = round(chance.gauss(100, 8) * busy)
    evening = round(chance.gauss(50, 5) * busy)
    return [
        Arrival(day, morning, damaged=morning // 10, quarantined=2, figures=5 * morning, without_region=morning),
        Arrival(
            day, evening, "晚报", "2026/evening", damaged=evening // 4, figures=4 * evening, age=chance.choice([0, 1])
        ),
    ]


def history(days: int = DAYS) -> list[Arrival]:
    return [each for back in range(days, 0, -1) for each in ordinary_day(TODAY - timedelta(days=back))]


def findings(arrivals: Iterable[Arrival], now: datetime = MORNING) -> dict[str, list[str]]:
    verdicts = found(warehouse_of(arrivals), now, {each.batch_date for each in arrivals if each.batch_date == TODAY})
    return {name: [str(finding) for finding in verdict.findings] for name, verdict in verdicts.items()}


def test_an_ordinary_day_is_not_told_of() -> None:
    assert findings([*history(), *ordinary_day(TODAY)]) == {}


def test_a_collapse_in_volume_is_told_with_what_was_to_be_expected() -> None:
    told = findings(
        [*history(), Arrival(TODAY, 20, figures=95), Arrival(TODAY, 10, "晚报", "2026/evening", figures=45)]
    )
    assert set(told) == {"volume_is_usual"}
    assert "articles: 30, expected about 14" in told["volume_is_usual"][0]
    assert "far fewer than usual" in told["volume_is_usual"][0]


def test_a_quiet_sunday_is_ordinary_and_a_quiet_wednesday_is_not() -> None:
    sunday = TODAY - timedelta(days=3)
    before = [each for each in history() if each.batch_date < sunday]
    quiet = [Arrival(sunday, 40, figures=190), Arrival(sunday, 20, "晚报", "2026/evening", figures=80)]
    assert found(warehouse_of([*before, *quiet]), at(sunday), [sunday]) == {}
    assert "volume_is_usual" in findings([*history(), Arrival(TODAY, 40), Arrival(TODAY, 20, "晚报")])


def test_a_flood_of_pages_is_told() -> None:
    told = findings([*history(), *ordinary_day(TODAY), Arrival(TODAY, 800, "晨报")])
    assert "far more than usual" in told["volume_is_usual"][0]


def test_a_day_without_pages_is_an_error_once_they_are_due() -> None:
    assert "pages_came" not in findings(history(), at(TODAY, 5))
    told = findings(history(), at(TODAY, 6))
    assert told["pages_came"][0].startswith("2026-03-18, pages: 0, expected 144 by this time")


def test_what_came_yesterday_in_all_is_judged_today() -> None:
    yesterday = TODAY - timedelta(days=1)
    before = [each for each in history() if each.batch_date != yesterday]
    told = findings([*before, Arrival(yesterday, 9), *ordinary_day(TODAY)])
    assert told["volume_is_usual"][0].startswith("2026-03-17, articles: 9")


def test_a_day_is_held_against_what_had_come_by_this_time() -> None:
    days = [TODAY - timedelta(days=back) for back in range(1, DAYS)]
    every_afternoon = [Arrival(day, 500, hour=15, damaged=80, figures=2300, without_region=320) for day in days]
    assert findings([*history(), *every_afternoon, *ordinary_day(TODAY)], at(TODAY, 6)) == {}
    assert "volume_is_usual" in findings([*history(), *every_afternoon, *ordinary_day(TODAY)], at(TODAY, 16))


@pytest.mark.parametrize(("days", "is_told"), [(1, False), (2, False), (3, True), (40, True)])
def test_pages_that_stay_away_are_told_however_long(days: int, is_told: bool) -> None:
    arrivals = [each for each in history() if each.batch_date <= TODAY - timedelta(days=days)]
    assert ("pages_are_fresh" in findings(arrivals)) == is_told


def test_an_archive_is_told_by_the_age_of_its_news() -> None:
    old = [Arrival(TODAY, 100, age=40, figures=500), Arrival(TODAY, 50, "晚报", "2026/evening", age=40)]
    assert "news_is_recent" in findings([*history(), *old])


@pytest.mark.parametrize(("silent_days", "is_told"), [(1, False), (3, True), (10, True)])
def test_an_outlet_that_falls_silent_is_told(silent_days: int, is_told: bool) -> None:
    first = TODAY - timedelta(days=silent_days)
    heard = [each for each in history() if each.outlet == "晨报" or each.batch_date < first]
    told = findings([*heard, *ordinary_day(TODAY)[:1]])
    assert ("outlets_keep_coming" in told) == is_told
    if is_told:
        assert f"晚报: {silent_days}, expected on 28 of 28 days before" in told["outlets_keep_coming"][0]


def test_an_outlet_that_comes_now_and_then_may_stay_away() -> None:
    weekly = [Arrival(TODAY - timedelta(days=back), 5, "周刊") for back in range(10, DAYS, 7)]
    assert findings([*history(), *weekly, *ordinary_day(TODAY)]) == {}


def test_an_outlet_whose_pages_come_damaged_is_told_by_name() -> None:
    morning, evening = ordinary_day(TODAY)
    told = findings([*history(), morning, Arrival(TODAY, 50, "晚报", "2026/evening", damaged=45, figures=200)])
    assert set(told) == {"damage_is_usual"}
    assert "晚报: 0.9, expected about 0.2" in told["damage_is_usual"][0]
    assert evening.outlet == "晚报"


def test_a_folder_whose_pages_are_refused_is_told_whatever_date_its_name_holds() -> None:
    told = findings([*history(), *ordinary_day(TODAY), Arrival(TODAY, 0, folder="2027/evening", quarantined=60)])
    assert set(told) == {"quarantine_is_usual"}
    assert "#/evening" in told["quarantine_is_usual"][0]
    assert "most often because the file is empty" in told["quarantine_is_usual"][0]


def test_a_day_of_refused_pages_blocks() -> None:
    flood = warehouse_of([*history(), *ordinary_day(TODAY), Arrival(TODAY, 0, quarantined=500)])
    verdicts = found(flood, at(TODAY), [TODAY])
    assert verdicts["quarantine_is_bounded"].status == "blocked"
    assert verdicts["quarantine_is_bounded"].acceptances == ["quarantine_is_bounded:2026-03-18"]


def test_a_day_that_is_published_blocks_nothing() -> None:
    flood = warehouse_of([*history(), *ordinary_day(TODAY), Arrival(TODAY, 0, quarantined=500)])
    assert "quarantine_is_bounded" not in found(flood, at(TODAY))


def test_what_is_accepted_blocks_no_more_and_stays_a_finding() -> None:
    flood = warehouse_of([*history(), *ordinary_day(TODAY), Arrival(TODAY, 0, quarantined=500)])
    verdicts = {each.check.name: each for each in judge(flood, at(TODAY), [TODAY], {("quarantine_is_bounded", TODAY)})}
    assert verdicts["quarantine_is_bounded"].status == "accepted"
    assert verdicts["quarantine_is_bounded"].findings


def test_a_day_of_damaged_pages_blocks() -> None:
    broken = [Arrival(TODAY, 100, damaged=80, figures=500), Arrival(TODAY, 50, "晚报", damaged=40, figures=200)]
    verdicts = found(warehouse_of([*history(), *broken]), at(TODAY), [TODAY])
    assert verdicts["damage_is_bounded"].status == "blocked"


def test_a_source_that_is_damaged_for_the_most_part_every_day_is_ordinary() -> None:
    always = [Arrival(TODAY - timedelta(days=back), 100, damaged=70, figures=500) for back in range(DAYS)]
    assert findings(always) == {}


def test_figures_that_are_no_longer_read_are_told() -> None:
    told = findings([*history(), Arrival(TODAY, 100, figures=150), Arrival(TODAY, 50, "晚报", "2026/evening")])
    assert "far fewer than usual" in told["figures_per_article_are_usual"][0]


def test_figures_that_no_longer_say_where_are_told() -> None:
    told = findings([*history(), Arrival(TODAY, 100, figures=500, without_region=300), ordinary_day(TODAY)[1]])
    assert set(told) == {"gaps_are_usual"}
    assert "figures without region" in told["gaps_are_usual"][0]


def test_without_history_nothing_is_told_and_that_is_said() -> None:
    young = warehouse_of([*history(3), Arrival(TODAY, 0, quarantined=500)])
    verdicts = judge(young, at(TODAY), [TODAY])
    silent = {each.check.name for each in verdicts if each.status == "not_judged"}
    assert {"volume_is_usual", "quarantine_is_bounded", "pages_came"} <= silent
    assert {each.history_days for each in verdicts if each.status == "not_judged"} == {3}


def test_a_day_that_is_loaded_again_after_a_rule_changed_is_judged_by_what_blocks() -> None:
    long_ago = TODAY - timedelta(days=20)
    spoiled = [each for each in history() if each.batch_date != long_ago]
    spoiled += [Arrival(long_ago, 10, quarantined=140), *ordinary_day(TODAY)]
    verdicts = found(warehouse_of(spoiled), at(TODAY), {each.batch_date for each in spoiled})
    assert [finding.batch_date for finding in verdicts["quarantine_is_bounded"].findings] == [long_ago]
    assert "quarantine_is_usual" not in verdicts


IMPLAUSIBLE = {
    "value = -3": "values below the least",
    "value = 20000000000": "values above the most",
    "value = 100.5, statistic = 'share', unit_key = surrogate_key('%'), unit = '%'": "shares of more than the whole",
}


@pytest.mark.parametrize("change", IMPLAUSIBLE)
def test_a_value_that_cannot_be_is_told_by_its_key(change: str) -> None:
    connection = warehouse_of([Arrival(TODAY, 10, figures=20)])
    connection.execute(f"update fact_figure set {change} where figure_key = 7")
    [finding] = found(connection, at(TODAY), [TODAY])["values_are_plausible"].findings
    assert finding.subject == IMPLAUSIBLE[change]
    assert "1 figures" in finding.message
    assert "figure_key 7" in finding.message


@pytest.mark.parametrize(
    "change",
    [
        "value = -3, direction = 'down'",
        "value = 180, statistic = 'growth', unit_key = surrogate_key('%'), unit = '%'",
        "value = 8, statistic = 'share', unit_key = surrogate_key('成'), unit = '成'",
        "value = 1400000000",
    ],
)
def test_a_value_that_can_be_is_not_told(change: str) -> None:
    connection = warehouse_of([Arrival(TODAY, 10, figures=20)])
    connection.execute(f"update fact_figure set {change} where figure_key = 7")
    assert found(connection, at(TODAY), [TODAY]) == {}


@pytest.mark.parametrize(("age", "is_told"), [(-2, True), (-1, False), (0, False), (40_000, True)])
def test_a_date_of_the_day_after_tomorrow_or_of_an_empire_is_told(age: int, is_told: bool) -> None:
    told = found(warehouse_of([Arrival(TODAY, 10, age=age)]), at(TODAY), [TODAY])
    assert ("dates_are_plausible" in told) == is_told


@pytest.mark.parametrize("check", quality_checks(), ids=lambda check: check.name)
def test_a_check_declares_what_it_guards_how_severe_it_is_and_its_limits(check) -> None:
    assert check.table
    assert check.invariant.endswith(".")
    assert check.severity in {"warn", "error"}
    assert not check.is_blocking or check.severity == "error"
    assert sum(line.startswith("Limit") for line in check.header) == len(check.limits)
    assert sum(line.startswith("Needs") for line in check.header) == (check.days_needed > 0)
    for limit in check.limits:
        assert f"getvariable('{limit}')" in check.sql
