"""One script: Traditional characters and an earlier tool's leftovers become Simplified ones, one for one."""

import polars as pl

from pipelines.restore.script import FOREIGN, line_scripts, to_simplified, traditional_only
from pipelines.restore.strays import right_strays, stray_signs

# Traditional text writes the particle 着 as the word 著.
PARTICLE = "着"
COUNTS = ("stray_character", "script_changed", "particle_zhe")


def simplify(lines: pl.DataFrame) -> pl.DataFrame:
    """Simplify `text` of `lines` (script, text), which has one width; no offset moves.

    Adds line_script and the characters changed by each rule: stray_character, script_changed, particle_zhe.
    """
    uncounted = {count: pl.lit(0, pl.Int32) for count in COUNTS}
    lines = lines.with_columns(line_script="script", **uncounted).with_row_index("row")
    # Most lines are Simplified throughout, and done.
    is_plain = lines.select(
        (pl.col("script") == "simplified") & ~pl.col("text").str.contains(stray_signs())
    ).to_series()
    others = line_scripts(lines.filter(~is_plain))
    is_foreign = pl.col("script").is_in(FOREIGN) | (pl.col("line_script") == "traditional")
    in_simplified = pl.concat([others.filter(~is_foreign), _converted(others.filter(is_foreign))]).drop("traditional")
    return pl.concat([lines.filter(is_plain), right_strays(in_simplified)]).sort("row").drop("row")


def _converted(lines: pl.DataFrame) -> pl.DataFrame:
    before, after = lines["text"], to_simplified(lines["text"])
    changed = lines["traditional"].cast(pl.Int32) - after.str.count_matches(traditional_only()).cast(pl.Int32)
    particles = after.str.count_matches(PARTICLE) - before.str.count_matches(PARTICLE)
    return lines.with_columns(after, script_changed=changed, particle_zhe=particles.cast(pl.Int32))
