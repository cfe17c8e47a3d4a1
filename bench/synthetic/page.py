"""Lays a story out as one outlet's page: the lines, with the furniture around them, and their truth."""

from functools import cache, lru_cache
from typing import NamedTuple

from bench.synthetic.draft import Draft, revised, shortened, write_draft
from bench.synthetic.editions import ORIGINAL, UPDATE, WITHIN, Edition, layout_rng, story_rng
from bench.synthetic.sentences import Facts, Line, fill, no_facts
from bench.synthetic.story import Outlet, Story, outlets, pick
from bench.synthetic.vocabulary import SLOT, Weighted, rows

INDENT = "　　"
BLANK = Line("", no_facts())


class Page(NamedTuple):
    """A page as its outlet publishes it: `site` is the outlet that does, `outlet` whose story it is."""

    title: str
    url: str
    outlet: str
    site: str
    published_on: str
    lines: list[Line]


def write_page(seed: int, edition: Edition) -> Page:
    """Write one page."""
    rng = layout_rng(seed, edition.number)
    draft = _draft(seed, edition.of)
    first_outlet = draft.story.outlet
    if edition.kind == ORIGINAL:
        site, draft = first_outlet, draft._replace(story=draft.story._replace(rng=rng))
    elif edition.kind == UPDATE:
        site, draft = first_outlet, revised(draft, rng)
    else:
        site = pick([other for other in outlets() if other != first_outlet], rng)
        draft = shortened(draft, rng)
    layout = _layouts("original" if site == first_outlet else "reprint").draw(rng)
    story = _laid_out_by(site, draft)
    remaining = draft.paragraphs.copy()
    lines = [line for element in layout for line in _lay_out(element, story, remaining)]
    number = edition.number if site != first_outlet else edition.of
    url = f"https://www.{site.domain}/{story.day:%Y%m/%d}/{number}.html"
    return Page(draft.title, url, first_outlet.name, site.name, story.day.isoformat(), lines)


@lru_cache(maxsize=2 * WITHIN)
def _draft(seed: int, number: int) -> Draft:
    return write_draft(story_rng(seed, number))


def _laid_out_by(site: Outlet, draft: Draft) -> Story:
    own = {"title": [draft.title], "site": [site.name], "menu": _furniture("menu"), "footer": _footers(site)}
    return draft.story._replace(words=draft.story.words | own)


def _lay_out(element: list[str], story: Story, remaining: list[Line]) -> list[Line]:
    """Write one element of a layout: a line of its own, or the paragraphs that are left."""
    match element:
        case ["", "body", ""]:
            return remaining
        case ["", "body_spaced", ""]:
            return [line for paragraph in remaining for line in (paragraph, BLANK)]
        case ["", "body_indented", ""]:
            return [Line(INDENT + paragraph.text, paragraph.facts) for paragraph in remaining]
        case [*before, "lead", ""]:
            lead = remaining.pop(0)
            facts = no_facts()
            opening = fill(before, story, facts)
            both = Facts(*(own + of_lead for own, of_lead in zip(facts, lead.facts, strict=True)))
            return [Line(opening + lead.text, both)]
        case _:
            facts = no_facts()
            return [Line(fill(element, story, facts), facts)]


@cache
def _layouts(kind: str) -> Weighted[list[list[str]]]:
    layouts = [[SLOT.split(element) for element in row["layout"].split("|")] for row in rows("layouts")]
    return Weighted(layouts, [int(row[kind]) for row in rows("layouts")])


@cache
def _furniture(kind: str) -> list[str]:
    return [row["text"] for row in rows("furniture") if row["kind"] == kind]


@cache
def _footers(site: Outlet) -> list[str]:
    return [text.format(site=site.name, domain=site.domain) for text in _furniture("footer")]
