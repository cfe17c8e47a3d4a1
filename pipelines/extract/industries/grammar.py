"""The patterns of an industry's name: its suffixes, the noun before 产业, and the ends of longer names around it."""

from functools import cache

from pipelines.pages.vocabulary import HAN, alternation, any_of
from pipelines.reference import words

OPEN = ("产业",)
SHORTEST, LONGEST = 2, 6


@cache
def suffix() -> str:
    """Return the pattern of what may stand behind a word and belongs to its name: 产业, 制造业."""
    return f"^({any_of('industry_suffixes', 'suffix')})"


@cache
def noun() -> str:
    """Return the pattern of the Chinese characters directly before 产业, as far as they go."""
    return f"({HAN}+)$"


@cache
def leading() -> str:
    """Return the pattern of the words before the noun: everything up to the last verb, particle or place."""
    return f"^{HAN}*{any_of('industry_boundaries', 'word')}"


@cache
def generic() -> str:
    """Return the pattern of a noun that names no line of business: 新兴, 特色."""
    return f"^(?:{any_of('industry_generic', 'word')})+$"


@cache
def name_end() -> str:
    """Return the pattern of how the name of an organisation or programme goes on behind an industry: 科技有限公司."""
    joints = any_of("industry_contexts", "word", kind="joint")
    ends = words("industry_contexts", "word", kind="organisation") + words(
        "industry_contexts", "word", kind="programme"
    )
    return f"^{joints}{{0,4}}{alternation(ends)}"
