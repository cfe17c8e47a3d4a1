"""Which organisation 公司 and 该校 mean: the one of that kind the page named last."""

import polars as pl

# How the names of those end that a word for a kind may mean; a company is told by its type.
ENDINGS = {
    "校": "(?:[大中小]学|校)$",
    "医院": "(?:医院|卫生院|保健院)$",
    "院": "院$",
    "所": "所$",
    "中心": "中心$",
    "本中心": "中心$",
    "馆": "馆$",
    "会": "(?:会|联盟)$",
}
# 我中心 may be a public body too: its own people speak.
OUR_OWN = "本中心"
# A college stands for the school only where the page names no whole one before.
SMALLER = {"校": "[院园]$"}
# A bare 公司 means the page's own only where a clause opens; elsewhere it is part of a longer word.
OPENS = r"(?:^|[,。;:!?“”‘、\s()]|[年月日底初末旬来前后今]|目前|期内|当前|如今|带动|推动|帮助|表示|介绍|说|使|让)$"
PLAIN = "^(?:公司|企业|集团|工厂|学校|学院|医院|研究所|研究院|合作社|协会)$"


def with_firms_named(marks: pl.DataFrame) -> pl.DataFrame:
    """Give the words for an organisation (公司, 该校) the name they stand for; one that stands for none is left out."""
    word = pl.col("kind") == "firm"
    opens = ~pl.col("surface").str.contains(PLAIN) | pl.col("left").str.contains(OPENS)
    meant = [pl.when(pl.col("of") == of).then(_last_row(is_named)) for of, is_named in _kinds()]
    told = marks.filter(~word | opens).with_columns(meant=pl.when(word).then(pl.coalesce(meant)))
    name = pl.when(word).then(pl.col("organization_name").gather("meant")).otherwise("organization_name")
    return (
        told.with_columns(organization_name=name)
        .drop("meant")
        .filter(~word | pl.col("organization_name").is_not_null())
    )


def _kinds() -> list[tuple[str, pl.Expr]]:
    """Return the kinds of words, each with a test of an organisation that it may mean; the surer test first."""
    name = pl.col("organization_name")
    named, public = pl.col("kind") == "organization", pl.col("kind") == "body"
    company = named & ((pl.col("of") == "company") | name.str.ends_with("合作社"))
    endings = [*ENDINGS.items(), *SMALLER.items()]
    of_word = [(of, (named | public if of == OUR_OWN else named) & name.str.contains(end)) for of, end in endings]
    return [("company", company), *of_word]


def _last_row(is_named: pl.Expr) -> pl.Expr:
    """Return the row of the last organisation of a kind on the page."""
    row = pl.when(is_named).then(pl.int_range(pl.len())).forward_fill()
    return pl.when(pl.col("page_id").gather(row) == pl.col("page_id")).then(row)
