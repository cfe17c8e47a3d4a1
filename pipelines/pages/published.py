"""When each article was published, and on what evidence. A date told in the story is never its publish date."""

import polars as pl

from pipelines.pages.dates import declared_date, first_date, first_month, has_clock, written_out
from pipelines.pages.vocabulary import any_of
from pipelines.pages.windows import PAGE
from pipelines.pages.years import with_year

TEXT = pl.col("text")
DATELINE = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:电|讯|专电|消息|报道)"
TODAY = r"(?:今天|今日|本日)[(]((?:\d{4}年)?\d{1,2}月\d{1,2}日)[)]"
# How far into a line its agency dateline stands, and how many first paragraphs may open with one.
OPENING, LEAD = 40, 2
# The longest signature of a notice.
SIGNATURE = 30


def read_published(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, published_on, published_basis and published_precision, one row a page, by the surest evidence."""
    pages = documents.select(PAGE, "html_published")
    evidence = (_declared(pages), _printed(lines), _datelined(lines), _told_today(lines), _signed(lines))
    best = (
        pl.concat(evidence).filter(pl.col("published_on").is_not_null()).unique(PAGE, keep="first", maintain_order=True)
    )
    return (
        pages.select(PAGE)
        .join(best, on=PAGE, how="left", maintain_order="left")
        .with_columns(
            pl.col("published_basis").fill_null("unknown"),
            pl.col("published_precision").fill_null("none"),
        )
    )


def _evidence(rows: pl.DataFrame, date: pl.Expr, basis: pl.Expr, precision: pl.Expr) -> pl.DataFrame:
    return rows.select(PAGE, published_on=date, published_basis=basis, published_precision=precision)


def _clock_or_day(text: pl.Expr) -> pl.Expr:
    return pl.when(has_clock(text)).then(pl.lit("time")).otherwise(pl.lit("day"))


def _declared(pages: pl.DataFrame) -> pl.DataFrame:
    """Return what the HTML head declares."""
    stamp = pl.col("html_published")
    return _evidence(pages, declared_date(stamp), pl.lit("page"), _clock_or_day(stamp))


def _printed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return what the lines about the publication state: a labelled date first, then one above the story."""
    labelled = TEXT.str.contains(any_of("page_info_labels", "label", kind="published") + r"\s*:")
    in_head = pl.col("line_no") < _first_body()
    stated = (
        lines.with_columns(is_labelled=labelled, in_head=in_head.fill_null(False))
        .filter(pl.col("role") == "dateline", pl.col("is_labelled") | pl.col("in_head"), ~_is_agency())
        .with_columns(TEXT.str.replace_all(r"([年月])\s+|\s+([年月日])", "$1$2"))
        .with_columns(written_out(TEXT))
        .sort(pl.col("is_labelled") & ~TEXT.str.contains("更新"), descending=True, maintain_order=True)
    )
    days = _evidence(stated, first_date(TEXT), pl.lit("page"), _clock_or_day(TEXT))
    months = stated.filter(first_date(TEXT).is_null() & ~TEXT.str.contains(r"\d\s?[-/.月]\s?\d"))
    return pl.concat([days, _evidence(months, first_month(TEXT), pl.lit("page"), pl.lit("month"))])


def _first_body() -> pl.Expr:
    return pl.col("line_no").filter(pl.col("role") == "body").min().over(PAGE)


def _is_agency() -> pl.Expr:
    return TEXT.str.contains(DATELINE)


def _datelined(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the day of the agency's dateline; where it has no year, the year the story's own opening states."""
    found = (
        _openings(lines)
        .with_columns(written=TEXT.str.head(OPENING + 20).str.extract_groups(DATELINE))
        .filter(pl.col("written").struct.field("2").is_not_null())
    )
    return with_year(found, lines, "dateline")


def _told_today(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the day a story calls today and dates (`今天(9月24日)`)."""
    groups = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
    told = TEXT.str.head(200).str.extract(TODAY).str.extract_groups(groups)
    found = _openings(lines).with_columns(written=told).filter(pl.col("written").struct.field("2").is_not_null())
    return with_year(found, lines, "body")


def _signed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the day under a signature that ends a notice: a date alone on its line, below a short line."""
    role, above = pl.col("role"), pl.col("text").shift(1).over(PAGE).str.len_chars()
    below_story = (role.shift(1) == "body").over(PAGE) & (above <= SIGNATURE)
    alone = TEXT.str.contains(r"^[(]?[\d〇○零一二三四五六七八九]{4}\s?年[^:]{3,12}日[)]?$")
    shown = lines.filter(role != "blank")
    ends = shown.filter((role == "dateline") & below_story & alone & (pl.col("line_no") > _first_body()))
    return _evidence(ends, first_date(written_out(TEXT)), pl.lit("inferred"), pl.lit("day"))


def _openings(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may open with a dateline: the agency's own line and the first paragraphs."""
    story = lines.filter(pl.col("role").is_in(["dateline", "body"]))
    paragraph = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE)
    return story.filter(paragraph <= LEAD)
