"""What may stand behind a name, and what it weighs for a name to end there."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HANS, alternation
from pipelines.reference import words

# Logarithms of likelihood ratios, rounded: a verb of saying, punctuation or a line's end, another word that follows
# names, anything else.
SAID, CLOSED, FOLLOWED, UNFOLLOWED = 5.5, 4.0, 3.0, -2.0
CLOSING = rf"(?:[^{HANS}·]|$)"


@cache
def follower() -> str:
    """Return the pattern of a word that may stand behind a name."""
    return alternation(words("person_followers", "word"))


def behind(text: pl.Expr) -> pl.Expr:
    """Weigh the text behind a name."""
    return (
        pl.when(text.str.contains(rf"^{CLOSING}"))
        .then(CLOSED)
        .when(text.str.contains(rf"^{alternation(words('person_verbs', 'word', kind='verb'))}"))
        .then(SAID)
        .when(text.str.contains(rf"^{follower()}"))
        .then(FOLLOWED)
        .otherwise(UNFOLLOWED)
    )
