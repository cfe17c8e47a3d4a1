"""Fills templates, and notes what they make true of their line."""

from collections.abc import Callable
from typing import NamedTuple

from bench.synthetic.figures import draw
from bench.synthetic.story import Period, Story, draw_period, person_name, pick, recent_day
from bench.synthetic.vocabulary import Sentence, places, topics

NO_PERIOD = Period("", "", "")
# Whoever was introduced is mostly named without the post from then on.
AGAIN_IN_FULL = 0.2
Fact = tuple[str | float | bool | None, ...]


class Facts(NamedTuple):
    """The truth of one line, kind by kind."""

    figures: list[Fact]
    people: list[Fact]
    dates: list[Fact]


class Line(NamedTuple):
    """A line as written, and its truth."""

    text: str
    facts: Facts


def no_facts() -> Facts:
    """Return the truth of a line that states nothing so far."""
    return Facts([], [], [])


def paragraph(sentences: list[Sentence], story: Story) -> Line:
    """Write the sentences of one paragraph."""
    facts = no_facts()
    return Line("".join([_sentence(sentence, story, facts) for sentence in sentences]), facts)


def _sentence(sentence: Sentence, story: Story, facts: Facts) -> str:
    period = draw_period(story, sentence.status) if sentence.status and "period" in sentence.parts else NO_PERIOD
    return fill(sentence.parts, story, facts, sentence.status, period)


def fill(parts: list[str], story: Story, facts: Facts, status: str = "", period: Period = NO_PERIOD) -> str:
    """Fill a template's slots and note what they make true."""
    pieces = parts.copy()
    words, chance = story.words, story.rng.random
    for place in range(1, len(parts), 2):
        slot = parts[place]
        choices = words.get(slot)
        if choices is not None:
            # As `pick`, without a call: most of the time of writing goes by here.
            pieces[place] = choices[int(chance() * len(choices))]
        elif slot[0] == "#":
            pieces[place] = _figure(slot[1:], story, facts, status, period)
        elif slot == "period":
            facts.dates.append((period.surface, period.period, False))
            pieces[place] = period.before + period.surface
        else:
            pieces[place] = SLOTS[slot](story, facts)
    return "".join(pieces)


def _figure(kind: str, story: Story, facts: Facts, status: str, period: Period) -> str:
    figure = draw(kind, story.rng)
    facts.figures.append((figure.surface, *figure.truth, status, period.period or None, story.words["region"][0]))
    return figure.before + figure.surface + figure.after


def _speaker(story: Story, facts: Facts) -> str:
    person = pick(story.speakers, story.rng)
    if person in story.introduced and story.rng.random() > AGAIN_IN_FULL:
        facts.people.append((person.name, "subject", None, None))
        return person.name
    story.introduced.add(person)
    facts.people.append((person.name, "subject", person.organization, person.post))
    return person.organization + person.post + person.name


def _reporter(story: Story, facts: Facts) -> str:
    facts.people.append((story.reporter, "reporter", None, None))
    return story.reporter


def _editor(story: Story, facts: Facts) -> str:
    name = person_name(story.rng)
    facts.people.append((name, "editor", None, None))
    return name


def _recent(story: Story, facts: Facts) -> str:
    day = recent_day(story)
    facts.dates.append((day.surface, day.period, False))
    return day.surface


def _related(story: Story, _facts: Facts) -> str:
    """Write the headline of another story; it is no part of this one."""
    other = story._replace(words={**story.words, "region": [pick(places(), story.rng).region]})
    return fill(pick(topics().draw(story.rng).titles, story.rng), other, no_facts())


def _published(written: str) -> Callable[[Story, Facts], str]:
    def write(story: Story, facts: Facts) -> str:
        clock = f"{story.rng.randint(6, 22):02d}:{story.rng.randint(0, 59):02d}"
        surface = written.format(day=story.day, clock=clock)
        facts.dates.append((surface, story.day.isoformat(), True))
        return surface

    return write


SLOTS: dict[str, Callable[[Story, Facts], str]] = {
    "speaker": _speaker,
    "reporter": _reporter,
    "editor": _editor,
    "related": _related,
    "date_phrase": _recent,
    "date_dash": _published("{day:%Y-%m-%d}"),
    "date_time": _published("{day:%Y-%m-%d} {clock}"),
    "date_written": _published("{day.year}年{day.month}月{day.day}日"),
    "month_day": _published("{day.month}月{day.day}日"),
}
