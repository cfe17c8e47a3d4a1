"""The value of one numeral as written: Arabic, Chinese or mixed, with its multipliers. No unit is known here."""

import re
from decimal import Decimal, InvalidOperation

import polars as pl

VALUE = pl.Decimal(24, 6)
LIMIT = Decimal(10) ** 18
STEP = Decimal("0.000001")
DIGITS = {
    mark: value
    for value, marks in enumerate(["零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for mark in marks
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
STEPS = 10**9
LARGE = {"万": 10**4, "亿": 10**8}
TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
TWICE = re.compile("亿亿|万万|千千|百百|十十|亿万")
# A number that is written like a code: 00012, 2024051712345.
CODE = re.compile(r"0[0-9]|[0-9]{13}")
FRACTION = re.compile(r"(.+)分之(.+)|([0-9]+)/([0-9]+)")
CHINESE_POINT = re.compile("^([^点]+)点([^点]+)$")
LONGEST = 40
# A number of few enough digits to fit the column with its multiplier.
PLAIN = r"^(?:0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,6})?[万亿]?$"
HUNDRED = Decimal(100)


def evaluate(numeral: str) -> Decimal | None:
    """Return the value of a numeral, or None when it is malformed or does not fit the column."""
    plain = re.sub(r"[\s,]", "", numeral)
    if not plain or len(plain) > LONGEST or TWICE.search(plain) or CODE.match(plain):
        return None
    try:
        return fitted(share(plain) if FRACTION.fullmatch(plain) or plain in ("一半", "半数") else amount(plain))
    except (InvalidOperation, ValueError, ZeroDivisionError):
        return None


def fitted(value: Decimal) -> Decimal | None:
    """Return the value at six decimals, or None when it is too large or would vanish."""
    if abs(value) >= LIMIT:
        return None
    rounded = value.quantize(STEP)
    return None if value and not rounded else rounded


def share(plain: str) -> Decimal:
    """Return a fraction in per cent: 三分之一 is 33.333333, 百分之五 is 5, 一半 is 50."""
    found = FRACTION.fullmatch(plain)
    if found is None:
        return Decimal(50)
    whole, part = found[1] or found[4], found[2] or found[3]
    return (
        HUNDRED
        * amount(part)
        / (Decimal({"百": 100, "千": 1000, "万": 10000}[whole]) if whole in "百千万" else amount(whole))
    )


def amount(plain: str) -> Decimal:
    """Return the value of a whole or decimal numeral; ValueError when it is not one."""
    sign = -1 if plain.startswith(("-", "−", "零下")) else 1
    plain = plain.removeprefix("零下").lstrip("-−")
    point = CHINESE_POINT.match(plain)
    if point:
        return sign * (sections(point[1]) + Decimal("0." + "".join(str(DIGITS[mark]) for mark in point[2])))
    return sign * sections(plain)


def sections(plain: str) -> Decimal:
    """Add the sections of a numeral between its large multipliers: 1亿2千万 is 1亿 and 2千 times 万."""
    total = section = Decimal(0)
    number: Decimal | None = None
    last = large = 0
    small = STEPS
    for part in TOKEN.findall(plain):
        if part in SMALL:
            small = descending(SMALL[part], small)
            section += (1 if number is None else number) * SMALL[part]
            number, last = None, SMALL[part]
        elif part in LARGE:
            small, large = STEPS, descending(LARGE[part], STEPS if large != LARGE[part] else large)
            total, section = close(total, section + leading(number, section, total), LARGE[part])
            number, last = None, LARGE[part]
        elif number:
            raise ValueError(plain)
        else:
            number, last = digit(part), 0 if part in "零〇○" else last
    return total + section + trailing(number, last, plain)


def descending(multiplier: int, last: int) -> int:
    """Return a multiplier; ValueError when it does not step down from the one before it (三十三百, 3万5万)."""
    if multiplier >= last:
        raise ValueError(multiplier)
    return multiplier


def digit(part: str) -> Decimal:
    """Return the value of one Arabic number or one Chinese digit."""
    if part in DIGITS:
        return Decimal(DIGITS[part])
    if not part[0].isascii():
        raise ValueError(part)
    return Decimal(part)


def leading(number: Decimal | None, section: Decimal, total: Decimal) -> Decimal:
    """Return what stands before a large multiplier: nothing at all reads as one (万元)."""
    if number is None:
        return Decimal(0) if section or total else Decimal(1)
    return number


def close(total: Decimal, section: Decimal, multiplier: int) -> tuple[Decimal, Decimal]:
    """Multiply out a section: 亿 takes all before it (3万亿), 万 only its own."""
    if multiplier == LARGE["亿"]:
        return (total + section) * multiplier, Decimal(0)
    return total + section * multiplier, Decimal(0)


def trailing(number: Decimal | None, last: int, plain: str) -> Decimal:
    """Return the digits after the last multiplier: 一万二 is 12000, 一百零二 is 102, 3万5000 is 35000."""
    if number is None:
        return Decimal(0)
    return number * last / 10 if last >= SMALL["百"] and plain[-1] in DIGITS else number


def values(numerals: pl.Series) -> pl.DataFrame:
    """Return one row per distinct numeral: numeral, value (null when malformed)."""
    distinct = numerals.drop_nulls().unique().to_frame("numeral")
    is_plain = pl.col("numeral").str.contains(PLAIN)
    others = distinct.filter(~is_plain).with_columns(
        value=pl.col("numeral").map_elements(evaluate, return_dtype=VALUE, skip_nulls=True)
    )
    return pl.concat([distinct.filter(is_plain).with_columns(value=plain_value()), others])


def plain_value() -> pl.Expr:
    """Return the value of a numeral in Arabic digits, which most are and which needs no reading part by part."""
    written = pl.col("numeral").str.replace_all(",", "", literal=True)
    times = written.str.slice(-1).replace_strict(LARGE, default=1, return_dtype=pl.Int64)
    return (written.str.strip_chars_end("万亿").cast(VALUE) * times).cast(VALUE)
