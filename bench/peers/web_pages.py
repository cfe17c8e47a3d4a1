"""Web pages of which the article is known: synthetic articles inside the furniture of two kinds of site."""

import random
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from bench.damage import to_traditional
from bench.peers.answers import Row
from bench.synthetic.captures import captured
from bench.synthetic.page import Line, write_page

SEED = 20260106
TRAIL_MARK = " > "
SENTENCE_ENDS = ("。", "”")
MENU = ("首页", "新闻", "政务公开", "办事服务", "互动交流", "专题专栏")
RELATED = 6
# A site that declares what its head can, and one that leaves all of it to the reader.
DECLARING = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_{site}</title>
<meta property="og:title" content="{title}"><meta name="publishdate" content="{day}">
<meta name="author" content="{author}"></head><body>
<div class="header"><ul class="nav"><li>{menu}</li></ul></div>
<div class="article"><h1>{title}</h1><div class="info">{head}</div><div class="content">{body}</div></div>
<div class="related"><h3>相关阅读</h3><ul><li>{related}</li></ul></div>
<div class="footer">版权所有 {site} 未经授权不得转载</div></body></html>
"""
BARE = """<html><head><meta charset="utf-8"><title>{title}</title></head><body>
<table><tr><td>{menu}</td></tr></table>
<table><tr><td align="center"><b>{title}</b></td></tr><tr><td>{head}</td></tr><tr><td>{body}</td></tr></table>
<table><tr><td>{related}</td></tr><tr><td>主办单位：{site}</td></tr></table></body></html>
"""
# With what stands between two links of a list.
SITES = ((BARE, "<br>"), (DECLARING, "</li><li>"))
SITE = "江岸在线"



class Article(NamedTuple):
    """What is true of a page: where its title and its body stand among its lines, its day and who reports."""

    title_no: int
    body_from: int
    published: str
    authors: list[str]
    title: str
    body: str


def web_pages(count: int) -> list[Row]:
    """Return the same articles as each kind of capture shows them, as HTML beside their truth."""
    written = [write_page(random.Random(f"{SEED} {number}")) for number in range(count)]
    articles = [_article(lines) for lines in written]
    texts = ["\n".join(line.text for line in lines) for lines in written]
    shown = {
        "undamaged": texts,
        "Traditional": [to_traditional(text) for text in texts],
        "damaged": captured(texts, SEED, damage=1.0),
    }
    return [
        {"page_id": f"{kind} {number}", "kind": kind, "html": html, **article._asdict()}
        for kind, pages in shown.items()
        for number, (html, article) in enumerate(zip(_as_html(pages, articles), articles, strict=True))
    ]


def _article(lines: list[Line]) -> Article:
    texts = [line.text for line in lines]
    title_no = next(number for number, text in enumerate(texts) if text and TRAIL_MARK not in text)
    body = [number for number, text in enumerate(texts) if text.endswith(SENTENCE_ENDS)]
    days = [str(period) for line in lines for _, period, is_published in line.facts.dates if is_published]
    reporters = [str(name) for line in lines for name, role, *_ in line.facts.people if role == "reporter"]
    return Article(
        title_no, body[0], days[0], reporters, texts[title_no], "\n".join(texts[number].strip() for number in body)
    )


def _as_html(texts: list[str], articles: list[Article]) -> Iterator[str]:
    """Write each text as a page of either site; the related stories are the titles of the pages behind it."""
    pages = [[escape(line) for line in text.split("\n")] for text in texts]
    titles = [lines[article.title_no] for lines, article in zip(pages, articles, strict=True)]
    for number, (lines, article, title) in enumerate(zip(pages, articles, titles, strict=True)):
        head = [line for place, line in enumerate(lines[: article.body_from]) if line and place != article.title_no]
        others = (titles * 2)[number + 1 : number + 1 + RELATED]
        template, item = SITES[number % len(SITES)]
        yield template.format(
            title=title,
            site=SITE,
            day=article.published,
            author="、".join(article.authors) or SITE,
            menu=item.join(f'<a href="/{place}">{name}</a>' for place, name in enumerate(MENU)),
            head="<br>".join(head),
            body="".join(f"<p>{line}</p>" for line in lines[article.body_from :] if line),
            related=item.join(f'<a href="/a/{place}">{other}</a>' for place, other in enumerate(others)),
        )
