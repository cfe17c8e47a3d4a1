"""What one would write instead: a regular expression with cn2an for figures, jieba's tagger for people."""

import re

import cn2an
import jieba.posseg
import polars as pl

from pipelines.extract.figures.numerals import LIMIT, VALUE

NUMBER = re.compile(
    r"([0-9][0-9,]*(?:\.[0-9]+)?|[零一二两三四五六七八九十百千万亿]+)\s?([百千万亿]*)\s?(个百分点|人次|%|[一-龥])"
)
TAG_OF_PERSON = "nr"


def figures(lines: pl.DataFrame) -> pl.DataFrame:
    """Return page, line_no, value, value_max (none) and unit of each number with the next character as its unit."""
    rows = [
        (page, line_no, value, unit)
        for page, line_no, text in lines.select("page", "line_no", "text").iter_rows()
        for number, times, unit in NUMBER.findall(text)
        if (value := _value(number.replace(",", "") + times)) is not None
    ]
    schema = {"page": pl.String, "line_no": pl.Int32, "value": pl.Float64, "unit": pl.String}
    found = pl.DataFrame(rows, schema=schema, orient="row")
    return found.with_columns(pl.col("value").round(2).cast(VALUE), value_max=pl.lit(None, VALUE))


def people(lines: pl.DataFrame) -> pl.DataFrame:
    """Return page and name of each person that jieba tags, once a page."""
    rows = {
        (page, word.word)
        for page, text in lines.select("page", "text").iter_rows()
        for word in jieba.posseg.cut(text)
        if word.flag == TAG_OF_PERSON and len(word.word) > 1
    }
    return pl.DataFrame(sorted(rows), schema={"page": pl.String, "name": pl.String}, orient="row")


def _value(numeral: str) -> float | None:
    try:
        value = float(cn2an.cn2an(numeral, "smart"))
    except ValueError:
        return None
    return value if abs(value) < LIMIT else None
