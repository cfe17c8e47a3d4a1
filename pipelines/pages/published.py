"""When each article was published, and on what evidence. A date told in the story is never its publish date."""

import polars as pl

from pipelines.pages.blocks import PAGE
from pipelines.pages.dates import calendar_date, declared_date, first_date, first_month, has_clock, written_out
from pipelines.pages.vocabulary import any_of

TEXT = pl.col("text")
STORY = ("title", "body", "heading", "bullet")
DATELINE = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:电|讯|专电|消息|报道)"
TODAY = r"(?:今天|今日|本日)[(]((?:\d{4}年)?\d{1,2}月\d{1,2}日)[)]"
# How far into a line its agency dateline stands, and how many first paragraphs may open with one.
OPENING, LEAD = 40, 2
# A year of a plan, a founding or a span says nothing of when the story was written.
OTHER_YEAR = (
    r"(?:到|至|力争|预计|计划|目标|自|从|始于|成立于|创建于|建于|创办于|[—~-])\s?(?:19|20)\d{2}|"
    r"(?:19|20)\d{2}\s?(?:年?[—~-]|年?至|年底前|年?起|年以来|年成立|年创|年始)"
)


def read_published(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, published_on, published_basis and published_precision, one row a page, by the surest evidence."""
    pages = documents.select(PAGE, "html_published")
    evidence = (_declared(pages), _printed(lines), _datelined(lines), _told_today(lines))
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
    return _with_year(found, lines, "dateline")


def _told_today(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the day a story calls today and dates (`今天(9月24日)`)."""
    groups = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
    told = TEXT.str.head(200).str.extract(TODAY).str.extract_groups(groups)
    found = _openings(lines).with_columns(written=told).filter(pl.col("written").struct.field("2").is_not_null())
    return _with_year(found, lines, "body")


def _openings(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may open with a dateline: the agency's own line and the first paragraphs."""
    story = lines.filter(pl.col("role").is_in(["dateline", "body"]))
    paragraph = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE)
    return story.filter(paragraph <= LEAD)


def _with_year(found: pl.DataFrame, lines: pl.DataFrame, basis: str) -> pl.DataFrame:
    """Give each month and day its year, and say when that year is only inferred."""
    dated = found.unique(PAGE, keep="first", maintain_order=True).join(_years(lines), on=PAGE, how="left")
    year, month, day = (pl.col("written").struct.field(part) for part in ("1", "2", "3"))
    known = pl.coalesce(year, pl.col("stated_year"))
    kind = pl.when(known.is_not_null()).then(pl.lit(basis)).otherwise(pl.lit("inferred"))
    date = calendar_date(pl.coalesce(known, pl.col("latest_year")), month, day)
    return _evidence(dated, date, kind, pl.lit("day"))


def _years(lines: pl.DataFrame) -> pl.DataFrame:
    """Return per page the one year its title and lead state, and the latest year the story tells of.

    A later year elsewhere in the story, plans aside, leaves the stated year in doubt, and then it is null.
    """
    story = lines.filter(pl.col("role").is_in(STORY))
    paragraph = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE)
    opens = (pl.col("role") == "title") | (paragraph <= 1)
    told = TEXT.str.replace_all(OTHER_YEAR, "").str.extract_all(r"(?:^|[^\d.])(?:20\d{2}|199\d)(?:年|[\p{Han}“·]|$)")
    years = (
        story.select(PAGE, opens=opens, year=told)
        .explode("year", empty_as_null=True)
        .filter(pl.col("year").is_not_null())
    )
    return (
        years.with_columns(pl.col("year").str.extract(r"(\d{4})"))
        .group_by(PAGE)
        .agg(
            opening=pl.col("year").filter("opens").unique(),
            latest_year=pl.col("year").max(),
        )
        .select(
            PAGE,
            "latest_year",
            stated_year=pl.when(
                (pl.col("opening").list.len() == 1) & (pl.col("opening").list.first() == pl.col("latest_year"))
            ).then(pl.col("opening").list.first()),
        )
    )
