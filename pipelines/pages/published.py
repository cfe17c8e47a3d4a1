"""When each article was published, and on what evidence. A date told in the story is never its publish date."""

from datetime import date

import polars as pl

from pipelines.pages.dates import (
    calendar_date,
    declared_date,
    first_date,
    first_month,
    has_clock,
    plain_months,
    short_day,
    written_out,
)
from pipelines.pages.margins import delivered, footed, headed
from pipelines.pages.vocabulary import any_of, press, unpadded
from pipelines.pages.windows import PAGE
from pipelines.pages.years import with_year

TEXT = pl.col("text")
DATELINE = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:电|讯|专电|消息|报道)"
TODAY = r"(?:今天|今日|本日)[(]((?:\d{4}年)?\d{1,2}月\d{1,2}日)[)]"
# How far into a line its agency dateline stands, and how many first paragraphs may open with one.
OPENING, LEAD = 40, 2
# How the day of publication is labelled; an update or a signing stands back behind it.
RELEASED = r"(?:发布|发表|刊发|公布|出版|发稿)\S{0,3}\s*:"
# Where an address keeps the day: /2023/0506/, /2023-05/06/, /202305/06/, t20230506_.
ADDRESS = r"[/t_](20\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)"
# How many days a story may be older than the address it is kept at.
KEPT = 60
# The days of dim_date: a page cannot have been published on any other, whatever it says.
FIRST_DAY, LAST_DAY = date(1978, 1, 1), date(2050, 12, 31)
# The longest signature of a notice.
SIGNATURE = 30


