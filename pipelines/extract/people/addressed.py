"""Where a person may be named ahead of a verb that people do, or of the title by which they are addressed."""

import polars as pl

from pipelines.extract.people.readings import surname
from pipelines.extract.people.spots import titles
from pipelines.extract.people.transliterated import sounds
from pipelines.pages.vocabulary import HAN, HANS
from pipelines.plans import run

# What leads to a name ahead of a title.
LEADS = "同与和及对向给由被请让据为是的了致见问贺经受取访邀、局厅院部委办校司所社处科室"
FOREIGN_LEADS = "同与和对向由的致见贺、"
# How much of the text behind the word is read with the name.
REACH = 3
# The longest title that may stand between two names.
LONGEST = 6
# Whoever stands behind it is the envoy of the one before.
ENVOY = "特使"
# What goes on from a title to another word: 总统府, 主席国, 部长级, 主任医师.
LONGER = "部府国级制办室单厅院席候处医"
PLACE_END = "[村镇乡县市区州省园寨庙宫河湖岛路街桥巷场厂店站港馆院所局队党部委厅]$"


def ahead_of_verbs(spots: pl.DataFrame) -> pl.DataFrame:
    """Return the names that a clause opens with, ahead of a verb that people do, or of a title (李明处长, 王强先生).

    Ahead of a title a name may also stand behind a word that leads to one (由李明处长).
    """
    left, is_title = pl.col("left"), pl.col("cue_kind") == "titled"
    is_addressed = is_title | (pl.col("cue_kind") == "suffix")
    led = left.str.extract(rf"[{LEADS}]({surname()}{HAN}{{1,2}})$")
    opened = left.str.extract(rf"(?:^|[^{HANS}·])({surname()}{HAN}{{1,2}})$")
    foreign = left.str.extract(rf"(?:^|[^{HANS}·]|[{FOREIGN_LEADS}])({sounds()}{{2,6}})$")
    kinds = spots.lazy().join(titles().lazy(), on="cue", maintain_order="left")
    own = pl.coalesce(pl.when(is_addressed).then(led), opened)
    # What only sounds foreign must weigh more ahead of a verb: 俄方 says much.
    of_foreign = pl.when(is_title).then("cue_kind").otherwise(pl.lit("foreign"))
    read = [
        kinds.with_columns(whole=own, may_be_foreign=pl.lit(value=False)),
        kinds.with_columns(whole=foreign, may_be_foreign=pl.lit(value=True), cue_kind=of_foreign),
    ]
    named = (
        pl.concat(read)
        .drop_nulls("whole")
        .filter(~is_title | ~(pl.col("whole").str.contains(PLACE_END) | pl.col("right").str.contains(f"^[{LONGER}]")))
    )
    return run(
        named.with_columns(
            ahead=pl.col("whole") + pl.col("cue") + pl.col("right").str.head(REACH),
            char_start=pl.col("char_start") - pl.col("whole").str.len_chars().cast(pl.Int32),
            text=pl.lit(None, pl.String),
        )
    )


def without_followers(people: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Drop who would stand behind another's title: 习近平总书记郑重提出 names one person."""
    text = lines.lazy().select("line", "text")
    ordered = (
        people.lazy().sort("line", "char_start", "char_end").join(text, on="line", how="left", maintain_order="left")
    )
    end = pl.col("char_end").shift(1)
    is_sure = pl.col("cue_kind").shift(1).is_in(["known", "titled"])
    is_near = (pl.col("line") == pl.col("line").shift(1)) & (pl.col("char_start") - end).is_between(1, LONGEST)
    between = pl.col("text").str.slice(end.fill_null(0), (pl.col("char_start") - end).clip(0).fill_null(0))
    names = titles().filter(pl.col("cue_kind") == "titled", pl.col("cue") != ENVOY)["cue"].implode()
    is_follower = (is_sure & is_near & between.is_in(names)).fill_null(value=False)
    return run(ordered.filter(~is_follower).select(people.columns))
