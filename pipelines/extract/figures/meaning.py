"""What a number states: a change with its direction, a rate, a share, an amount; from the words around it."""

from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.figures.running import is_running_total
from pipelines.extract.figures.status import add_status, is_same_line

AMOUNTS = ("money", "mass", "area", "volume", "energy", "length")
CHANGEABLE = ("ratio", "multiple", "rate", "index", "count", "noun", *AMOUNTS)
MONEY_CUE = "[花卖挣赚付]|钱|收入|工资|薪|租|价|费"
REACH, AMOUNT_REACH, PER_REACH = 18, 12, 24
# A clause that is only a verb says of which speed the clause before it spoke (增速最快,达到21.4%).
ONLY_VERB = "^(?:已|将|首次)?(?:达到?|为|仅为|约为|高达|超过|分别为|分别达)(?:约|近)?$"
LAST_TWO = "[^,]*(?:[增涨降跌升]幅|增速|降速|增长率)[^,]*,[^,]*$"
# 7%、9%和12%; 由5120元降至4386元.
JOINT = r"(?:\s?(?:[、和与及至到]|以及)\s?"
ADJOINS = r"(?:了|近|约|逾|超过?|至少|累计)*\s?$"
BOUND = r"\s?(?:不(?:得|能|应)?[低高少多]于|不(?:得|能|应)?超过|不足|不到|至少|最少|最多|多于|少于|多达|高达)\s?$"
PAID_BY = "按(?:照)?[^,]*$"
PAID = r"^\s?(?:的)?(?:比例|标准|给予|予以|计提|补贴|补助|奖励|资助|发放|拨付|缴|征)"


SENSES = ("level", "no_change", "up", "down", "per", "rate", "index", "measure", "of_measure", "of_amount")


@cache
def sense(*senses: str) -> str:
    """Return the alternation of the patterns with these senses, in their order in the table."""
    table = reference.table("figure_meanings")
    return "|".join(p for one in senses for p in table.filter(pl.col("sense") == one)["pattern"])


def add_meaning(figures: pl.DataFrame) -> pl.DataFrame:
    """Add statistic, direction, status and is_cumulative; the rows stand in the order of the text."""
    return (
        add_status(figures)
        .with_columns(said=spoken())
        .with_columns(word=telling_word())
        .with_columns(word=pl.when(joined()).then(None).otherwise(pl.col("word").fill_null("")).forward_fill())
        .pipe(with_senses)
        .with_columns(change=change())
        .pipe(add_statistic)
        .with_columns(
            direction=pl.when(pl.col("statistic") == "growth").then(pl.col("change")),
            is_cumulative=is_running_total(),
        )
        .drop("word", "said", "change", *map(says, SENSES))
    )


def telling_word() -> pl.Expr:
    """Return the nearest word before a number that tells what it states; of a share also the word after it."""
    keyword = sense("level", "no_change", "up", "down", "share", "per", "rate", "index", "measure")
    near = pl.col("said").str.tail(pl.when(is_ratio()).then(REACH).otherwise(AMOUNT_REACH))
    after = pl.when(is_ratio()).then("tail").str.extract(f"^\\s?的(?:年均|同比|平均)?({sense('after')})")
    return pl.coalesce(after, near.str.extract_all(keyword).list.last())


def spoken() -> pl.Expr:
    """Return the words of the clause before the number and what bounds it."""
    speed = pl.when(pl.col("clause").str.contains(ONLY_VERB)).then("head").str.extract(LAST_TWO, 0)
    return pl.coalesce(speed, "clause").str.replace(BOUND, "")


def is_ratio() -> pl.Expr:
    """Tell a number that measures against something: %, points, times."""
    return pl.col("unit_kind").is_in(["ratio", "multiple", "change"]).fill_null(value=False)


def joined() -> pl.Expr:
    """Tell a number that only a joint parts from the number before it, whose words are then its own (7%、9%和12%)."""
    gap = pl.col("char_start") - pl.col("char_end").shift(1)
    near = is_same_line() & (gap.is_between(1, 6) & (pl.col("unit") == pl.col("unit").shift(1))).fill_null(value=False)
    between = pl.col("clause").str.tail(pl.when(near).then(gap).otherwise(0))
    return near & between.str.contains(rf"^{JOINT}|(?:左右|以上|[^,]?)(?:{sense('level')}))\s?(?:约|近|超|逾|的)?$")


def change() -> pl.Expr:
    """Return up or down when the nearest telling word is one of change, else null."""
    compared = pl.when(~is_word("level", "no_change", "down")).then("clause").str.tail(REACH)
    return (
        pl.when(pl.col("kind") == "doubled")
        .then(pl.lit("up"))
        .when(is_word("level", "no_change"))
        .then(None)
        .when(is_word("up") & pl.col("surface").str.contains("^[-−]"))
        .then(pl.lit("down"))
        .when(is_word("down") | compared.str.contains(sense("below")).fill_null(value=False))
        .then(pl.lit("down"))
        .when(is_word("up") | compared.str.contains(sense("above")))
        .then(pl.lit("up"))
    )


