"""One width and one script: full-width forms, Traditional characters and an earlier tool's leftovers, one for one."""

import re

import polars as pl

from pipelines.restore.script import line_scripts, to_simplified, traditional_only
from pipelines.restore.strays import stray_characters
from pipelines.restore.width import ONE_WIDTH

# Traditional text writes the particle 着 as the word 著.
PARTICLE = "着"


def simplify(lines: pl.DataFrame) -> pl.DataFrame:
    """Fold and simplify `text` of `lines` (page_id, script, text); no offset moves.

    Adds line_script and the characters changed by each rule: width, stray_character, script, particle_zhe.
    """
    lines = line_scripts(lines).with_row_index("row")
    is_foreign = pl.col("script").is_in(["traditional", "mixed"]) | (pl.col("line_script") == "traditional")
    native = _folded(lines.filter(~is_foreign), ONE_WIDTH | stray_characters())
    native = native.with_columns(script_changed=pl.lit(0, pl.Int32), particle_zhe=pl.lit(0, pl.Int32))
    foreign = _converted(_folded(lines.filter(is_foreign), ONE_WIDTH))
    return pl.concat([native, foreign]).sort("row").drop("row")


def _folded(lines: pl.DataFrame, table: dict[str, str]) -> pl.DataFrame:
    """Replace single characters, and count those of other width and the strays apart."""
    text = pl.col("text")
    keys = sorted(table, key=len, reverse=True)
    return lines.with_columns(
        text.str.replace_many(keys, [table[key] for key in keys], leftmost=True),
        width=_count(text, "".join(ONE_WIDTH)),
        stray_character=_count(text, "".join(key for key in table.keys() - ONE_WIDTH if len(key) == 1)),
    )


def _converted(lines: pl.DataFrame) -> pl.DataFrame:
    before, after = lines["text"], to_simplified(lines["text"])
    changed = before.str.count_matches(traditional_only()) - after.str.count_matches(traditional_only())
    particles = after.str.count_matches(PARTICLE) - before.str.count_matches(PARTICLE)
    return lines.with_columns(after, script_changed=changed.cast(pl.Int32), particle_zhe=particles.cast(pl.Int32))


def _count(text: pl.Expr, characters: str) -> pl.Expr:
    count = text.str.count_matches(f"[{re.escape(characters)}]") if characters else pl.lit(0)
    return count.cast(pl.Int32)
