"""The stages from captures to facts, in their order: what each reads, the rule that makes it, what one row is."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from pipelines.documents.documents import read_documents
from pipelines.extract.bound import read_bound_figures
from pipelines.extract.industries.industries import read_industries
from pipelines.extract.organizations.organizations import read_organizations
from pipelines.extract.people.people import read_people
from pipelines.extract.places.places import read_places
from pipelines.extract.programmes.programmes import read_programmes
from pipelines.extract.quotes.quotes import read_quotes
from pipelines.extract.quotes.speakers import with_speakers
from pipelines.pages.articles import read_articles
from pipelines.pages.headlines import read_headlines
from pipelines.pages.region import locate
from pipelines.pages.roles import label_roles
from pipelines.pages.search_terms import read_search_terms
from pipelines.restore.alignment import raw_slices
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from pipelines.stories.sketches import read_sketches

Rule = Callable[..., pl.DataFrame]
# Lines come first wherever a rule reads them: its spans are traced back to their raw characters.
LINES = "lines"


@dataclass(frozen=True)
class Stage:
    """One table of the silver layer: `rule` makes it of the tables named in `inputs`."""

    name: str
    inputs: tuple[str, ...]
    rule: Rule
    description: str


def _documents(captured: pl.DataFrame) -> pl.DataFrame:
    return clean_metadata(read_documents(captured))


def _lines(documents: pl.DataFrame) -> pl.DataFrame:
    return label_roles(clean_lines(documents), documents)


def _articles(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    return locate(read_articles(lines, documents))


def _attributions(
    lines: pl.DataFrame,
    figures: pl.DataFrame,
    quotes: pl.DataFrame,
    people: pl.DataFrame,
    organizations: pl.DataFrame,
) -> pl.DataFrame:
    places = figures.select("page_id", "line_no", "char_start", "char_end")
    return with_speakers(places, quotes, lines, people, organizations)


def _traced(rule: Rule) -> Rule:
    """Return the rule with raw_text, the raw characters behind each span, added to what it reads out of lines."""

    def traced(lines: pl.DataFrame, *others: pl.DataFrame) -> pl.DataFrame:
        return raw_slices(rule(lines, *others), lines)

    return traced


STAGES = (
    Stage(
        "documents",
        ("captures",),
        _documents,
        "One row per distinct page: its decoded text and declared metadata, or why its bytes are no text.",
    ),
    Stage(
        LINES,
        ("documents",),
        _lines,
        "One row per line: the raw text beside the clean text, its role, and whether it is damaged.",
    ),
    Stage(
        "articles",
        (LINES, "documents"),
        _articles,
        "One row per page: title, date with its basis, outlet, people, body, or why it holds no article.",
    ),
    Stage(
        "sketches",
        ("articles",),
        read_sketches,
        "One row per page with an article: its clauses and fingerprints, by which pages with the same story are found.",
    ),
    Stage(
        "search_terms",
        ("articles", "captures"),
        read_search_terms,
        "One row per term: the pages whose article is found by it, and how often it stands in each.",
    ),
    Stage(
        "headlines",
        (LINES,),
        read_headlines,
        "One row per link to another story on a page, without the heads of their lists.",
    ),
    Stage(
        "organizations",
        (LINES, "articles"),
        _traced(read_organizations),
        "One row per mention of an organisation, its name in full, at its exact characters.",
    ),
    Stage(
        "programmes",
        (LINES,),
        _traced(read_programmes),
        "One row per mention of a programme, policy, event or award, at its exact characters.",
    ),
    Stage(
        "places",
        (LINES, "articles", "organizations", "programmes"),
        _traced(read_places),
        "One row per mention of a region, with the code valid at the article's date, at its exact characters.",
    ),
    Stage(
        "people",
        (LINES, "articles", "organizations"),
        _traced(read_people),
        "One row per mention of a named person, with the posts it gives, at its exact characters.",
    ),
    Stage(
        "industries",
        (LINES,),
        _traced(read_industries),
        "One row per mention of an industry, at its exact characters.",
    ),
    Stage(
        "quotes",
        (LINES, "people", "organizations"),
        _traced(read_quotes),
        "One row per quote, direct or indirect, with who speaks, at its exact characters.",
    ),
    Stage(
        "figures",
        (LINES, "articles", "places", "organizations"),
        _traced(read_bound_figures),
        "One row per number that states something, with what, where and when, at its exact characters.",
    ),
    Stage(
        "attributions",
        (LINES, "figures", "quotes", "people", "organizations"),
        _attributions,
        "One row per figure: whether a speaker, a named source or the outlet states it, and who that is.",
    ),
)
