"""The words of a sense that stand beside a time expression, as patterns of the text on its left and right."""

from functools import cache

from pipelines import reference
from pipelines.extract.periods.grammar import either

GAP_BEFORE = {"ahead": "[^,。]{0,4}", "part": "[,]?在?"}
GAP_AFTER = {
    "founding": ",?",
    "finished": "[^,。;]{0,6}",
    "name": "[^,。;、:]{0,16}",
    "change": "[^,。;0-9]{0,12}",
    "likened": "[^,。;0-9]{0,10}",
}


@cache
def before(sense: str) -> str:
    """Return the pattern of the words of one sense that stand before an expression."""
    words = either(*reference.words("period_contexts", "pattern", side="before", sense=sense))
    return f"{words}{GAP_BEFORE.get(sense, '')}$"


@cache
def after(sense: str) -> str:
    """Return the pattern of the words of one sense that stand behind an expression."""
    words = either(*reference.words("period_contexts", "pattern", side="after", sense=sense))
    return f"^{GAP_AFTER.get(sense, '')}{words}"
