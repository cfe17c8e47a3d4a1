"""What is compared: the project itself and what one would write in its place, as functions of documents to lines."""

import re
from collections.abc import Callable

import ftfy
import polars as pl

from bench.damage import converter
from pipelines.restore.lines import clean_lines
from pipelines.restore.metadata import clean_metadata

# Documents in; page_id, line_no, text and is_damaged out.
Tool = Callable[[pl.DataFrame], pl.DataFrame]

# What a reader of these pages would write: brackets around nothing but pinyin, behind a Chinese character.
GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)")


def this_project(documents: pl.DataFrame) -> pl.DataFrame:
    """Clean as the warehouse does."""
    return clean_lines(clean_metadata(documents)).select("page_id", "line_no", "text", "is_damaged")


def regex_and_opencc(line: str) -> str:
    """Remove what looks like a gloss, then convert to Simplified."""
    return str(converter("t2s").convert(GLOSS.sub("", line)))


def ftfy_regex_and_opencc(line: str) -> str:
    """Repair with ftfy as it comes, then as above."""
    return regex_and_opencc(ftfy.fix_text(line))


def line_by_line(clean: Callable[[str], str]) -> Tool:
    """Make a tool of a function of one line; it flags nothing."""

    def tool(documents: pl.DataFrame) -> pl.DataFrame:
        lines = split_lines(documents)
        cleaned = pl.Series(map(clean, lines["text"]), dtype=pl.String)
        return lines.with_columns(text=cleaned, is_damaged=pl.lit(value=False))

    return tool


def split_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, line_no (from 1) and text: the lines of each document as they stand."""
    return (
        documents.select("page_id", text=pl.col("raw_text").str.split("\n"))
        .with_columns(line_no=pl.int_ranges(1, pl.col("text").list.len() + 1, dtype=pl.Int32))
        .explode("line_no", "text")
        .select("page_id", "line_no", "text")
    )


TOOLS: dict[str, Tool] = {
    "this project": this_project,
    "regex, OpenCC": line_by_line(regex_and_opencc),
    "ftfy, regex, OpenCC": line_by_line(ftfy_regex_and_opencc),
}
