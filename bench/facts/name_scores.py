"""Scores of people, organisations, programmes, places and industries."""

import polars as pl

from bench.facts.counts import exact, rates
from bench.facts.gold import labels
from bench.results import Row


def score_names(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    """Return one row of rates per fact and field."""
    return [
        *_people(share, tables),
        *_organizations(share, tables),
        *_programmes(share, tables),
        *_mentions(share, tables),
    ]


def _row(fact: str, field: str, counts: pl.DataFrame) -> Row:
    return {"fact": fact, "field": field, **rates(counts)}


def _people(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    """Score names, names with their role, and names with every post; and the posts one by one."""
    gold = labels(share, "people").select("page", "name", "role", posts=pl.col("posts").str.split(";").list.sort())
    post = pl.format("{}|{}", pl.col("organization_name").fill_null(""), "post_title")
    given = tables["people"].select("page", pl.col("person_name").alias("name"), "posts")
    posts = given.explode("posts").drop_nulls().unnest("posts").select("page", "name", posts=post).unique()
    roles = tables["people"].select("page", "role", name="person_name").unique(["page", "name"], maintain_order=True)
    found = roles.join(posts.group_by("page", "name").agg(pl.col("posts").sort()), on=["page", "name"], how="left")
    return [
        _row("person", "name", exact(gold, found, ["name"])),
        _row("person", "role", exact(gold, found, ["name", "role"])),
        _row("person", "all posts", exact(_joined(gold), _joined(found), ["name", "role", "posts"])),
        _row("person", "one post", exact(gold.explode("posts").drop_nulls(), posts, ["name", "posts"])),
    ]


def _joined(people: pl.DataFrame) -> pl.DataFrame:
    return people.with_columns(pl.col("posts").list.join(";").fill_null(""))


def _organizations(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    gold = labels(share, "organizations")
    found = (
        tables["organizations"]
        .drop_nulls("organization_name")
        .select("page", "organization_name", "organization_type", region=pl.coalesce("region_code", "zone_name"))
        .unique(["page", "organization_name"], maintain_order=True)
    )
    return [
        _row("organization", field, exact(gold, found, ["organization_name", *more]))
        for field, more in (("name", []), ("type", ["organization_type"]), ("region", ["region"]))
    ]


def _programmes(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    gold = labels(share, "programmes")
    found = tables["programmes"].select("page", "programme_name", "programme_type").unique(["page", "programme_name"])
    return [
        _row("programme", field, exact(gold, found, ["programme_name", *more]))
        for field, more in (("name", []), ("type", ["programme_type"]))
    ]


def _mentions(share: str, tables: dict[str, pl.DataFrame]) -> list[Row]:
    """Score mentions by line and surface, once a line as they are labelled; places with their code."""
    gold = labels(share, "mentions").with_columns(pl.col("line_no").cast(pl.Int32))
    places = tables["places"].with_columns(entity=pl.coalesce("region_code", "zone_name")).drop_nulls("entity")
    fields = {
        "region": (places, ["entity"]),
        "person": (tables["people"].filter(pl.col("role") == "subject"), []),
        "organization": (tables["organizations"], []),
        "programme": (tables["programmes"], []),
        "industry": (tables["industries"], []),
    }
    rows = []
    for kind, (found, more) in fields.items():
        keys = ["line_no", "surface", *more]
        wanted = gold.filter(pl.col("mention_type") == kind, ~_is_open()).select("page", *keys).unique()
        rows.append(_row("mention", kind, exact(wanted, found.select("page", *keys).unique(), keys)))
    return rows


def _is_open() -> pl.Expr:
    """Tell a place that no code stands for: abroad, a township, a part of the country."""
    return (pl.col("mention_type") == "region") & pl.col("entity").is_null()
