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
def followers() -> list[str]:
    """Return what may stand behind a name, such as an office, the longer words first."""
    every = {*words("person_followers", "word"), *words("person_posts", "word", kind="office")}
    return sorted(every, key=lambda word: (-len(word), word))


@cache
def _endings() -> dict[str, float]:
    """Map the pattern of what may stand behind a name to what it weighs, the first that holds counts."""
    long = [word for word in followers() if len(word) > 1]
    return {
        rf"^{CLOSING}": CLOSED,
        rf"^[也还则曾又都]?{alternation(words('person_verbs', 'word', kind='verb'))}": SAID,
        rf"^副?{alternation(long)}": FOLLOWED,
        rf"^{alternation([word for word in followers() if len(word) == 1])}": BRIEFLY,
    }


def behind(text: pl.Expr) -> pl.Expr:
    """Weigh the text behind a name."""
    weighed = [pl.when(text.str.contains(pattern)).then(pl.lit(weight)) for pattern, weight in _endings().items()]
    return pl.coalesce(*weighed, pl.lit(UNFOLLOWED))
