"""The article of each page, from its labelled lines. One row is one page; a page without an article says why."""

import polars as pl

from pipelines.pages.authors import read_people
from pipelines.pages.outlet import read_outlets
from pipelines.pages.published import read_published
from pipelines.pages.title import declared_title, kept_title, without_site
from pipelines.pages.windows import PAGE

BODY_ROLES = ("body", "heading", "bullet", "name_list")
ARTICLE_ROLES = (*BODY_ROLES, "title", "dateline", "byline", "caption")
COLUMNS = (
    *("page_id", "title", "published_on", "published_basis", "published_precision"),
    *("outlet_name", "outlet_domain", "outlet_type", "authors", "photographers", "editors", "url"),
    *("body_text", "body_chars", "is_damaged", "no_article_reason"),
)
# The shortest running text that can be a news item: one sentence with who, what and where.
SHORTEST = 40


def read_articles(lines_with_roles: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return one row per page of `documents`; `no_article_reason` is null where the page holds an article."""
    lines = lines_with_roles.select(PAGE, "line_no", "role", "text", "is_damaged").sort(PAGE, "line_no")
    parts = (
        _texts(lines),
        read_published(lines, documents),
        read_outlets(lines, documents),
        read_people(lines, documents),
    )
    articles = documents.select(PAGE, url="html_url", kept_title=kept_title(), declared_title=declared_title())
    for part in parts:
        articles = articles.join(part, on=PAGE, how="left", maintain_order="left")
    return articles.with_columns(
        # What the source keeps beside the text is the whole headline; a line of the text may be a part of it.
        title=pl.coalesce("kept_title", "title", "declared_title"),
        body_text=pl.col("body_text").fill_null(""),
        body_chars=pl.col("body_text").str.len_chars().fill_null(0).cast(pl.Int32),
        is_damaged=pl.col("is_damaged").fill_null(False),
        no_article_reason=_no_article_reason(),
    ).select(COLUMNS)


def _texts(lines: pl.DataFrame) -> pl.DataFrame:
    role, text = pl.col("role"), pl.col("text")
    running = role.is_in(["body", "bullet"])
    # Where the title stands twice, the shorter one has no site's name behind it.
    shortest_first = lines.filter(role == "title").sort(text.str.len_chars(), maintain_order=True)
    titles = shortest_first.unique(PAGE, keep="first").select(PAGE, title=without_site(text))
    bodies = lines.filter(role.is_in(BODY_ROLES)).group_by(PAGE).agg(body_text=text.str.join("\n"))
    return (
        lines.group_by(PAGE)
        .agg(
            running_chars=pl.when(running).then(text.str.len_chars()).sum(),
            is_damaged=(pl.col("is_damaged") & role.is_in(ARTICLE_ROLES)).any(),
        )
        .join(titles, on=PAGE, how="left")
        .join(bodies, on=PAGE, how="left")
    )


def _no_article_reason() -> pl.Expr:
    chars = pl.col("running_chars").fill_null(0)
    few = pl.format("the page holds only {} characters of running text, fewer than {}", chars, pl.lit(SHORTEST))
    none = pl.lit("the page has no line of running text")
    return pl.when(chars == 0).then(none).when(chars < SHORTEST).then(few)
