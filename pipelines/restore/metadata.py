"""The script of each document, and its declared metadata cleaned by the same rules as its lines."""

import polars as pl

from pipelines.restore.lines import clean_text, split_lines
from pipelines.restore.script import scripts

DECLARED_TEXT = ("html_title", "html_author", "html_site")
DOUBTFUL = r"[?!(]"


def clean_metadata(documents: pl.DataFrame) -> pl.DataFrame:
    """Add script to each document; its declared title, author and site come out clean and Simplified."""
    documents = documents.join(scripts(documents), on="page_id", how="left", maintain_order="left")
    declared = (
        documents.select("page_id", "script", *DECLARED_TEXT)
        .unpivot(on=DECLARED_TEXT, index=["page_id", "script"], variable_name="field", value_name="raw_text")
        .drop_nulls("raw_text")
    )
    if declared.is_empty():
        return documents
    # Whether a mark or a reading is damage, the page's text tells.
    doubtful = declared.filter(pl.col("raw_text").str.contains(DOUBTFUL))
    context = split_lines(documents.join(doubtful, on="page_id", how="semi"))
    clean = clean_text(pl.concat([declared, context], how="diagonal")).filter(pl.col("field").is_not_null())
    texts = clean.filter(pl.col("text") != "").pivot("field", index="page_id", values="text")
    absent = [pl.lit(None, pl.String).alias(field) for field in DECLARED_TEXT if field not in texts.columns]
    texts = texts.with_columns(absent).select("page_id", *DECLARED_TEXT)
    cleaned = documents.drop(DECLARED_TEXT).join(texts, on="page_id", how="left", maintain_order="left")
    return cleaned.select(documents.columns)
