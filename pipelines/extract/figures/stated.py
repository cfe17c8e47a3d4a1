"""Which of the numbers read state something. What a number is worth and means is read elsewhere."""

import polars as pl

REACH = 14
BARE = "^[百千万亿]"
BEHIND = ("以上", "及以上", "以下", "及以下")
ENDS_BEHIND = r"^\s?及?以[上下](?:[,。;、)!:”]|$)"
YEAR_LIKE = "^(?:19|20)[0-9]{2}$"
TIME_CUE = (
    "(?:连续|历时|为期|长达|超过?|耗时|用时|已有?|工期|期限|时间|满|约|逾|不足|不到|有效期|至少|达|延长|缩短|提前)了?$"
)
RANK_CUE = "(?:居|列|排|排名|排在|跃|升至|跃升|位列|占据|获|夺得)[^,。;]{0,8}$|(?:世界|全国|全球|全省|全市|全区)$"
# 等八部门 counts them, 八部门 alone is their name.
OF_LIST, TOGETHER = "等", "^(?:联合(?:印|发|下|出|开|公|部|召|举|主|制)|联手)"
RANK_OF_SERIES = r"^\s?(?:[次届场个批期季书代方条号]|大(?:道|街))"
RANK_END = r"^\s?(?:[,。;、)!:”\s]|$|[大高长多的]|梯队|方阵|左右)"
PORTION_CUE = r"(?:占|近|超|超过|约|达|为|[的])\s?$"
INDEX_CUE = (
    "(?:为|报|达|达到|至|到|是|指数|系数|值|率|比|收于|收报|[升降增减涨跌]|提高|扩大|缩小|回落|上升|下降|减少)了?$"
)
END = r"^\s?(?:[,。;、)!:”]|$|左右|以上|以下)"
BELOW_CUE = "(?:[为至到达是约温在空差额率(:]|收益|利润|盈利|增长|[增涨]幅|增速|[同环]比|结余|^)$"


def stated(read: pl.DataFrame) -> pl.DataFrame:
    """Keep the numbers that state something, and those whose digits were torn, which have no value."""
    torn = pl.col("surface_scan").str.contains("\ufffd")
    rows = read.with_columns(
        is_damaged=torn,
        value=pl.when(~torn).then("value"),
        value_max=pl.when(~torn).then("value_max"),
    )
    is_range = pl.col("high").is_not_null()
    sound = pl.col("value").is_not_null() & (~is_range | (pl.col("value_max") > pl.col("value")))
    grouped = pl.when(pl.col("head").str.ends_with(",")).then("head").str.contains("[0-9],$")
    cut = (grouped & pl.col("surface").str.contains("^[0-9]+,[0-9]")).fill_null(value=False)
    cut |= pl.col("head").str.ends_with(".") | ((pl.col("kind") == "rank") & (pl.col("value") == 0))
    read = rows.filter(torn | sound, ~cut.fill_null(value=False))
    return read.with_columns(near=pl.col("head").str.tail(REACH)).filter(kept()).drop("near")


def kept() -> pl.Expr:
    """Return the test of each kind of piece."""
    kind = pl.col("kind")
    return (
        pl.when(kind == "chinese")
        .then(chinese_kept())
        .when(kind.is_in(["pair", "myriads"]) & pl.col("written").is_null())
        .then(pl.col("tail").str.contains(END))
        .when(kind == "bare")
        .then(bare_kept())
        .when(kind == "rank")
        .then(rank_kept())
        .when(kind == "fraction")
        .then(fraction_kept())
        .otherwise(~year_like() & minus_kept() & pl.col("written").is_not_null())
    )


def of(kind: str, *columns: str) -> list[pl.Expr]:
    """Return columns of the pieces of one kind; those of the others are null, so that no test reads them."""
    return [pl.when(pl.col("kind") == kind).then(column) for column in columns]


def chinese_kept() -> pl.Expr:
    """Keep 两家 and 近百名, not 一个, 二轮 (the second), 百家, 亿元以上 or a length of time said in passing."""
    low, near, tail = of("chinese", "low", "near", "tail")
    limited = pl.col("modifier") != "exact"
    # 亿元以上项目 names a class of projects.
    names_class = pl.col("qualifier").is_in(BEHIND).fill_null(value=False) & ~tail.str.contains(ENDS_BEHIND)
    is_time = pl.col("unit_kind").is_in(["time", "age"])
    return (
        (~low.is_in(["一", "二"]) | (pl.col("unit") == "倍"))
        & (~low.str.contains(BARE) | (limited & ~names_class))
        & (~pl.col("is_listed") | (low.str.len_chars() > 1) | ends_list())
        & (~is_time | limited | near.str.contains(TIME_CUE))
    )


def ends_list() -> pl.Expr:
    """Tell a number that counts the bodies listed before it."""
    tail = pl.when("is_listed").then("tail")
    return pl.col("near").str.ends_with(OF_LIST) | ((pl.col("low") != "两") & tail.str.contains(TOGETHER))


def rank_kept() -> pl.Expr:
    """Keep 第三位 and 居全国第三, not the third of a series (第三次会议)."""
    near, tail = of("rank", "near", "tail")
    ranked = near.str.contains(RANK_CUE) & ~tail.str.contains(RANK_OF_SERIES)
    return pl.col("written").is_not_null() | (ranked & tail.str.contains(RANK_END))


def bare_kept() -> pl.Expr:
    """Keep a number without a unit when it has 万 or 余, or when it is the decimal an index stands at."""
    surface, near, tail, low = of("bare", "surface", "near", "tail", "low")
    index = surface.str.contains(r"^[0-9]+\.[0-9]+$") & near.str.contains(INDEX_CUE) & tail.str.contains(END)
    return low.str.contains("[万亿]") | (pl.col("more") != "") | index


def fraction_kept() -> pl.Expr:
    """Keep 三分之一, and 1/3 where a share is due."""
    surface, near, tail = of("fraction", "surface", "near", "tail")
    due = near.str.contains(PORTION_CUE) | tail.str.contains("^(?:以上|的)")
    return ~surface.str.contains("/", literal=True) | due


def year_like() -> pl.Expr:
    """Tell a year that stands before a noun (2024企业家大会)."""
    return pl.col("low").str.contains(YEAR_LIKE) & (pl.col("unit_kind") == "noun") & (pl.col("modifier") == "exact")


def minus_kept() -> pl.Expr:
    """Keep a leading minus only where a number is due; elsewhere it is a dash."""
    signed = pl.when(pl.col("surface").str.contains("^[-−]")).then("near")
    return signed.str.contains(BELOW_CUE).fill_null(value=True)