def is_word(*senses: str) -> pl.Expr:
    """Tell whether the nearest telling word has one of these senses."""
    return pl.any_horizontal(map(says, senses))


def with_senses(figures: pl.DataFrame) -> pl.DataFrame:
    """Tell of the nearest telling word which senses it has; few words are told apart, and each is read once."""
    of_word = (pl.col("word").str.contains(f"^(?:{sense(one)})$").alias(says(one)) for one in SENSES)
    senses = figures.select("word").unique().with_columns(of_word)
    return figures.join(senses, on="word", how="left", maintain_order="left")


def says(sense: str) -> str:
    """Return the name of the column that tells whether the word has a sense."""
    return f"says_{sense}"


def add_statistic(figures: pl.DataFrame) -> pl.DataFrame:
    """Add statistic: change first, then shares and rates, then what the unit measures."""
    kind, unit_is_null = pl.col("unit_kind"), pl.col("unit").is_null()
    # A test of one kind of unit reads the words around the numbers of that kind only.
    points, length = (pl.when(kind == name).then("tail") for name in ("change", "length"))
    points_paid = points.str.contains(r"^\s?的?[一-龥]{0,2}(?:贴息|补贴)").fill_null(value=False)
    distance = is_word("measure") | length.str.contains(rf"^\s?(?:以?外|远|处|的(?:{sense('length_of')}))")
    rate_without_unit = unit_is_null & pl.col("word").str.ends_with("率")
    return (
        figures.with_columns(is_changed=is_changed(), is_per=is_per())
        .with_columns(is_rated=is_rated())
        .with_columns(
            statistic=pl.when(pl.col("kind") == "rank")
            .then(pl.lit("rank"))
            .when(points_paid)
            .then(pl.lit("rate"))
            .when((kind == "change") | (pl.col("is_changed") & (kind.is_in(CHANGEABLE) | unit_is_null)))
            .then(pl.lit("growth"))
            .when((kind == "rate") | (pl.col("is_rated") & (kind == "ratio")) | rate_without_unit)
            .then(pl.lit("rate"))
            .when((kind == "ratio") & ~is_word("index"))
            .then(pl.lit("share"))
            .when((kind == "length") & distance)
            .then(pl.lit("other"))
            .when(pl.col("is_per") & kind.is_in([*AMOUNTS, "count", "noun"]))
            .then(pl.lit("rate"))
            .when(kind.is_in(AMOUNTS) | is_money())
            .then(pl.lit("sum"))
            .when(kind.is_in(["count", "noun"]) | (unit_is_null & pl.col("low").str.contains("[万亿]")))
            .then(pl.lit("count"))
            .otherwise(pl.lit("other"))
        )
        .drop("is_changed", "is_per", "is_rated")
    )


def is_changed() -> pl.Expr:
    """Tell a change; 提升, 扩大 and their like change an amount only right before it (提升服务的9条措施 does not)."""
    kind = pl.col("unit_kind")
    measured = is_ratio() | (kind == "index") | (kind.is_in(AMOUNTS) & is_word("of_measure"))
    said = pl.when(pl.col("change").is_not_null() & is_word("up", "down")).then("clause")
    adjoins = said.str.contains(f"(?:{sense('up', 'down')}){ADJOINS}")
    told = measured | is_word("of_amount") | adjoins | ~is_word("up", "down")
    return pl.col("change").is_not_null() & told


def is_per() -> pl.Expr:
    """Tell an amount per head, month or acre."""
    untold = (pl.col("word") == "") | is_word("level")
    said = pl.when(untold).then("clause").str.tail(PER_REACH)
    return is_word("per") | said.str.contains(sense("per")).fill_null(value=False)


def is_rated() -> pl.Expr:
    """Tell a share that is a rate: it follows the name of one, or is what something is paid by."""
    clause, tail = (pl.when(pl.col("unit_kind") == "ratio").then(words) for words in ("clause", "tail"))
    paid = clause.str.contains(PAID_BY) & tail.str.contains(PAID)
    named = is_word("level", "per") & clause.str.contains("[一-龥]率")
    return is_word("rate") | named | paid


def is_money() -> pl.Expr:
    """Tell money that is counted in pieces (三四万块) or without a unit (挣了两万六)."""
    pieces, no_unit = (pl.col("unit") == "块").fill_null(value=False), pl.col("unit").is_null()
    clause, low = (pl.when(pieces | no_unit).then(words) for words in ("clause", "low"))
    spent, large = clause.str.tail(AMOUNT_REACH).str.contains(MONEY_CUE), low.str.contains("[千万亿]")
    return (pieces & (spent | large)) | (no_unit & large & spent)
