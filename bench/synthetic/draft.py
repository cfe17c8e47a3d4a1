"""Writes a story before any outlet lays it out: its headline and its paragraphs, with their truth."""

import random
from itertools import pairwise
from typing import NamedTuple

from bench.synthetic.sentences import Line, fill, no_facts, paragraph
from bench.synthetic.story import Story, draw_story, pick
from bench.synthetic.vocabulary import Sentence, narration

# How many sentences of each kind a story has; the rest of its length is told.
STATING, SAID, NAMED = (8, 12), (3, 5), (3, 6)
SENTENCES = (32, 42)
LEADING = 2
# A story of n cuts has n + 1 paragraphs behind its lead.
CUTS = (6, 12)


class Draft(NamedTuple):
    """A story as written; the sentences of its lead are kept, for a later version states other figures in them."""

    story: Story
    title: str
    lead: list[Sentence]
    paragraphs: list[Line]


def write_draft(rng: random.Random) -> Draft:
    """Write a story."""
    story = draw_story(rng)
    lead, rest = _sentences(story, rng)
    cuts = sorted(rng.sample(range(1, len(rest)), rng.randint(*CUTS)))
    paragraphs = [lead, *(rest[start:end] for start, end in pairwise([0, *cuts, len(rest)]))]
    return Draft(story, new_title(story), lead, [paragraph(sentences, story) for sentences in paragraphs])


def _sentences(story: Story, rng: random.Random) -> tuple[list[Sentence], list[Sentence]]:
    """Draw the sentences of the lead, in which nobody speaks, and those behind it."""
    stating = rng.sample(story.topic.sentences, rng.randint(*STATING))
    lead = [sentence for sentence in stating if "speaker" not in sentence.parts][:LEADING]
    rest = [sentence for sentence in stating if sentence not in lead]
    for kind, least_and_most in (("said", SAID), ("named", NAMED)):
        rest += [pick(narration(kind), rng) for _ in range(rng.randint(*least_and_most))]
    told = narration("told")
    rest += [pick(told, rng) for _ in range(rng.randint(*SENTENCES) - len(rest))]
    return lead, rng.sample(rest, len(rest))


def new_title(story: Story) -> str:
    """Draw a headline."""
    return fill(pick(story.topic.titles, story.rng), story, no_facts())


def revised(draft: Draft, rng: random.Random) -> Draft:
    """Write a later version: another headline, and a lead with other figures."""
    story = draft.story._replace(rng=rng)
    return draft._replace(
        story=story, title=new_title(story), paragraphs=[paragraph(draft.lead, story), *draft.paragraphs[1:]]
    )


def shortened(draft: Draft, rng: random.Random) -> Draft:
    """Leave out a paragraph that states nothing, as editors who reprint do; another headline is as likely as not."""
    story = draft.story._replace(rng=rng)
    idle = [number for number, line in enumerate(draft.paragraphs) if not any(line.facts)]
    left_out = pick(idle, rng) if idle else None
    return draft._replace(
        story=story,
        title=new_title(story) if rng.random() < 1 / 2 else draft.title,
        paragraphs=[line for number, line in enumerate(draft.paragraphs) if number != left_out],
    )
