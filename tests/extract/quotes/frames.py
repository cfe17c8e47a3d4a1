"""Lines, and the people and organisations that stand in them, for the tests of quotes."""

import polars as pl

PEOPLE = {"沈青": [("澄江市水务局", "局长")], "罗布次仁": []}
ORGANIZATIONS = {
    "澄江市水务局": "澄江市水务局",
    "市水务局": "澄江市水务局",
    "省统计局": "青山省统计局",
    "清源通讯社": "清源通讯社",
}
POST = dict.fromkeys(("organization_name", "organization_type", "region_code", "zone_name", "post_title"), pl.String)
SPAN = {
    "page_id": pl.String,
    "line_no": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "surface": pl.String,
}


def lines_of(*texts: str, role: str = "body", page_id: str = "page") -> pl.DataFrame:
    rows = [(page_id, number, role, text, False) for number, text in enumerate(texts, 1)]
    schema = {"page_id": pl.String, "line_no": pl.Int32, "role": pl.String, "text": pl.String, "is_damaged": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def people_of(lines: pl.DataFrame) -> pl.DataFrame:
    """Return every mention of the people above, each with all posts."""
    rows = [
        (
            *span,
            name,
            "subject",
            [dict(zip(POST, (body, None, None, None, title), strict=True)) for body, title in posts],
        )
        for name, posts in PEOPLE.items()
        for span in _spans(lines, name)
    ]
    schema = SPAN | {"person_name": pl.String, "role": pl.String, "posts": pl.List(pl.Struct(POST))}
    return pl.DataFrame(rows, schema=schema, orient="row")


def organizations_of(lines: pl.DataFrame) -> pl.DataFrame:
    """Return every mention of the organisations above, the longer name before the shorter one in it."""
    rows = {}
    for written, name in ORGANIZATIONS.items():
        for span in _spans(lines, written):
            rows.setdefault((span[0], span[1], span[3]), (*span, name))
    return pl.DataFrame(list(rows.values()), schema=SPAN | {"organization_name": pl.String}, orient="row")


def _spans(lines: pl.DataFrame, word: str) -> list[tuple[str, int, int, int, str]]:
    spans = []
    for page_id, line_no, text in lines.select("page_id", "line_no", "text").iter_rows():
        at = text.find(word)
        while at >= 0:
            spans.append((page_id, line_no, at, at + len(word), word))
            at = text.find(word, at + 1)
    return spans
