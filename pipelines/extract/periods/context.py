"""What the words around a time expression make of it: a basis of comparison, a time to come, how far it governs."""

import polars as pl

COMPARED = "(?:比|较|与|和|同|跟|相比|相较于?|对比|超过?|高于|低于|不及|不如|优于)$"
COMPARED_AFTER = "^(?:的?同期|[年初底末]*(?:相比|相较))"
AHEAD = "(?:将|拟|计划|预计|力争|定于|争取|有望|确保|[到至])[^,。]{0,4}$"
AHEAD_AFTER = "^[^,。]{0,2}(?:前|起?将|拟|计划|预计)"
FOUNDED = "(?:成立|创立|创建|创办|始建|建|组建|毕业|出生|生|始|诞生|起源|源)于$"
FOUNDED_AFTER = "^,?(?:成立|创立|创办|创建|组建|出生|诞生|毕业|生于|就读|考入|入职|入伍|加入|退休|任)"


def with_context(found: pl.DataFrame) -> pl.DataFrame:
    """Add is_compared, is_ahead, is_founding and can_govern (whether the story goes on in this time)."""
    left, right = pl.col("left").fill_null(""), pl.col("right").fill_null("")
    return found.with_columns(
        is_compared=pl.col("is_basis") | left.str.contains(COMPARED) | right.str.contains(COMPARED_AFTER),
        is_ahead=left.str.contains(AHEAD) | right.str.contains(AHEAD_AFTER),
        is_founding=left.str.contains(FOUNDED) | right.str.contains(FOUNDED_AFTER),
    ).with_columns(can_govern=~pl.col("is_compared") & ~pl.col("is_founding"))
