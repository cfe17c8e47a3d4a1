"""The shorter names a page uses for organisations it has named in full, and the name of its own outlet."""

import polars as pl

from pipelines.extract.cues import cues
from pipelines.extract.organizations.marked import JOINT, REGION, unmarked
from pipelines.pages.vocabulary import HANS, alternation
from pipelines.plans import run
from pipelines.reference import words

LEGAL = "(?:集团|股份|控股)*(?:有限责任|有限)?公司$|集团$|股份$|控股$"
SHORTEST, LONGEST = 3, 10
DEFINED = rf"^[(](?:以下)?简称[:“‘]?([{HANS}A-Za-z0-9]{{2,10}})[”’]?[)]"


def introduced_spans(spans: pl.DataFrame, lines: pl.DataFrame, articles: pl.DataFrame) -> pl.LazyFrame:
    """Return one row per place where a page uses such a name: its span, surface, and full, the name in full."""
    shorter = pl.concat(_short_names(spans)).drop_nulls().filter(pl.col("short") != pl.col("full"))
    names = pl.concat([_outlets(articles), shorter]).unique(["page_id", "short"], keep="first", maintain_order=True)
    distinct = run(names.filter(pl.col("short").str.len_chars() >= SHORTEST - 1, ~_is_taken()))
    numbered = lines.lazy().select("page_id", "line_no", "text").with_row_index("line")
    story = run(numbered.join(distinct.lazy().select("page_id").unique(), on="page_id", how="semi"))
    found = cues(story, _words(distinct), left=1, right=1)
    return (
        found.lazy()
        .rename({"cue": "short"})
        .join(distinct.lazy(), on=["page_id", "short"], maintain_order="left")
        .with_columns(surface="short")
    )


def _words(names: pl.DataFrame) -> list[str]:
    """Return the distinct short names; where there are none, a word that no line holds."""
    return names["short"].unique().cast(pl.String).to_list() or ["\0"]


def _is_taken() -> pl.Expr:
    """Tell a short name that is a word of everyday text."""
    return pl.col("short").str.contains(f"^{alternation(words('organization_generic', 'word'))}+$")


def _outlets(articles: pl.DataFrame) -> pl.LazyFrame:
    outlet = pl.col("outlet_name")
    known = words("organization_names", "name")
    named = articles.lazy().filter(outlet.str.len_chars().is_between(SHORTEST, LONGEST), ~outlet.is_in(known))
    return named.select("page_id", short=outlet, full=outlet)


def _short_names(spans: pl.DataFrame) -> list[pl.LazyFrame]:
    """Return the short names that follow from the full ones, and those the page defines."""
    free = spans.filter(pl.col("start") == "free").lazy()
    full = free.select("page_id", "before", "right", "organization_type", "ending", full="surface")
    short = [_defined(full), *_of_companies(full), *_of_banks(full), _of_universities(full)]
    return [frame.select("page_id", "short", "full") for frame in short]


def _defined(full: pl.LazyFrame) -> pl.LazyFrame:
    """Return the names a page gives behind a name: (以下简称…)."""
    return full.with_columns(short=pl.col("right").str.extract(DEFINED))


def _of_companies(full: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Return a company's name without region and legal form, and its brand with its last word (丝驼物流)."""
    name = pl.col("before").str.replace(rf"^(?:{REGION}|[省市区县])+", "") + pl.col("ending")
    companies = full.filter(pl.col("organization_type") == "company", pl.col("full").str.contains(LEGAL))
    core = companies.with_columns(short=unmarked(name).str.replace(LEGAL, ""))
    core = core.filter(pl.col("short").str.len_chars().is_between(SHORTEST, LONGEST))
    long = core.filter(pl.col("short").str.len_chars() > SHORTEST + 1)
    brand = [
        long.with_columns(short=pl.col("short").str.head(chars) + pl.col("short").str.tail(2))
        for chars in (SHORTEST - 1, SHORTEST)
    ]
    firm = [core.with_columns(short=pl.col("short").str.head(chars) + "公司") for chars in (SHORTEST - 1, SHORTEST)]
    return [core, *brand, *firm]


def _of_banks(full: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Return the short names of a rural bank: 农商银行, 农商行."""
    banks = full.filter(pl.col("full").str.ends_with("农村商业银行"))
    own = unmarked(pl.col("before").str.replace(rf"^{REGION}", "")).str.replace("农村(?:商业)?$", "")
    return [banks.with_columns(short=own + form) for form in ("农商银行", "农商行")]


def _of_universities(full: pl.LazyFrame) -> pl.LazyFrame:
    """Return the first characters of a university's region and subject before 大: 贵医大."""
    parts = pl.col("before").str.extract_groups(rf"^\x02(.)[^\x03]*\x03([{HANS}]).*$")
    named = full.filter(pl.col("full").str.ends_with("大学"), ~pl.col("before").str.contains(JOINT))
    return named.with_columns(short=pl.concat_str(parts.struct.field("1"), parts.struct.field("2"), pl.lit("大")))
