"""The assets from the raw folder to figures: each turns every bronze file that is new into its own Parquet."""

import dagster as dg
import polars as pl

from pipelines.assets.folders import Folders
from pipelines.documents.documents import read_documents
from pipelines.extract.figures.figures import read_figures
from pipelines.pages.articles import read_articles
from pipelines.pages.headlines import read_headlines
from pipelines.pages.region import locate
from pipelines.pages.roles import label_roles
from pipelines.readers.bronze import capture
from pipelines.restore.alignment import raw_slices
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata
from pipelines.rules import rules_version
from pipelines.silver import Rule, refine

OWNERS = ["team:data-engineering"]


@dg.asset(group_name="bronze", kinds={"python", "parquet"}, owners=OWNERS)
def captures(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
    """Each raw page's bytes and identity, as first seen: one row per page, with the reason where it is refused."""
    settings = folders.settings
    new, known = capture(settings.raw, settings.captures, context.run_id)
    context.log.info(f"captures   {new} new, {known} known in {settings.raw}")
    return dg.MaterializeResult(metadata={"dagster/row_count": new, "known": known})


def _documents(captured: pl.DataFrame) -> pl.DataFrame:
    return clean_metadata(read_documents(captured))


def _lines(documents: pl.DataFrame) -> pl.DataFrame:
    return label_roles(clean_lines(documents), documents)


def _articles(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    return locate(read_articles(lines, documents))


def _figures(lines: pl.DataFrame) -> pl.DataFrame:
    return raw_slices(read_figures(lines), lines)


def _stage(name: str, inputs: list[str], rule: Rule, description: str) -> dg.AssetsDefinition:
    @dg.asset(
        name=name,
        deps=inputs,
        group_name="silver",
        kinds={"polars", "parquet"},
        owners=OWNERS,
        description=description,
        code_version=rules_version(),
    )
    def stage(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult[None]:
        rows = refine(folders.settings, name, inputs, rule)
        context.log.info(f"{name:<10} {rows} rows")
        return dg.MaterializeResult(metadata={"dagster/row_count": rows})

    return stage


STAGES = [
    _stage(
        "documents",
        ["captures"],
        _documents,
        "One row per distinct page: its decoded text and declared metadata, or why its bytes are no text.",
    ),
    _stage(
        "lines",
        ["documents"],
        _lines,
        "One row per line: the raw text beside the clean text, its role, and whether it is damaged.",
    ),
    _stage(
        "articles",
        ["lines", "documents"],
        _articles,
        "One row per page: title, date with its basis, outlet, people, body, or why it holds no article.",
    ),
    _stage(
        "headlines",
        ["lines"],
        read_headlines,
        "One row per link to another story on a page, without the heads of their lists.",
    ),
    _stage(
        "figures",
        ["lines"],
        _figures,
        "One row per number that states something, at its exact characters.",
    ),
]
