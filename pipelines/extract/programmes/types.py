"""The type of a programme, told by the word its name ends with."""

from functools import cache

import polars as pl

from pipelines.extract.programmes import grammar
from pipelines.pages.vocabulary import any_of
from pipelines.reference import table


@cache
def _types() -> dict[str, str]:
    heads = table("programme_heads")
    return dict(zip(heads["head"], heads["programme_type"], strict=True))


@cache
def _listed() -> dict[str, str]:
    return dict(table("programme_names").select("programme_name", "programme_type").rows())


@cache
def _last_head() -> str:
    return f"({any_of('programme_heads', 'head')})$"


def programme_type(name: pl.Expr, head: pl.Expr) -> pl.Expr:
    """Return the type of a programme by its name or what tells it; `other` where its last word says none."""
    last = head.str.replace(grammar.AFTERTHOUGHT, "").str.extract(_last_head())
    listed = name.replace_strict(_listed(), default=None, return_dtype=pl.String)
    return pl.coalesce(listed, last.replace_strict(_types(), default="other", return_dtype=pl.String))