def read_published(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, published_on, published_basis and published_precision, one row a page, by the surest evidence."""
    pages = documents.select(PAGE, "html_published")
    stated = _stated(lines)
    best = _surest([_declared(pages), _printed(stated)])
    # Most pages state their day outright; what the others tell is read of those alone.
    undated = [frame.join(best, on=PAGE, how="anti", maintain_order="left") for frame in (documents, lines, stated)]
    if not undated[0].is_empty():
        best = pl.concat([best, _inferred(*undated)])
    return (
        pages.select(PAGE)
        .join(best, on=PAGE, how="left", maintain_order="left")
        .with_columns(
            pl.col("published_basis").fill_null("unknown"),
            pl.col("published_precision").fill_null("none"),
        )
    )


def _surest(evidence: list[pl.DataFrame]) -> pl.DataFrame:
    """Return the first evidence of each page that names a possible day; the surest stands first."""
    possible = pl.concat(evidence).filter(pl.col("published_on").is_between(FIRST_DAY, LAST_DAY))
    return possible.unique(PAGE, keep="first", maintain_order=True)


def _inferred(documents: pl.DataFrame, lines: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    """Return the evidence of pages that do not state the day they were published."""
    addressed, openings, foot = _addressed(documents), _openings(lines), footed(lines)
    dated = pl.concat([addressed, foot.rename({"foot_date": "address_date"})]).unique(PAGE, keep="first")
    evidence = [
        _datelined(openings, lines, dated),
        _told_today(openings, lines, dated),
        _short(stated, lines, dated),
        _evidence(addressed, pl.col("address_date"), pl.lit("inferred"), pl.lit("day")),
        _signed(lines),
        _evidence(foot, pl.col("foot_date"), pl.lit("inferred"), pl.lit("day")),
        _evidence(headed(lines), pl.col("head_date"), pl.lit("inferred"), pl.lit("day")),
        _evidence(delivered(lines), pl.col("speech_date"), pl.lit("inferred"), pl.lit("day")),
    ]
    return _surest(evidence)


def _evidence(rows: pl.DataFrame, date: pl.Expr, basis: pl.Expr, precision: pl.Expr) -> pl.DataFrame:
    if rows.is_empty():  # Patterns are compiled even where no line is searched.
        date, precision = pl.lit(None, pl.Date), pl.lit(None, pl.String)
    return rows.select(PAGE, published_on=date, published_basis=basis, published_precision=precision)


def _clock_or_day(text: pl.Expr) -> pl.Expr:
    return pl.when(has_clock(text)).then(pl.lit("time")).otherwise(pl.lit("day"))


def _declared(pages: pl.DataFrame) -> pl.DataFrame:
    """Return what the HTML head declares."""
    stamp = pl.col("html_published")
    return _evidence(pages.drop_nulls("html_published"), declared_date(stamp), pl.lit("page"), _clock_or_day(stamp))


def _stated(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines about the publication, their dates in digits; those that are labelled so stand first."""
    published = any_of("page_info_labels", "label", kind="published")
    labelled = TEXT.str.contains(rf"{published}\s*[:丨|]|{published}\s*\d{{4}}|\d\s?版\s*[)】]?$")
    other_day = any_of("page_info_labels", "label", kind="other_day")
    rank = labelled.cast(pl.Int8) + TEXT.str.contains(RELEASED).cast(pl.Int8)
    return (
        _with_place(lines)
        .with_columns(unpadded(TEXT).str.replace_all(_number(), " "))
        .filter(labelled | pl.col("in_place"), ~_is_agency(), ~TEXT.str.contains(other_day))
        .with_columns(rank=pl.when(TEXT.str.contains("更新")).then(0).otherwise(rank))
        .with_columns(TEXT.str.replace_all(r"([年月])\s+|\s+([年月日])", "$1$2"))
        .with_columns(plain_months(written_out(TEXT)))
        .sort("rank", descending=True, maintain_order=True)
    )


def _with_place(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines about the publication with in_place: above the story, or below it with a credit or an outlet."""
    shown = lines.filter(pl.col("role") != "blank")
    under_credit = (pl.col(PAGE) == pl.col(PAGE).shift(1)) & pl.col("role").shift(1).is_in(["byline", "dateline"])
    first_body = lines.filter(pl.col("role") == "body").group_by(PAGE).agg(first_body=pl.col("line_no").min())
    in_head = (pl.col("line_no") < pl.col("first_body")).fill_null(False)
    return (
        shown.with_columns(under_credit=under_credit)
        .filter(pl.col("role") == "dateline")
        .join(first_body, on=PAGE, how="left", maintain_order="left")
        .with_columns(in_place=in_head | pl.col("under_credit") | TEXT.str.contains(rf"^[《]?{press()}"))
    )


def _number() -> str:
    """Return the pattern of a count or a document's number, whose digits may look like a date."""
    labels = any_of("page_info_labels", "label", kind="counter")
    return rf"(?:{labels}|索引号|文号|编号|登记号)\s*[:丨]?\s*[\dA-Za-z/〔〕-]+"


def _printed(stated: pl.DataFrame) -> pl.DataFrame:
    """Return what the lines about the publication state: a labelled date first, then one above the story."""
    days = _evidence(stated, first_date(TEXT), pl.lit("page"), _clock_or_day(TEXT))
    months = stated.filter(first_date(TEXT).is_null() & ~TEXT.str.contains(r"\d\s?[-/.月]\s?\d"))
    return pl.concat([days, _evidence(months, first_month(TEXT), pl.lit("page"), pl.lit("month"))])


def _short(stated: pl.DataFrame, lines: pl.DataFrame, addressed: pl.DataFrame) -> pl.DataFrame:
    """Return the day a line about the publication gives without its year, in the year the page tells otherwise."""
    found = stated.with_columns(written=short_day(TEXT))
    return _in_year(found.filter(first_date(TEXT).is_null()), lines, addressed, "inferred")


def _addressed(documents: pl.DataFrame) -> pl.DataFrame:
    """Return the day in each page's address."""
    parts = pl.col("html_url").str.extract_groups(ADDRESS)
    date = calendar_date(*[parts.struct.field(str(part)) for part in (1, 2, 3)])
    return documents.select(PAGE, address_date=date).drop_nulls()


def _in_year(found: pl.DataFrame, lines: pl.DataFrame, addressed: pl.DataFrame, basis: str) -> pl.DataFrame:
    """Return the evidence of `written` year, month and day: in the year the story tells, else the address's."""
    year_stated = pl.col("written").struct.field("1").is_not_null()
    found = found.filter(pl.col("written").struct.field("2").is_not_null())
    found = found.sort(year_stated, descending=True, maintain_order=True)
    month, day = (pl.col("written").struct.field(part) for part in ("2", "3"))
    first = found.unique(PAGE, keep="first", maintain_order=True).filter(pl.col("written").struct.field("1").is_null())
    kept_at = first.join(addressed, on=PAGE)
    year = pl.col("address_date").dt.year()
    days = [calendar_date((year - back).cast(pl.String), month, day) for back in (0, 1)]
    near = [pl.when((pl.col("address_date") - date).dt.total_days().is_between(-1, KEPT)).then(date) for date in days]
    from_address = _evidence(kept_at, pl.coalesce(near), pl.lit("inferred"), pl.lit("day"))
    return pl.concat([with_year(found, lines, basis), from_address])


def _is_agency() -> pl.Expr:
    return TEXT.str.contains(DATELINE)


def _datelined(openings: pl.DataFrame, lines: pl.DataFrame, addressed: pl.DataFrame) -> pl.DataFrame:
    """Return the day of the agency's dateline; where it has no year, the year the story's own opening states."""
    found = openings.with_columns(written=TEXT.str.head(OPENING + 20).str.extract_groups(DATELINE))
    return _in_year(found, lines, addressed, "dateline")


def _told_today(openings: pl.DataFrame, lines: pl.DataFrame, addressed: pl.DataFrame) -> pl.DataFrame:
    """Return the day a story calls today and dates (`今天(9月24日)`)."""
    groups = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
    told = TEXT.str.head(200).str.extract(TODAY).str.extract_groups(groups)
    return _in_year(openings.with_columns(written=told), lines, addressed, "body")


def _signed(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the day under a signature that ends a notice: a date alone on its line, below a short line."""
    shown = lines.filter(pl.col("role") != "blank")
    follows = pl.col(PAGE) == pl.col(PAGE).shift(1)
    under_story = follows & (pl.col("role").shift(1) == "body") & (TEXT.shift(1).str.len_chars() <= SIGNATURE)
    ends = shown.filter((pl.col("role") == "dateline") & under_story)
    alone = ends.filter(TEXT.str.contains(r"^[(]?[\d〇○零一二三四五六七八九]{4}\s?年[^:]{3,12}日[)]?$"))
    return _evidence(alone, first_date(written_out(TEXT)), pl.lit("inferred"), pl.lit("day"))


def _openings(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines that may open with a dateline: the agency's own line and the first paragraphs."""
    story = lines.filter(pl.col("role").is_in(["dateline", "body"]))
    paragraph = (pl.col("role") == "body").cast(pl.Int32).cum_sum().over(PAGE)
    return story.filter(paragraph <= LEAD)
