"""Which region 全市 and 该县 mean: the article's of that kind, or the one named last."""

from functools import cache

import polars as pl

from pipelines import reference
from pipelines.extract.lists import position
from pipelines.pages.vocabulary import HAN

NAMED = ("place", "body")
WORDS = ("whole", "last")
# A body whose region is not known is of the page's (市人社局).
OF_THE_PAGE = "^(自治区|[省市县区旗州盟])"


def with_relative_regions(marks: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Give 全市, 该县 and 市人社局 the region they mean on their page, and leave out what names none."""
    ours = (pl.col("kind") == "body") & pl.col("region_code").is_null()
    known = marks.with_columns(
        at=position("char_start"),
        is_word=ours | pl.col("kind").is_in(WORDS),
        of=pl.when(ours).then(pl.col("surface").str.extract(OF_THE_PAGE)).otherwise("of"),
    ).join(about.select("page_id", about="about_region"), on="page_id", how="left", maintain_order="left")
    words, others = known.filter("is_word"), known.filter(~pl.col("is_word"))
    meant = _with_last_named(words, others).join(
        _holders().rename({"region_code": "about", "holder": "own"}), on=["about", "of"], how="left"
    )
    told = pl.concat([others, meant.with_columns(region_code=_meant()).select(others.columns)]).sort("at")
    return _told(told).drop("about", "is_word")


def _with_last_named(words: pl.DataFrame, marks: pl.DataFrame) -> pl.DataFrame:
    """Add named, the region of the word's kind that was named last on its page or holds that, and named_line."""
    named = marks.filter(pl.col("kind").is_in(NAMED), pl.col("region_code").is_not_null())
    held = named.join(_holders(), on="region_code", suffix="_held").select(
        "at", "page_id", of="of_held", named="holder", named_line="line_id"
    )
    return words.sort("at").join_asof(held.sort("at"), on="at", by=["page_id", "of"], check_sortedness=False)


def _meant() -> pl.Expr:
    """Return the region a word means: 该市 the one its line named last, 全市 the article's unless the line left it."""
    near = pl.col("named_line") == pl.col("line_id")
    moved = near & ~pl.col("named").str.starts_with(trunk("own"))
    return pl.when((near & (pl.col("kind") == "last")) | moved).then("named").otherwise(pl.coalesce("own", "named"))


def _told(marks: pl.DataFrame) -> pl.DataFrame:
    """Leave out what names no region, and a body of a wider one than the article or the sentence is about."""
    placed = pl.col("region_code").is_not_null() | pl.col("zone_name").is_not_null()
    whole = pl.col("kind").is_in(["country", "central", "foreign", "organization", "firm"])
    told = marks.filter(placed | whole)
    place = pl.when(pl.col("kind") == "place").then(pl.col("region_code")).forward_fill()
    sentence = pl.when(pl.col("kind") == "place").then(pl.col("sentence")).forward_fill()
    within = pl.when(sentence == pl.col("sentence")).then(place)
    after = pl.when(pl.col("kind") == "body").then(pl.col("right").str.extract(f"^({HAN}+)"))
    speaks = after.str.contains_any(reference.words("subject_sources", "word")).fill_null(value=False)
    wider = (_is_above("about") & ~speaks) | _is_above("within")
    return told.with_columns(within=within).filter((pl.col("kind") != "body") | ~wider).drop("within")


def _is_above(narrow: str) -> pl.Expr:
    """Tell whether a mark's region is wider than this one and holds it."""
    held = pl.col(narrow).str.starts_with(trunk("region_code")) & (pl.col(narrow) != pl.col("region_code"))
    return held.fill_null(value=False)


def trunk(column: str) -> pl.Expr:
    """Return a code without its closing zeros, with which the codes of the regions in it begin."""
    return pl.col(column).str.replace("(?:00){1,2}$", "")


@cache
def _holders() -> pl.DataFrame:
    """Return one row per region and kind (省, 市, 区): the narrowest region of that kind that holds it, or itself."""
    names = reference.table("areacodes").sort("year_from").unique("region_code", keep="last", maintain_order=True)
    kind = pl.col("region_name").str.extract("(自治区|地区|.)$")
    kinds = names.select(holder="region_code", of=kind)
    # 全区 is a district's or an autonomous region's.
    also = kinds.filter(of="自治区").with_columns(of=pl.lit("区"))
    code = pl.col("region_code")
    held = names.select(
        "region_code",
        holder=pl.concat_list(code, code.str.slice(0, 4) + "00", code.str.slice(0, 2) + "0000"),
    ).explode("holder")
    every = held.join(pl.concat([kinds, also]), on="holder", maintain_order="left")
    return every.unique(["region_code", "of"], keep="first", maintain_order=True)
