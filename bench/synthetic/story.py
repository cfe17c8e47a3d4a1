"""What one page is about: the place, the day, the topic and the words that stay the same throughout."""

import datetime as dt
import random
from functools import cache
from typing import NamedTuple

from bench.synthetic.vocabulary import Topic, Weighted, places, rows, slot_words, topics, weighted

FIRST_DAY = dt.date(2019, 1, 1)
DAYS = 2500
WEEKDAYS_BACK = 9


class Period(NamedTuple):
    """A time expression, the word that may lead it in (到), and the period it means for the page's date."""

    before: str
    surface: str
    period: str


class Story(NamedTuple):
    """One page's subject; `words` holds what every slot of the name reads."""

    rng: random.Random
    day: dt.date
    topic: Topic
    words: dict[str, str]


def draw_story(rng: random.Random) -> Story:
    """Draw what a page is about."""
    place = places()[int(rng.random() * len(places()))]
    day = FIRST_DAY + dt.timedelta(days=int(rng.random() * DAYS))
    topic = topics().draw(rng)
    words = {slot: pick(choices, rng) for slot, choices in slot_words().items()}
    words |= {
        "region": place.region,
        "city": place.city,
        "city_short": place.city[:-1],
        "level": place.region[-1],
        "outlet": weighted("outlets", "outlet").draw(rng),
        "company": words["company_name"] + words["company_kind"],
        "area": str(rng.randint(310, 799)),
        "phone": str(rng.randint(10**6, 10**7 - 1)),
        "ordinal": pick("一二三四五六七八九", rng),
    }
    return Story(rng, day, topic, words)


def pick(choices: list[str] | str, rng: random.Random) -> str:
    """Pick one of equals."""
    return choices[int(rng.random() * len(choices))]


def person_name(rng: random.Random) -> str:
    """Make up a person's name of two or three characters."""
    given = weighted("given_names", "character")
    second = given.draw(rng) if rng.random() < 2 / 3 else ""
    return weighted("surnames", "surname").draw(rng) + given.draw(rng) + second


def draw_period(story: Story, status: str) -> Period:
    """Draw a time expression that suits what is said, and resolve it from the page's date."""
    choices = _periods(status, story.day.month)
    before, phrase, period = choices.draw(story.rng)
    year, month = story.day.year, story.day.month
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
    return Period(before, phrase.format_map(values), period.format_map(values))


def recent_day(story: Story) -> Period:
    """Draw a day shortly before the page's, with or without its year."""
    day = story.day - dt.timedelta(days=int(story.rng.random() * WEEKDAYS_BACK))
    written = f"{day.month}月{day.day}日"
    return Period("", f"{day.year}年{written}" if story.rng.random() < 1 / 3 else written, day.isoformat())


@cache
def _periods(status: str, month: int) -> Weighted[tuple[str, str, str]]:
    suitable = [
        (row["before"], row["phrase"], row["period"])
        for row in rows("periods")
        if row["status"] == status and int(row["from_month"]) <= month <= int(row["to_month"])
    ]
    return Weighted(suitable)
