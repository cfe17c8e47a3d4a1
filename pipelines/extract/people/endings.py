"""What may stand behind a name, and what it weighs for a name to end there."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HANS, alternation
from pipelines.reference import words

# Logarithms of likelihood ratios, rounded: a verb of saying, punctuation or a line's end, another word that follows
# names, a single such character, anything else.
SAID, CLOSED, FOLLOWED, BRIEFLY, UNFOLLOWED = 5.5, 4.0, 4.0, 3.0, -3.0
CLOSING = rf"(?:[^{HANS}·]|$)"


@cache
def follower(*, is_word: bool) -> str:
    """Return the pattern of what may stand behind a name: a word of several characters, such as an office, or one."""
    every = {*words("person_followers", "word"), *words("person_posts", "word", kind="office")}
    return alternation(sorted((word for word in every if (len(word) > 1) == is_word), key=len, reverse=True))


def behind(text: pl.Expr) -> pl.Expr:
    """Weigh the text behind a name."""
    return (
        pl.when(text.str.contains(rf"^{CLOSING}"))
        .then(CLOSED)
        .when(text.str.contains(rf"^[也还则曾又都]?{alternation(words('person_verbs', 'word', kind='verb'))}"))
        .then(SAID)
        .when(text.str.contains(rf"^{follower(is_word=True)}"))
        .then(FOLLOWED)
        .when(text.str.contains(rf"^{follower(is_word=False)}"))
        .then(BRIEFLY)
        .otherwise(UNFOLLOWED)
    )
