"""Writes one page: fills the templates and notes the truth of every line."""

import random
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bench.synthetic.figures import draw
from bench.synthetic.story import Period, Story, draw_period, draw_story, person_name, recent_day
from bench.synthetic.vocabulary import SLOT, Sentence, Weighted, rows, weighted

SENTENCES = (7, 13)
# A page of n cuts has n + 1 paragraphs.
CUTS = (2, 6)
INDENT = "　　"
NO_PERIOD = Period("", "", "")
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


def write_page(rng: random.Random) -> list[Line]:
    """Write the lines of one page."""
    story = draw_story(rng)
    sentences = rng.sample(story.topic.sentences, rng.randint(*SENTENCES))
    cuts = sorted(rng.sample(range(1, len(sentences)), rng.randint(*CUTS)))
    paragraphs = [_paragraph(sentences[start:end], story) for start, end in pairwise([0, *cuts, len(sentences)])]
    return [line for element in _layouts().draw(rng) for line in _lay_out(element, story, paragraphs)]


def _paragraph(sentences: list[Sentence], story: Story) -> Line:
    facts = Facts([], [], [])
    return Line("".join(_sentence(sentence, story, facts) for sentence in sentences), facts)


def _sentence(sentence: Sentence, story: Story, facts: Facts) -> str:
    period = draw_period(story, sentence.status) if "period" in sentence.parts else NO_PERIOD
    return _fill(sentence.parts, story, facts, sentence.status, period)


def _lay_out(element: list[str], story: Story, paragraphs: list[Line]) -> list[Line]:
    """Write one element of a layout: a line of its own, or the paragraphs that are left."""
    match element:
        case ["", "body", ""]:
            return paragraphs
        case ["", "body_spaced", ""]:
            return [line for paragraph in paragraphs for line in (paragraph, Line("", Facts([], [], [])))]
        case ["", "body_indented", ""]:
            return [Line(INDENT + paragraph.text, paragraph.facts) for paragraph in paragraphs]
        case [*before, "lead", ""]:
            lead = paragraphs.pop(0)
            return [Line(_fill(before, story, lead.facts) + lead.text, lead.facts)]
        case _:
            facts = Facts([], [], [])
            return [Line(_fill(element, story, facts), facts)]


def _fill(parts: list[str], story: Story, facts: Facts, status: str = "", period: Period = NO_PERIOD) -> str:
    """Fill a template's slots and note what they make true."""
    pieces = parts.copy()
    for place in range(1, len(parts), 2):
        slot = parts[place]
        if slot[0] == "#":
            pieces[place] = _figure(slot[1:], story, facts, status, period)
        elif slot == "period":
            facts.dates.append((period.surface, period.period, False))
            pieces[place] = period.before + period.surface
        else:
            pieces[place] = story.words.get(slot) or SLOTS[slot](story, facts)
    return "".join(pieces)


def _figure(kind: str, story: Story, facts: Facts, status: str, period: Period) -> str:
    figure = draw(kind, story.rng)
    region = story.words["region"]
    facts.figures.append((figure.surface, *figure.truth, status, period.period or None, region))
    return figure.before + figure.surface + figure.after


def _title(story: Story, facts: Facts) -> str:
    return _fill(story.rng.choice(story.topic.titles), story, facts)


def _speaker(story: Story, facts: Facts) -> str:
    name, post = person_name(story.rng), weighted("posts", "post").draw(story.rng)
    organization = story.words["region"] + story.topic.bureau
    facts.people.append((name, "subject", organization, post))
    return organization + post + name


def _credit(role: str) -> Callable[[Story, Facts], str]:
    def write(story: Story, facts: Facts) -> str:
        name = person_name(story.rng)
        facts.people.append((name, role, None, None))
        return name

    return write


def _recent(story: Story, facts: Facts) -> str:
    day = recent_day(story)
    facts.dates.append((day.surface, day.period, False))
    return day.surface


def _published(written: str) -> Callable[[Story, Facts], str]:
    def write(story: Story, facts: Facts) -> str:
        clock = f"{story.rng.randint(6, 22):02d}:{story.rng.randint(0, 59):02d}"
        surface = written.format(day=story.day, clock=clock)
        facts.dates.append((surface, story.day.isoformat(), True))
        return surface

    return write


SLOTS: dict[str, Callable[[Story, Facts], str]] = {
    "title": _title,
    "speaker": _speaker,
    "reporter": _credit("reporter"),
    "editor": _credit("editor"),
    "date_phrase": _recent,
    "date_dash": _published("{day:%Y-%m-%d}"),
    "date_time": _published("{day:%Y-%m-%d} {clock}"),
    "date_written": _published("{day.year}年{day.month}月{day.day}日"),
    "month_day": _published("{day.month}月{day.day}日"),
}


@cache
def _layouts() -> Weighted[list[list[str]]]:
    layouts = [[SLOT.split(element) for element in row["layout"].split("|")] for row in rows("layouts")]
    return Weighted(layouts, [int(row["weight"]) for row in rows("layouts")])
