"""What a number states: which statistic, up or down, done or to come, running total or not, from the words before it."""

import polars as pl

UP = "增长|增收|增产|增加|增幅|增速|增至|增|提高|提升|上升|上涨|攀升|上扬|上行|扩大|涨|升|多|加快|上浮|上调|延长"
DOWN = "下降|减少|减收|减产|减|降低|降幅|降|回落|下滑|下跌|跌幅|跌|收窄|缩短|缩减|缩小|萎缩|压减|下调|少|放缓|亏损收窄"
LEVEL = "(?:增长|增加|增|提高|提升|上升|上涨|升|扩大|下降|减少|降低|降|回落|缩短|缩减|跌|涨|攀升|上调|下调|压减)(?:了)?(?:到|至|为)"
NOT_CHANGE = "增加值|增值|增强|新增|增量|增设|增减|升级|升空|降雨|降水|降雪|降至|减排量|多个|多种|多家|不少于|至少|最少|少于|多于|多达|众多|许多|不少|多元|少年|减灾|提升改造|增派|增开|增发|多年|少数|多数|大多|多次|很多|差不多|增持|减持|减免|加装"
SHARE = "占比|占|比重|比例|份额|成为"
PER = "人均|户均|平均|日均|年均|月均|每[一-龥]{1,3}"
RATE = f"[一-龥]率|指数|{PER}"
KEYWORD = f"{LEVEL}|{NOT_CHANGE}|{UP}|{DOWN}|{SHARE}|{RATE}"
TARGET = (
    "力争|争取|目标(?:是|为|达|在|任务|:)|(?:发展|增长|预期)目标|确保|到20[0-9]{2}年(?:底|末|前)?(?:[,，]|我|全|基|力|建|形|实|将)|将(?:达|超|突破|增|建|投|新增|新建|实现|提供|完成|获得|"
    "有|在|于|会|带动|形成|为|培育|引进|覆盖|再|继续|累计|进一步|推出|开|举办|持续|提高|下降|减少|降低|成为|吸引|容纳|满足|可)|"
    "要(?:达|实现|完成|建成|力争|新增)|达到.{0,6}目标|努力(?:实现|达)|不断迈向"
)
NO_PLAN = "模拟|虚拟|比拟|草拟|规划局|规划院|规划区|计划生育|(?:行动|发展|专项|建设|培育|倍增|五年|提升|工作|培养|引进|支持|实施)(?:计划|规划)"
PLANNED = (
    "(?:计划|规划|安排)(?:在|于|到|将|新|投|建|总|用|今|明|年|完|实|开|引|招|推|组|举|再|对|从|派|生|每|通过|未来|资金|专项|财政|[0-9])"
    "|(?:安排|筹措).{0,8}资金|拟"
)
DONE = "已|截至|目前"
ESTIMATE = "预计|预估|预期|有望|预测|估计|估算|或将|料将|预判"
CUMULATIVE = "累计|截[至止].*(?:已|共|总计|合计)|(?:自|从).*(?:以来|至今|起).*(?:已|共|总计)"
MONEY_LIKE = ("money", "mass", "area", "volume", "energy", "length")
REACH = 18


def add_meaning(figures: pl.DataFrame) -> pl.DataFrame:
    """Add statistic, direction, status and is_cumulative."""
    near = pl.col("clause").str.tail(REACH)
    word = near.str.extract_all(KEYWORD).list.last()
    amount_word = pl.col("clause").str.tail(REACH // 2).str.extract_all(KEYWORD).list.last()
    after = pl.col("tail").str.extract(f"^\\s?的(?:年均|同比)?(?:[一-龥]{{0,2}})({UP}|{DOWN})")
    amount = ~pl.col("unit_kind").is_in(["time", "age", "other", "rate", "change", "temperature"]).fill_null(False) & (
        pl.col("kind") != "rank"
    )
    ratio = pl.col("unit_kind").is_in(["ratio", "change"])
    return (
        figures.with_columns(word=pl.when(ratio).then(pl.coalesce(after, word)).otherwise(amount_word), is_ratio=ratio)
        .with_columns(change=change())
        .with_columns(statistic=statistic())
        .with_columns(
            direction=pl.when(pl.col("statistic") == "growth").then(pl.col("change")),
            status=status(),
            is_cumulative=pl.col("head").str.contains(CUMULATIVE) & amount,
        )
        .drop("word", "is_ratio", "change")
    )


def change() -> pl.Expr:
    """Return up or down when the nearest telling word is one of change, else null."""
    word = pl.col("word")
    whole = lambda words: word.str.contains(f"^(?:{words})$")  # noqa: E731
    return (
        pl.when(whole(LEVEL) | whole(NOT_CHANGE)).then(None)
        .when(whole(DOWN)).then(pl.lit("down"))
        .when(whole(UP)).then(pl.lit("up"))
    )


def statistic() -> pl.Expr:
    """Return the statistic: change first, then shares and rates, then what the unit measures."""
    kind, changed = pl.col("unit_kind"), pl.col("change").is_not_null()
    levelled = pl.col("word").str.contains(f"^(?:{LEVEL})$") & pl.col("clause").str.contains("[一-龥]率")
    rate_word = pl.col("word").str.contains(f"^(?:{RATE})$").fill_null(False) | levelled.fill_null(False)
    per_word = pl.col("word").str.contains(f"^(?:{PER})$").fill_null(False)
    return (
        pl.when(pl.col("kind") == "rank").then(pl.lit("rank"))
        .when((kind == "change") | (changed & kind.is_in(["ratio", "count", "noun", *MONEY_LIKE]))).then(pl.lit("growth"))
        .when(kind == "rate").then(pl.lit("rate"))
        .when(pl.col("unit") == "倍").then(pl.lit("rate"))
        .when((rate_word & (kind == "ratio")) | (per_word & kind.is_in([*MONEY_LIKE, "count", "noun"]))).then(pl.lit("rate"))
        .when(kind == "ratio").then(pl.lit("share"))
        .when(kind.is_in(MONEY_LIKE)).then(pl.lit("sum"))
        .when(kind.is_in(["count", "noun"]) | (pl.col("unit").is_null() & pl.col("low").str.contains("[万亿]"))).then(pl.lit("count"))
        .otherwise(pl.lit("other"))
    )


def status() -> pl.Expr:
    """Return whether the number is a fact, a target, planned or an estimate; the nearest word decides."""
    said = pl.col("head").str.replace_all("“[^”]{1,15}”|《[^》]*》", "")
    word = said.str.extract_all(f"{NO_PLAN}|{ESTIMATE}|{TARGET}|{PLANNED}|{DONE}").list.eval(
        pl.element().filter(~pl.element().str.contains(f"^(?:{NO_PLAN})$"))
    ).list.last()
    return (
        pl.when(word.str.contains(f"^(?:{ESTIMATE})")).then(pl.lit("estimate"))
        .when(word.str.contains(f"^(?:{PLANNED})")).then(pl.lit("planned"))
        .when(word.is_not_null() & ~word.str.contains(f"^(?:{DONE})$")).then(pl.lit("target"))
        .otherwise(pl.lit("actual"))
    )
