"""What the words around a time expression make of it: a basis of comparison, a time to come, how far it governs.

`reach` is how a time governs the figures behind it: sentence (all of them), part (up to the next semicolon), clause (up
to the next comma), number (only the number it is printed on), from (what a change starts from), weak (all, where the
sentence has no other), finished (all, and their time can't be told: what a works will yield) or none.
"""

import polars as pl

from pipelines import reference
from pipelines.extract.periods.comparison import with_comparison
from pipelines.extract.periods.sides import after, before

NEAR = 24
MULTIPLE = r"^[^,。;]{0,8}的?\s?[0-9.]+\s?倍"
GRADUATED = "^[^,。;]{0,15}毕业[,。]"
TITLE, QUOTE, QUOTE_AFTER = "《[^》]*$", "“[^”]{0,8}$", "^[^“”,。;!?]{0,10}”"
PLANNED = "^(?:[前头后]|[^,。;0-9]{0,8}(?:规划|纲要|建议|开局))"
NAME = r"^\s?[“《]"
ATTRIBUTE = "^[^,。;:、0-9]{0,8}的[^,。;:0-9约近超]"
ON_NUMBER = r"^的?(?:[约近超逾]|不足)?\s?[0-9]"
OWN_NUMBER = r"^的(?:[约近超逾]|不足)?\s?[0-9]"
CLAUSE, CLAUSE_AFTER = "(?:^|[^由对关基鉴])于$", "^(?:起[^,。;]|(?:以|之)?后(?:[^,。;]|$))"
SINCE = "^[^,。;]{0,20}(?:以来|至今)|^[^,。;]{1,12}后,[^,。;]{0,8}(?:已|累计)"
FROM, FROM_AFTER = "[由从]$", "^(?:起|开始|以来|,)"
UNTIL = {"number": ",;、增提上下减降到至升", "from": ",;、转到至", "clause": ",;", "part": ";"}


def with_context(found: pl.DataFrame) -> pl.DataFrame:
    """Add is_compared, is_ahead, is_open, reach, scope_end, can_govern and goes_on.

    can_govern: the story is in this time. goes_on: so is what follows. is_open is set where the words behind run on to
    the publish date (启动…以来).
    """
    left, right = pl.col("left").fill_null(""), pl.col("right").str.head(NEAR).fill_null("")
    return (
        with_comparison(found, left, right)
        .with_columns(
            is_multiple=right.str.contains(MULTIPLE),
            is_ahead=left.str.contains(before("ahead")) | right.str.contains(after("ahead")),
            is_founding=left.str.contains(before("founding")) | right.str.contains(f"{after('founding')}|{GRADUATED}"),
            is_since=right.str.contains(SINCE) & ~pl.col("is_as_of"),
            is_event=pl.col("right").str.contains_any(reference.words("period_contexts", "pattern", sense="event")),
        )
        .with_columns(
            is_compared=pl.col("is_compared") | pl.col("is_multiple"),
            is_open=pl.col("is_open") | pl.col("is_since"),
        )
        .with_columns(can_govern=~pl.col("is_compared") & ~pl.col("is_founding"), reach=_reach(left, right))
        .with_columns(scope_end=_scope_end(), goes_on=_goes_on(), is_scene=_is_scene())
    )


def _reach(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    planned = (pl.col("kind") == "named") & right.str.contains(PLANNED)
    named = left.str.contains(TITLE) | (left.str.contains(QUOTE) & right.str.contains(QUOTE_AFTER)) | planned
    told = pl.col("kind").is_in(["now", "vague"]) | pl.col("is_since") | pl.col("edge").is_not_null()
    own = right.str.contains(OWN_NUMBER)
    on_number = (own | (right.str.contains(ON_NUMBER) & ~pl.col("is_exceeded"))) & ~pl.col("is_multiple")
    is_name = right.str.contains(f"{NAME}|{after('name')}")
    return (
        pl.when(named | (pl.col("kind") == "lasting"))
        .then(pl.lit("none"))
        .when("is_compared")
        .then(pl.when(on_number).then(pl.lit("number")).otherwise(pl.lit("none")))
        .when(pl.col("is_founding") & ~pl.col("is_since"))
        .then(pl.lit("clause"))
        .when(own & ~pl.col("is_since"))
        .then(pl.lit("number"))
        .when(left.str.contains(FROM) & ~right.str.contains(FROM_AFTER) & ~told)
        .then(pl.lit("from"))
        .when(right.str.contains(after("finished")))
        .then(pl.lit("finished"))
        .when(left.str.contains(before("part")))
        .then(pl.lit("part"))
        .when(pl.col("kind").is_in(["repeated", "named"]) | ((is_name | right.str.contains(ATTRIBUTE)) & ~told))
        .then(pl.lit("weak"))
        .when((left.str.contains(CLAUSE) & ~pl.col("is_event")) | right.str.contains(CLAUSE_AFTER))
        .then(pl.lit("clause"))
        .otherwise(pl.lit("sentence"))
    )


def _scope_end() -> pl.Expr:
    """Return the place in the line up to which a time governs."""
    end = pl.col("sentence_end")
    for reach, stop in UNTIL.items():
        narrow = pl.when(pl.col("reach") == reach).then("right")
        limit = pl.col("char_end") + narrow.str.extract(f"^([^{stop}]*)[{stop}]", 1).str.len_chars()
        end = pl.when(limit.is_not_null()).then(pl.min_horizontal(limit, "sentence_end")).otherwise(end)
    return end


def _goes_on() -> pl.Expr:
    """Tell whether the next sentences go on in this time; they do not in the present (目前)."""
    return pl.col("reach").is_in(["sentence", "finished"]) & (pl.col("kind") != "now")


def _is_scene() -> pl.Expr:
    """Tell the day of a scene, which only dates what follows where it dates a figure itself."""
    return pl.col("kind").is_in(["point", "date"]) & (pl.col("precision") == "day") & ~pl.col("is_event")
