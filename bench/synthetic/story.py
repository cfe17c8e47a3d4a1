"""What one story is about: the place, the day, the topic, who is in it, and the words that stay the same throughout."""

import datetime as dt
import random
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bench.synthetic.vocabulary import (
    Choice,
    Topic,
    Weighted,
    places,
    rows,
    scene_words,
    story_words,
    topics,
    weighted,
)

FIRST_DAY = dt.date(2019, 1, 1)
DAYS = 2500
WEEKDAYS_BACK = 9
SPEAKERS = 3


class Period(NamedTuple):
    """A time expression, the word that may lead it in (到), and the period it means for the page's date."""

    before: str
    surface: str
    period: str


class Person(NamedTuple):
    """Somebody who speaks in a story, and the post that introduces them."""

    name: str
    organization: str
    post: str


class Outlet(NamedTuple):
    """Who publishes pages, and under which domain."""

    name: str
    domain: str


class Story(NamedTuple):
    """One story's subject; `words` holds the choices of each slot, `introduced` whose post a reader knows by now."""

    rng: random.Random
    day: dt.date
    topic: Topic
    words: dict[str, list[str]]
    outlet: Outlet
    reporter: str
    speakers: list[Person]
    introduced: set[Person]


def draw_story(rng: random.Random) -> Story:
    """Draw what a story is about."""
    place, other = pick(places(), rng), pick(places(), rng)
    day = FIRST_DAY + dt.timedelta(days=int(rng.random() * DAYS))
    topic = topics().draw(rng)
    outlet = pick(outlets(), rng)
    own = {slot: pick(choices, rng) for slot, choices in story_words().items()}
    own |= {
        "region": place.region,
        "city": place.city,
        "city_short": place.city[:-1],
        "level": place.region[-1],
        "outlet": outlet.name,
        "company": own["company_name"] + own["company_kind"],
        "area": str(rng.randint(310, 799)),
        "phone": str(rng.randint(10**6, 10**7 - 1)),
        "ordinal": pick("一二三四五六七八九", rng),
        "hour": str(rng.randint(8, 11)),
        "minute": f"{rng.randint(0, 59):02d}",
        "closing": f"{rng.randint(0, 59):02d}",
    }
    words = scene_words(topic.scene) | {slot: [word] for slot, word in own.items()}
    words["place"] = [place.region, place.city, other.region, other.city]
    speakers = [
        Person(person_name(rng), place.region + topic.bureau, weighted("posts", "post").draw(rng))
        for _ in range(SPEAKERS)
    ]
    return Story(rng, day, topic, words, outlet, person_name(rng), speakers, set())


@cache
def outlets() -> list[Outlet]:
    """Return those who publish."""
    return [Outlet(row["outlet"], row["domain"]) for row in rows("outlets")]


def pick(choices: Sequence[Choice], rng: random.Random) -> Choice:
    """Pick one of equals."""
    return choices[int(rng.random() * len(choices))]


def person_name(rng: random.Random) -> str:
    """Make up a person's name of two or three characters."""
    given = weighted("given_names", "character")
    second = given.draw(rng) if rng.random() < 2 / 3 else ""
    return weighted("surnames", "surname").draw(rng) + given.draw(rng) + second


def draw_period(story: Story, status: str) -> Period:
    """Draw a time expression that suits what is said, resolved from the page's date."""
    return _periods(status, story.day.year, story.day.month).draw(story.rng)


def recent_day(story: Story) -> Period:
    """Draw a day shortly before the page's, with or without its year."""
    day = story.day - dt.timedelta(days=int(story.rng.random() * WEEKDAYS_BACK))
    written = f"{day.month}月{day.day}日"
    return Period("", f"{day.year}年{written}" if story.rng.random() < 1 / 3 else written, day.isoformat())


@cache
def _periods(status: str, year: int, month: int) -> Weighted[Period]:
    values = {
        "year": year,
        "last_year": year - 1,
        "before_last": year - 3,
        "next_year": year + 1,
        "far_year": year + 3,
        "mm": f"{month:02d}",
        "previous": month - 1,
        "pp": f"{month - 1:02d}",
    }
    return Weighted(
        [
            Period(row["before"], row["phrase"].format_map(values), row["period"].format_map(values))
            for row in rows("periods")
            if row["status"] == status and int(row["from_month"]) <= month <= int(row["to_month"])
        ]
    )
