"""What the words around a time expression make of it: a basis of comparison, a time to come, how far it governs.

`reach` is how a time governs the figures behind it: sentence (all of them), part (up to the next semicolon), clause (up
to the next comma), number (only the number it is printed on), weak (all, where the sentence has no other), finished
(all, and their time can't be told: what a works will yield) or none.
"""

import polars as pl

COMPARED = "(?:比|较|与|和|同|跟|相比|相较于?|对比|超过?|高于|低于|不及|不如|优于)$"
COMPARED_AFTER = "^(?:的?同期|[年初底末]{0,2}(?:相比|相较))"
MULTIPLE = r"^[^,。;]{0,8}的?\s?[0-9.]+\s?倍"
AHEAD = "(?:将|拟|计划|预计|力争|定于|争取|有望|确保|最快|最迟|[到至])[^,。]{0,4}$"
AHEAD_AFTER = "^[^,。]{0,2}(?:前|起?将|拟|计划|预计)"
FOUNDED = "(?:成立|创立|创建|创办|始建|建|组建|毕业|出生|生|始|诞生|起源|源)于$"
FOUNDED_AFTER = "^,?(?:成立|创立|创办|创建|组建|出生|诞生|毕业于|毕业后|生于|就读|考入|入职|入伍|加入|退休|任)|^[^,。;]{0,15}毕业[,。]"
FINISHED_AFTER = "^[^,。;]{0,6}(?:建成|投产|达产|投用|投运|竣工|完工)后"
TITLE, QUOTE, QUOTE_AFTER = "《[^》]*$", "“[^”]{0,8}$", "^[^“”,。;!?]{0,10}”"
NAME = r"^\s?[“《]|^[^,。;、:]{0,16}(?:大会|论坛|大赛|博览会|洽谈会|招聘会|展览会|运动会|发布会|年会|典礼)"
ATTRIBUTE = "^[^,。;:、0-9]{0,8}的[^,。;:0-9约近超]"
ON_NUMBER = r"^的?(?:[约近超逾]|不足)?\s?[0-9]"
OWN_NUMBER = r"^的(?:[约近超逾]|不足)?\s?[0-9]"
EVENTS = ["举行", "举办", "召开", "开幕", "闭幕", "落幕", "签约", "开赛", "决赛", "发生"]
CLAUSE, CLAUSE_AFTER = "[已将拟]?于$", "^起[^,。;]"
PART = "(?:其中|但|而|特别是|尤其是|仅)[,，]?(?:在)?$"
SINCE = "^[^,。;]{0,20}(?:以来|至今)|^[^,。;]{1,12}后,[^,。;]{0,8}(?:已|累计)"
UNTIL = {"number": ",;、增提上下减降到至升", "clause": ",;", "part": ";"}
NEAR = 24


def with_context(found: pl.DataFrame) -> pl.DataFrame:
    """Add is_compared, is_ahead, reach, scope_end, can_govern (the story is in this time) and goes_on (so is what follows).

    is_open is set where the words behind run on to the publish date (启动…以来).
    """
    left, right = pl.col("left").fill_null(""), pl.col("right").fill_null("")
    near = pl.col("right").str.head(NEAR).fill_null("")
    return (
        found.with_columns(
            is_multiple=near.str.contains(MULTIPLE),
            is_compared=pl.col("is_basis") | left.str.contains(COMPARED) | near.str.contains(COMPARED_AFTER),
            is_ahead=left.str.contains(AHEAD) | near.str.contains(AHEAD_AFTER),
            is_founding=left.str.contains(FOUNDED) | near.str.contains(FOUNDED_AFTER),
            is_since=near.str.contains(SINCE) & ~pl.col("is_as_of"),
            is_event=right.str.contains_any(EVENTS),
        )
        .with_columns(
            is_compared=pl.col("is_compared") | pl.col("is_multiple"),
            is_open=pl.col("is_open") | pl.col("is_since"),
        )
        .with_columns(can_govern=~pl.col("is_compared") & ~pl.col("is_founding"), reach=_reach(left, near))
        .with_columns(scope_end=_scope_end(), goes_on=_goes_on())
    )


def _reach(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    named = left.str.contains(TITLE) | (left.str.contains(QUOTE) & right.str.contains(QUOTE_AFTER))
    told = pl.col("kind").is_in(["now", "vague"]) | pl.col("is_since")
    on_number = right.str.contains(ON_NUMBER) & ~pl.col("is_multiple")
    return (
        pl.when(named | (pl.col("kind") == "lasting"))
        .then(pl.lit("none"))
        .when("is_compared")
        .then(pl.when(on_number).then(pl.lit("number")).otherwise(pl.lit("none")))
        .when(pl.col("is_founding") & ~pl.col("is_since"))
        .then(pl.lit("clause"))
        .when(right.str.contains(OWN_NUMBER) & ~pl.col("is_since"))
        .then(pl.lit("number"))
        .when(right.str.contains(FINISHED_AFTER))
        .then(pl.lit("finished"))
        .when(left.str.contains(PART))
        .then(pl.lit("part"))
        .when((pl.col("kind") == "repeated") | ((right.str.contains(NAME) | right.str.contains(ATTRIBUTE)) & ~told))
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
        limit = pl.col("char_end") + narrow.str.extract(f"^(.[^{stop}]*)[{stop}]", 1).str.len_chars()
        end = pl.when(limit.is_not_null()).then(pl.min_horizontal(limit, "sentence_end")).otherwise(end)
    return end


def _goes_on() -> pl.Expr:
    """Tell whether the next sentences go on in this time: not in the day of a scene, and not in the present."""
    is_scene = pl.col("kind").is_in(["point", "date"]) & (pl.col("precision") == "day") & ~pl.col("is_event")
    return pl.col("reach").is_in(["sentence", "finished"]) & (pl.col("kind") != "now") & ~is_scene
