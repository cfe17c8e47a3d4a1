"""Web pages of which the article is known: synthetic pages as two kinds of site show them."""

from html import escape
from itertools import starmap
from typing import NamedTuple

import polars as pl

from bench.peers.answers import Row
from bench.synthetic import Corpus, generate
from bench.synthetic.files import records

SEED = 20260106
# The shares of `generate` by which all pages are of one kind; the stories are the same in each.
KINDS = {
    "undamaged": {"damage": 0.0},
    "Traditional": {"damage": 0.0, "traditional": 1.0},
    "damaged": {"damage": 1.0},
}
SENTENCE_ENDS = ("。", "”")
# The one line of a page's furniture that is a sentence.
NOTICE = "凡本网注明来源"
# The site of every second page declares what it can; the other one leaves all of it to the reader.
DECLARING = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_{outlet}</title>
<meta property="og:title" content="{title}"><meta name="publishdate" content="{published}">
<meta name="author" content="{author}"></head><body>
<div class="top">{above}</div>
<div class="article"><h1>{title}</h1><div class="info">{head}</div><div class="content">{body}</div></div>
<div class="bottom">{below}</div></body></html>
"""


class Article(NamedTuple):
    """What is true of a page."""

    title: str
    published: str
    authors: list[str]
    body: str


class Layout(NamedTuple):
    """Where the parts of a page stand among its lines."""

    title: int
    body: range


def web_pages(count: int) -> list[Row]:
    """Return the same articles as each kind of capture shows them, as HTML beside their truth."""
    undamaged = generate(count, SEED, damage=0.0)
    reporters = undamaged.people.filter(pl.col("role") == "reporter").group_by("page_id").agg(authors="surface")
    described = undamaged.editions.join(reporters, on="page_id", how="left", maintain_order="left").with_columns(
        pl.col("authors").fill_null([]), lines=undamaged.pages["raw_text"].str.split("\n")
    )
    known = list(starmap(_known, described.select("lines", "title", "published_on", "authors").iter_rows()))
    return [
        {"page_id": f"{kind} {number}", "kind": kind, "html": html, **article._asdict()}
        for kind, shares in KINDS.items()
        for number, (html, (article, _)) in enumerate(
            zip(_as_html(generate(count, SEED, **shares), known), known, strict=True)
        )
    ]


def _known(lines: list[str], title: str, published: str, authors: list[str]) -> tuple[Article, Layout]:
    body = [no for no, line in enumerate(lines) if line.endswith(SENTENCE_ENDS) and not line.startswith(NOTICE)]
    text = "\n".join(lines[no].strip() for no in body)
    return Article(title, published, authors, text), Layout(lines.index(title), range(body[0], body[-1] + 1))


def _as_html(corpus: Corpus, known: list[tuple[Article, Layout]]) -> list[str]:
    bare = records(corpus, as_html=True)["html"]
    shown = zip(corpus.pages["raw_text"], corpus.editions["outlet"], bare, known, strict=True)
    return [
        _declaring(text.split("\n"), outlet, *page) if number % 2 else html
        for number, (text, outlet, html, page) in enumerate(shown)
    ]


def _declaring(lines: list[str], outlet: str, article: Article, layout: Layout) -> str:
    paragraphs = [f"<p>{escape(line)}</p>" if line else "" for line in lines]
    return DECLARING.format(
        title=escape(lines[layout.title]),
        outlet=outlet,
        published=article.published,
        author="、".join(article.authors) or outlet,
        above="".join(paragraphs[: layout.title]),
        head="".join(paragraphs[layout.title + 1 : layout.body.start]),
        body="".join(paragraphs[layout.body.start : layout.body.stop]),
        below="".join(paragraphs[layout.body.stop :]),
    )
