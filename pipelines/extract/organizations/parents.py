"""The body that a department named by itself belongs to: 组织部 behind 市委常委, 综合规划司 of a ministry's page."""

import polars as pl

from pipelines.extract.organizations.marked import COUNTRY, REGION
from pipelines.extract.organizations.starts import CENTRAL, LEVEL
from pipelines.plans import run

COMMITTEE, ZONE_BODY = "委", "(?:管委会|管理委员会|党工委)$"
LONG_LINE = 1_000_000


def kind_of_bare(names: pl.LazyFrame) -> pl.LazyFrame:
    """Add bare, how the parent of a name without region is found; null where the name is no department's alone."""
    alone = pl.col("surface") == pl.col("ending")
    kind = (
        pl.when(pl.col("ending").str.contains(ZONE_BODY))
        .then(pl.lit("zone_body"))
        .when((pl.col("start") == "office") & pl.col("surface").str.contains("[局队]$"))
        .then(pl.lit("unit"))
        .when(pl.col("start") == "office")
        .then(pl.lit("office"))
        .when((pl.col("start") == "body") & (pl.col("organization_type") == "party"))
        .then(pl.lit("department"))
        .when(pl.col("start") == "body")
        .then(pl.lit("body"))
    )
    is_office = (pl.col("start") == "office") & ~pl.col("before").str.contains(
        f"{REGION}|{COUNTRY}|^(?:国家|中国|{LEVEL}|{CENTRAL})"
    )
    return names.with_columns(bare=pl.when((alone & (pl.col("start") != "whole")) | is_office).then(kind))


def with_parent(named: pl.DataFrame) -> pl.LazyFrame:
    """Add parent_name, parent_code and parent_zone: of the nearest fitting body before, else of the page's first."""
    at = pl.col("line_no").cast(pl.Int64) * LONG_LINE + pl.col("char_start")
    rows = run(named.lazy().with_row_index("row").with_columns(at=at)).lazy()
    whole = rows.filter(pl.col("bare").is_null())
    is_committee = (pl.col("ending") == COMMITTEE) & pl.col("before").str.contains("[市区县州省旗盟]|自治区")
    is_department = (pl.col("start") == "body") & pl.col("before").str.ends_with(COMMITTEE)
    fitting = {
        "department": pl.concat([whole.filter(is_committee), _regions(whole.filter(is_department))]),
        "zone_body": whole.filter(pl.col("ending").str.contains(ZONE_BODY)),
        "office": whole.filter(pl.col("organization_type") == "government"),
        "unit": _only(whole.filter(pl.col("organization_type") == "government")),
        "body": _regions(whole.filter(start="body")),
    }
    parents = [_nearest(rows.filter(bare=kind), candidates) for kind, candidates in fitting.items()]
    return rows.join(pl.concat(parents), on="row", how="left", maintain_order="left").drop("row", "at")


def _only(candidates: pl.LazyFrame) -> pl.LazyFrame:
    """Return the bodies of pages that name no other."""
    names = candidates.group_by("page_id").agg(pl.col("organization_name").n_unique().alias("bodies"))
    return candidates.join(names.filter(bodies=1), on="page_id", how="semi")


def _regions(bodies: pl.LazyFrame) -> pl.LazyFrame:
    """Return bodies under the names of their regions: 常州市 of 常州市公安局."""
    region = pl.col("organization_name").str.strip_suffix(pl.col("long_form")).str.strip_suffix(pl.col("ending"))
    return bodies.with_columns(organization_name=region).filter(pl.col("organization_name") != "")


def _nearest(bare: pl.LazyFrame, candidates: pl.LazyFrame) -> pl.LazyFrame:
    parents = candidates.sort("at").select(
        "page_id",
        "at",
        parent_name=pl.col("organization_name").str.replace(ZONE_BODY, ""),
        parent_code="region_code",
        parent_zone="zone_name",
    )
    wanted = bare.select("row", "page_id", "at").sort("at")
    before = wanted.join_asof(parents, on="at", by="page_id", strategy="backward", check_sortedness=False)
    first = parents.unique("page_id", keep="first", maintain_order=True).drop("at")
    joined = before.join(first, on="page_id", how="left", suffix="_first")
    found = ("parent_name", "parent_code", "parent_zone")
    return joined.select("row", *(pl.coalesce(name, f"{name}_first") for name in found))
