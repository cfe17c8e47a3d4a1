"""Of which kind a piece is, told from its marks alone. That it is a figure the grammar has said."""

import polars as pl

from pipelines.extract.figures.exclusions import TO
from pipelines.extract.figures.grammar import CHINESE_MARK, CURRENCY, JOINT, MARK, PAIR, TIMES

ARABIC_START = rf"^(?:零下|[-−])?(?:[0-9]|{MARK})"
# The first that a piece holds names it.
MARKS = {
    "rank": "^第",
    "doubled": "^翻",
    "portions": f"分之.+{TO}",
    "fraction": "分之|^[0-9]/[0-9]$|^一半$|^半数$",
    "symbol": f"^{CURRENCY}",
    "half": "[个年天倍斤亩里]半",
    "tenth": "[成折]",
    "range": f".{TO}",
    "list": f"[0-9十百千万亿]{JOINT}[0-9]",
    "torn": rf"^{MARK}+[余多]?(?:[^0-9余多.]|$)",
    "bare": rf"{ARABIC_START}[0-9.,{MARK}十百千万亿]*\s?[余多来几]?\s?{TIMES}*[余多]?$",
    "single": ARABIC_START,
    "pair": rf"^(?:{CHINESE_MARK}*{PAIR}|一二{TIMES}){TIMES}*(?:[^零〇一二两三四五六七八九十百千万亿]|$)",
    "myriads": f"^{CHINESE_MARK}+[余多]?$",
}


def kind(surface: pl.Expr) -> pl.Expr:
    """Return the kind of a piece; what has no mark of another is a Chinese numeral with its unit."""
    named = (pl.when(surface.str.contains(mark)).then(pl.lit(name)) for name, mark in MARKS.items())
    return pl.coalesce(*named, pl.lit("chinese"))
