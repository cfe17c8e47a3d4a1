"""What the heading of a section makes of its figures: under next year's targets a number is a target, and no fact."""

import polars as pl

from pipelines.extract.figures.status import patterns

NUMBERING = r"(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十0-9]+[)]|[0-9]{1,2}[.、]|[●◆■▲·*-])?\s*"
YEAR = "20[0-9]{2}"
TIME = f"(?:(?:{YEAR}年?[-—至到])?{YEAR}年度?|[今明后]年|下半年|“?十[四五六]五”?(?:时期|期间)?|未来[一-龥]{{1,3}}年)?"
LONGEST = 30
WORDS = "目标|任务|指标|计划|安排|打算|规划|重点|下一?[步阶]"


def with_sections(lines: pl.DataFrame) -> pl.DataFrame:
    """Add section to the lines of stories, which stand in order: target or planned where the heading says so."""
    is_first = pl.col("page_id") != pl.col("page_id").shift(fill_value="")
    is_heading = pl.col("role").is_in(["heading", "title"])
    return (
        lines.with_columns(label=pl.col("text").str.head(LONGEST))
        .with_columns(label=pl.when(pl.col("label").str.contains(WORDS)).then("label"))
        .with_columns(label=pl.col("label").str.extract("^([^,。;!?:]{2,})(?::|$)"))
        .with_columns(told=told())
        .with_columns(section=pl.when(is_heading).then("told").when(is_first).then(pl.lit("")))
        .with_columns(section=pl.when(pl.col("told") != "").then("told").otherwise(pl.col("section").forward_fill()))
        .with_columns(section=pl.when(pl.col("section") != "").then("section"))
        .drop("told", "label")
    )


def told() -> pl.Expr:
    """Return what a heading, or a label at the start of a line (主要目标:), tells of the figures behind it; else ''."""
    label = pl.col("label")
    opening = f"^{NUMBERING}{TIME}的?"
    is_past = label.str.contains(patterns("section_done"))
    return (
        pl.when(is_past)
        .then(pl.lit(""))
        .when(label.str.contains(f"{opening}(?:{patterns('section_planned')})$"))
        .then(pl.lit("planned"))
        .when(label.str.contains(f"{opening}(?:{patterns('section_target')})$"))
        .then(pl.lit("target"))
        .otherwise(pl.lit(""))
    )
