"""How well the pages that carry one story are found, and how rarely others are taken for it.

Made-up stories and held-out items are published in several versions, and all of them restored and loaded together. The
real items of the corpus are then linked among themselves: none of them is another's reprint, so each link is doubtful.
Run as `python -m bench.stories`; `--links` prints these, for a reader to judge.
"""

import argparse
import gzip
import json
import time
from collections.abc import Sequence

import polars as pl

from bench.damage import to_traditional
from bench.pages import BROADCAST, documents, held_out
from bench.report import markdown, write_docs
from bench.results import Row, record
from bench.story_tables import SCHEMA, StoryTables
from bench.synthetic import generate
from bench.synthetic.captures import captured
from bench.synthetic.editions import SITES
from pipelines.pages.articles import read_articles
from pipelines.pages.roles import label_roles
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from pipelines.stories.sketches import read_sketches

STORIES = 300
SEED = 41
REPRINT = "本网转发以上报道，供读者参考，原文以首发媒体刊登的为准。"
MADE_UP, HELD_OUT, BROADCAST_ITEMS = "made up", "held out", "broadcast items"
VERSION_END = ": "
LINKS = """
    select link.shared_letters, one.page_id, other.page_id
    from staging.story_link as link
    inner join staging.story_page as one_page on link.body_key = one_page.body_key
    inner join staging.story_page as other_page on link.other_body_key = other_page.body_key
    inner join fact_article as one on one_page.article_key = one.article_key
    inner join fact_article as other on other_page.article_key = other.article_key
"""
ROUNDS = 5
Versions = dict[str, list[str]]


def main() -> None:
    """Measure, write down, print."""
    arguments = argparse.ArgumentParser(description="How well the pages that carry one story are found.")
    arguments.add_argument("--write-docs", action="store_true", help="put the table into docs/stories.md")
    arguments.add_argument("--links", action="store_true", help="print the pairs of real items that were linked")
    given = arguments.parse_args()
    sources = {MADE_UP: made_up(), HELD_OUT: held_out(STORIES)}
    rows = [row for source, texts in sources.items() if texts for row in measure(source, texts)]
    if BROADCAST.exists():
        items = broadcast_items()
        rows += [_between_items(items, given.links), _speed(items)]
    record("stories", rows)
    table = markdown(["pages", "version", "measured"], [[str(cell) for cell in row.values()] for row in rows])
    print(table)
    if given.write_docs:
        write_docs("stories", {"stories": table})


def measure(source: str, texts: list[str]) -> list[Row]:
    """Return the share of each version that is found with its original, and how many stories hold a stranger."""
    published = versions(texts)
    pages = pl.concat(restored(version, pages) for version, pages in published.items())
    with StoryTables() as tables:
        tables.load(pages)
        found = pl.DataFrame(
            tables.rows("select page_id, story_key from staging.story_member"),
            schema=["page_id", "story_key"],
            orient="row",
        )
    parts = pl.col("page_id").str.split(VERSION_END)
    found = found.with_columns(version=parts.list.first(), story=parts.list.last())
    original = found.filter(pl.col("version") == "original").select("story", original="story_key")
    right = found.join(original, on="story").group_by("version").agg((pl.col("story_key") == pl.col("original")).mean())
    shares = dict(right.iter_rows())
    mixed = found.group_by("story_key").agg(pl.col("story").n_unique()).filter(pl.col("story") > 1).height
    rows: list[Row] = [
        {"pages": source, "version": version, "measured": f"{shares[version]:.1%}"}
        for version in published
        if version != "original"
    ]
    return [*rows, {"pages": source, "version": "stories that hold another's page", "measured": f"{mixed}"}]


def made_up() -> list[str]:
    """Write pages, each a story of its own, that begin with their headline; those of one topic are written alike."""
    corpus = generate(2 * STORIES, SEED, damage=0.0)
    texts = corpus.pages.join(corpus.editions, on="page_id", maintain_order="left")
    return texts.filter(pl.col("raw_text").str.starts_with(pl.col("title")))["raw_text"].head(STORIES).to_list()


def versions(texts: list[str]) -> Versions:
    """Publish each text in every way."""
    parts = [text.split("\n", 1) for text in texts]
    bodies = [body.split("\n") for _, body in parts]
    half = ["\n".join([title, *body[: (len(body) + 1) // 2]]) for (title, _), body in zip(parts, bodies, strict=True)]
    reprint = [f"转载：{title}\n来源：江岸日报\n{body}\n{REPRINT}" for title, body in parts]
    return {
        "original": texts,
        "Traditional": [to_traditional(text) for text in texts],
        "glossed": _glossed(texts, 0),
        "reprint": reprint,
        "first half": half,
        "reprint, glossed": _glossed(reprint, 1),
        "first half, glossed": _glossed(half, 2),
    }


def _glossed(texts: list[str], first_site: int) -> list[str]:
    """Publish the texts on all mirror sites in turn."""
    shares = [SITES[(first_site + number) % len(SITES)] for number in range(len(texts))]
    return captured(texts, [True] * len(texts), shares)


def restored(version: str, texts: Sequence[str]) -> pl.DataFrame:
    """Restore pages and read their articles, with what the stories read of both."""
    raw = clean_metadata(documents(texts))
    lines = label_roles(clean_lines(raw), raw)
    articles = read_articles(lines, raw).with_columns(page_id=pl.lit(version + VERSION_END) + pl.col("page_id"))
    return _batch(articles)


def broadcast_items() -> pl.DataFrame:
    """Read the items of the corpus as articles; they need no restoration."""
    with gzip.open(BROADCAST, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    articles = [(f"{item['published_at'][:10]} {item['title']} {no}", item["text"]) for no, item in enumerate(items)]
    frame = pl.DataFrame(articles, schema=["page_id", "body_text"], orient="row")
    return _batch(frame.with_columns(no_article_reason=pl.lit(None, pl.String), is_damaged=pl.lit(value=False)))


def _batch(articles: pl.DataFrame) -> pl.DataFrame:
    return articles.with_columns(
        characters_lost=pl.col("body_text").str.count_matches("\ufffd").cast(pl.Int32),
        published_on=pl.lit(None, pl.Date),
        first_seen_at=pl.lit(None, SCHEMA["first_seen_at"]),
    ).select(SCHEMA.keys())


def _between_items(items: pl.DataFrame, prints: bool) -> Row:
    """Count the pairs of items that are linked; each stands in the table of links once."""
    with StoryTables() as tables:
        tables.load(items)
        links = tables.rows(LINKS)
    for link in links if prints else ():
        print(*link, sep=" | ")
    pairs = items.height * (items.height - 1) // 2
    return {"pages": BROADCAST_ITEMS, "version": f"linked, of {pairs:,} pairs", "measured": f"{len(links)}"}


def _speed(items: pl.DataFrame) -> Row:
    """Time the sketches, in processor time: all cores' together."""
    megabytes = float(items["body_text"].str.len_bytes().sum()) / 1e6
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        read_sketches(items)
        taken.append(time.process_time() - start)
    return {"pages": BROADCAST_ITEMS, "version": "sketches", "measured": f"{min(taken) * 1000 / megabytes:.0f} ms/MB"}


if __name__ == "__main__":
    main()
