"""The type of a programme, told by the word its name ends with."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import any_of
from pipelines.reference import table

AFTERTHOUGHT = r"[(\[][^()\[\]]*[)\]]$"


@cache
def _types() -> dict[str, str]:
    heads = table("programme_heads")
    return dict(zip(heads["head"], heads["programme_type"], strict=True))


@cache
def _last_head() -> str:
    return f"({any_of('programme_heads', 'head')})$"


def programme_type(name: pl.Expr) -> pl.Expr:
    """Return the type of a programme's name; `other` where its last word tells none."""
    head = name.str.replace(AFTERTHOUGHT, "").str.extract(_last_head())
    return head.replace_strict(_types(), default="other", return_dtype=pl.String)
