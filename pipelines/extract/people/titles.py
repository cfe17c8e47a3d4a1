"""The words of posts as patterns: an office or rank, with what stands before it."""

from functools import cache

from pipelines.pages.vocabulary import alternation
from pipelines.reference import words

POSTS = ("office", "rank", "honour")


@cache
def post() -> str:
    """Return the pattern of a post: an office or rank with what stands before it (副, 常务副, 党组)."""
    return rf"{alternation(words('post_prefixes', 'prefix'))}{{0,3}}{title()}"


@cache
def title() -> str:
    """Return the pattern of what every post ends with, without what stands before it: far quicker to compile."""
    titles = sorted(
        (word for kind in POSTS for word in words("person_posts", "word", kind=kind)), key=len, reverse=True
    )
    return alternation(titles)
