"""The script of each document, and its declared metadata cleaned by the same rules as its lines."""

import polars as pl

from pipelines.restore.glosses import remove_glosses
from pipelines.restore.script import scripts, to_simplified
from pipelines.restore.width import fold_width

DECLARED_TEXT = ("html_title", "html_author", "html_site")


def clean_metadata(documents: pl.DataFrame) -> pl.DataFrame:
    """Add script to each document; its declared title, author and site come out clean and Simplified."""
    documents = documents.join(scripts(documents), on="page_id", how="left", maintain_order="left")
    for column in DECLARED_TEXT:
        declared = documents[column].str.strip_chars()
        clean = remove_glosses(declared.fill_null("")).select(fold_width(pl.col("text")))["text"]
        simplified = documents["script"].is_in(["traditional", "mixed"]).fill_null(value=False)
        text = to_simplified(clean).zip_with(simplified, clean).replace("", None)
        documents = documents.with_columns(text.alias(column))
    return documents
