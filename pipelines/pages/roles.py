"""The role of every line of a page: part of its story, of the site around it, or of other stories."""

import polars as pl

from pipelines.pages.blocks import add_blocks
from pipelines.pages.sections import add_sections
from pipelines.pages.shapes import add_shapes
from pipelines.pages.spam import with_spam
from pipelines.pages.texts import with_texts
from pipelines.pages.title import find_titles, is_title
from pipelines.pages.windows import PAGE, with_edges


def label_roles(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Add to each line its one role; a line without text is blank."""
    lines = lines.with_row_index("place")
    content = lines.filter(pl.col("text") != "").select("place", PAGE, "line_no", "text").sort(PAGE, "line_no")
    roles = _roles(_with_context(content, documents)).select("place", "role")
    labelled = lines.join(roles, on="place", how="left", maintain_order="left").drop("place")
    return labelled.with_columns(pl.col("role").fill_null("blank"))


def _with_context(content: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Add to each line its shapes, the page's title and where the line stands in the story."""
    shaped = with_spam(add_shapes(with_texts(with_edges(content)).with_row_index("row")))
    titles = find_titles(add_blocks(shaped.with_columns(is_title=pl.lit(False))), documents)
    titled = shaped.join(titles, on=PAGE, how="left", maintain_order="left").with_columns(is_title=is_title())
    return add_sections(add_blocks(titled))


def _roles(lines: pl.DataFrame) -> pl.DataFrame:
    """Choose the role: the first of these that holds. Strong evidence comes first, the place on the page last."""
    name = pl.col
    chosen = (
        (name("is_spam"), "spam"),
        (name("is_title") & ~name("in_links"), "title"),
        (name("is_strong_footer") & ~name("is_story"), "footer"),
        (name("is_keywords"), "keywords"),
        (name("is_dash") & ~name("is_before_links"), "blank"),
        (name("is_weak_footer") & ~name("is_story") | name("is_end"), "footer"),
        (name("is_marker") | name("is_pager") | name("is_before_links"), "related"),
        (name("in_links") & ~name("is_site"), "related"),
        (name("is_page_info") | name("is_record") & ~name("after_text"), "dateline"),
        (name("is_source"), "dateline"),
        (name("is_site"), "navigation"),
        (name("is_disclaimer") & name("is_ended") & name("has_sentence") & ~name("is_story"), "footer"),
        (name("is_byline") | name("is_signature"), "byline"),
        (name("is_names"), "name_list"),
        (name("is_story_dateline"), "dateline"),
        (name("is_caption"), "caption"),
        (name("is_footnote"), "footer"),
        (name("is_other_link"), "related"),
        (name("is_leftover"), "navigation"),
        (name("is_bulleted"), "bullet"),
        (name("is_entry"), "body"),
        (name("is_heading"), "heading"),
    )
    role = pl.coalesce(*[pl.when(flag).then(pl.lit(role)) for flag, role in chosen], pl.lit("body"))
    return lines.with_columns(role=role)
