"""The longest form in which a page gives a body's name: 市人社局 and 市人力资源和社会保障局 are one."""

import polars as pl

from pipelines.extract.organizations.marked import REGION, unmarked
from pipelines.plans import run

PUBLIC = ["government", "party"]
LEVEL = "^(自治区|[省市区县州旗盟])"
SESSION = "第[一二三四五六七八九十]+届"
OWN_REGION = ["page_id", "region_code"]
SHORTEST_TAIL, PAIR = 5, 2


def with_longest_form(names: pl.LazyFrame) -> pl.LazyFrame:
    """Give every name of one body of one region the longest of the page's names for it."""
    tail = pl.col("before").str.replace_all(f"{REGION}|{SESSION}|^中共", "").str.replace(LEVEL, "")
    keyed = run(names.with_row_index("row").with_columns(tail=unmarked(tail) + pl.col("long_form"))).lazy()
    longer = pl.concat([_same_body(keyed), _shortened(keyed), _without_head(keyed)])
    best = longer.sort(pl.col("longest").str.len_chars(), descending=True).unique("row", keep="first")
    return (
        keyed.join(best, on="row", how="left", maintain_order="left")
        .with_columns(organization_name=pl.coalesce("longest", "organization_name"))
        .drop("row", "longest", "tail")
    )


def _public(keyed: pl.LazyFrame) -> pl.LazyFrame:
    return keyed.filter(pl.col("organization_type").is_in(PUBLIC), pl.col("region_code").is_not_null())


def _same_body(keyed: pl.LazyFrame) -> pl.LazyFrame:
    """Return row and longest where the body in full is the same; a numbered session's name comes last."""
    session = pl.col("organization_name").str.contains(SESSION)
    ranked = _public(keyed).sort(session, -pl.col("organization_name").str.len_chars().cast(pl.Int32))
    first = ranked.group_by(*OWN_REGION, "tail", maintain_order=True).agg(longest=pl.col("organization_name").first())
    return _public(keyed).join(first, on=[*OWN_REGION, "tail"]).select("row", "longest")


def _shortened(keyed: pl.LazyFrame) -> pl.LazyFrame:
    """Return row and longest where a name is made of characters of one longer name, in their order (市商工局)."""
    offices = _public(keyed).filter(pl.col("tail").str.contains("[局厅委办]$|委员会$"))
    own = unmarked(pl.col("before").str.replace_all(REGION, "").str.replace(LEVEL, "")) + pl.col("ending")
    short = offices.select("row", *OWN_REGION, short=own).filter(pl.col("short").str.len_chars() > PAIR)
    long = offices.select(*OWN_REGION, long="tail", longest="organization_name").unique()
    pairs = short.join(long, on=OWN_REGION).filter(pl.col("long").str.len_chars() > pl.col("short").str.len_chars() + 1)
    pattern = "^" + pl.col("short").str.replace_all("(.)", "${1}.*").str.replace(r"\.\*$", "$$")
    return pairs.filter(pl.col("long").str.contains(pattern)).unique("row", keep="none").select("row", "longest")


def _without_head(keyed: pl.LazyFrame) -> pl.LazyFrame:
    """Return row and longest where an institute's or a school's name is the end of a longer one."""
    kept = keyed.filter(pl.col("organization_type").is_in(["institute", "university"]))
    kept = kept.filter(pl.col("organization_name").str.len_chars() > SHORTEST_TAIL)
    long = kept.select("page_id", "ending", longest="organization_name").unique()
    pairs = kept.select("row", "page_id", "ending", "organization_name").join(long, on=["page_id", "ending"])
    is_end = pl.col("longest").str.ends_with(pl.col("organization_name"))
    return (
        pairs.filter(is_end, pl.col("longest") != pl.col("organization_name"))
        .unique("row", keep="none")
        .select("row", "longest")
    )
