"""Who wrote, photographed and edited each article: names only, in the order the page gives them."""

from functools import cache

import polars as pl

from pipelines.pages.gazetteer import places_of_report
from pipelines.pages.vocabulary import (
    DATE,
    HAN,
    TIME,
    alternation,
    any_of,
    any_press,
    outlet,
    person,
    press,
    unpadded,
)
from pipelines.pages.windows import PAGE
from pipelines.reference import words

TEXT = pl.col("text")
# Marks that stand for a label while a line is cut into words; no page holds these characters.
AUTHOR, EDITOR, VISUAL, OTHER = "\x01", "\x02", "\x03", "\x04"
PHOTO = "\x08"
MODES = {"author": AUTHOR, "photo": PHOTO, "editor": EDITOR, "visual": VISUAL, "other": OTHER}
# One character that says who did what, ahead of the names (`文/王强 图/李敏`) or behind them (`王强/文 李敏/图`).
WROTE, TOOK = "\x05", "\x06"
LETTERS = {WROTE: AUTHOR, TOOK: PHOTO}
# What each column is called, and the kind of label its names stand under.
PEOPLE = {"authors": AUTHOR, "photographers": PHOTO, "editors": EDITOR}
# Stands in a padded name (`金 华`), which is a name even where the same characters are a city.
PAD = "\x07"
NOT_A_NAME = r"[报台网社局院委办厅部站店厂校队组省市县镇村路街号版刊频道]$"
OWNERS = r"(?:本报|本网|本台|本刊|本社)"
# How many first paragraphs may open with names.
LEAD = 2
SENT = r"^\S{0,30}?(?:电|讯|消息|报道)\s*[(]([^()]{2,40})[)]"


def read_people(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, authors, photographers and editors, one row a page; an empty list where it names none."""
    credits = pl.concat(
        [_bylines(lines), _captions(lines), _datelines(lines), _paragraphs(lines), _declared(documents)]
    )
    people = _words(credits).filter(_is_name(), pl.col("mode").is_in([*PEOPLE.values()]))
    name = pl.col("word").str.replace(PAD, "", literal=True)
    named = people.group_by(PAGE, maintain_order=True).agg(
        name.filter(pl.col("mode") == mode).unique(maintain_order=True).alias(column) for column, mode in PEOPLE.items()
    )
    none = pl.lit([], dtype=pl.List(pl.String))
    pages = documents.select(PAGE).join(named, on=PAGE, how="left", maintain_order="left")
    return pages.with_columns(pl.col(column).fill_null(none) for column in PEOPLE)


def _credit(rows: pl.DataFrame, text: pl.Expr, mode: str) -> pl.DataFrame:
    # Patterns are compiled even where no line is searched.
    credit = text if rows.height else pl.lit(None, pl.String)
    found = rows.select(PAGE, "line_no", credit=credit, start=pl.lit(mode))
    return found.filter(pl.col("credit").is_not_null())


def _bylines(lines: pl.DataFrame) -> pl.DataFrame:
    return _credit(lines.filter(pl.col("role") == "byline"), TEXT, AUTHOR)


def _captions(lines: pl.DataFrame) -> pl.DataFrame:
    """Return who took the picture, which stands at the end of its caption."""
    taken = TEXT.str.extract(rf"(?:^|[\s。(:]|记者|通讯员)({person()})\s*/?\s*摄(?:影)?[)】]?$")
    return _credit(lines.filter(pl.col("role") == "caption"), taken, PHOTO)


def _datelines(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines about the publication: only labelled names count there."""
    label = unpadded(TEXT).str.contains_any([*_labels(), *"文图摄"])
    undated = TEXT.str.replace(rf"\s*(?:{DATE})(?:\s*(?:{TIME}))?$", "")
    return _credit(lines.filter(pl.col("role") == "dateline").filter(label), undated, OTHER)


def _paragraphs(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names in brackets that open or close a story, and a reporter named before its first words."""
    body = lines.filter(pl.col("role") == "body").select(PAGE, "line_no", "text")
    # The lines are sorted by page: the row so far above a first one is another page's, or none.
    lead = body.filter((pl.col(PAGE) != pl.col(PAGE).shift(LEAD)).fill_null(True))
    last = body.filter((pl.col(PAGE) != pl.col(PAGE).shift(-1)).fill_null(True))
    label = any_of("page_byline_labels", "label", kind="author")
    editor = any_of("page_byline_labels", "label", kind="editor")
    signed = rf"\S{{0,12}}?(?:{label}|{editor})[^()【】\[\]。]{{2,50}}"
    named = rf"{person()}(?:[\s、]{person()}){{0,3}}"
    end = r"\s*(?:[(]完[)])?$"
    opening = TEXT.str.head(80)
    bracketed = body.filter(TEXT.str.contains(r"[)】\]]$"))
    texts = (
        (lead.filter(opening.str.contains("电|讯|消息|报道")), opening.str.extract(SENT)),
        (lead.filter(TEXT.str.contains("^[(【]")), opening.str.extract(rf"^[(【]({signed})[)】]")),
        (lead.filter(opening.str.contains(r"^[^,。]*?(?:记者|通讯员)[^,。:()]*(?:报道|电|\s)")), _reporter(opening)),
        (bracketed, TEXT.str.tail(60).str.extract(rf"[(【\[]({signed})[)】\]]{end}")),
        (
            last.filter(TEXT.str.contains(r"[)]\s*$")),
            TEXT.str.tail(40).str.extract(rf"[。”!?][(](?:\p{{Han}}{{4,14}}\s)?({named}(?:\s文/图)?)[)]{end}"),
        ),
    )
    return pl.concat([_credit(rows, text, AUTHOR) for rows, text in texts])


def _reporter(opening: pl.Expr) -> pl.Expr:
    """Return the names between `记者` and `报道` before a story's first words, without the place reported from."""
    role = r"(?:特约|特派|见习|实习|首席|全媒体)?(?:记者|通讯员)"
    ahead = rf"^(?:{OWNERS}|{outlet()}|\p{{Han}}{{2,8}}?)?(?:讯|消息)?[\s:]*{role}"
    names = rf"{person()}(?:[\s、]{person()}){{0,3}}"
    spaced = opening.str.extract(rf"{ahead}\s*({names})\s*(?:摄影)?(?:报道|\s)")
    place = rf"(?:从|在|于|发自)?{alternation(places_of_report())}"
    return pl.coalesce(opening.str.extract(rf"{ahead}\s*([^,。:()]{{2,24}}?)\s*{place}\s*(?:报道|电)"), spaced)


def _declared(documents: pl.DataFrame) -> pl.DataFrame:
    """Return the author an HTML head declares."""
    first = documents.select(PAGE, "html_author", line_no=pl.lit(0, dtype=pl.Int32))
    return _credit(first, pl.col("html_author"), AUTHOR)


def _words(credits: pl.DataFrame) -> pl.DataFrame:
    """Cut each credit into words, each with the kind of label it stands under."""
    words_in_order = pl.concat_str("start", _marked(unpadded(pl.col("credit")))).str.strip_chars().str.split(" ")
    is_behind = pl.col("credit").str.contains(r"[\s/](?:文|图|摄)\s*[)】]?$")
    cut = credits.with_row_index("credit_no").with_columns(word=words_in_order, is_behind=is_behind).explode("word")
    mode = pl.when(pl.col("word").is_in([*MODES.values()])).then("word")
    letter = pl.col("word").replace_strict(LETTERS, default=None, return_dtype=pl.String)
    ahead = pl.coalesce(mode, letter).forward_fill().over("credit_no")
    behind = pl.when("is_behind").then(letter.backward_fill().over("credit_no"))
    return cut.with_columns(mode=pl.coalesce(behind, ahead)).sort("line_no", maintain_order=True)


def _lettered(credit: pl.Expr) -> pl.Expr:
    """Return the credit with a mark for each single character that says who did what; 文 can also be a surname."""
    both = credit.str.replace_all(r"文\s?[/、]\s?图|图\s?[/、]\s?文", f" {WROTE} ")
    for letters, mark in (("文", WROTE), ("[图摄]", TOOK)):
        both = both.str.replace_all(rf"(^|[\s(□■◎、;]){letters}\s*[/:丨|]", f"${{1}} {mark} ")
        both = both.str.replace_all(rf"[/丨|]\s*{letters}([\s)】]|$)|\s{letters}([)】]?)$", f" {mark} ${{1}}${{2}}")
    letter = r"\s[文图摄]\s*[)】]?$"
    for letters, mark in (("文", WROTE), ("[图摄]", TOOK)):
        both = (
            pl.when(credit.str.contains(letter))
            .then(both.str.replace_all(rf"\s{letters}\s", f" {mark} "))
            .otherwise(both)
        )
    return both


def _marked(credit: pl.Expr) -> pl.Expr:
    """Return the credit as words between single blanks, its labels as marks, padded names closed up."""
    owner = rf"(?:{OWNERS}|{any_press()})((?:特约|特派|见习|实习|首席|全媒体|融媒体)?(?:记者|通讯员))"
    alone = rf"(^|[\s|丨·《(\[【:])(?:{OWNERS}|{press()})([\s|丨·》)\]】]|$)"
    named = _lettered(credit.str.replace_all(owner, " $1").str.replace_all(alone, " "))
    # Two blanks between words, so that neighbouring padded names (`王 强 李 敏`) share none.
    apart = "  " + named.str.replace_all(r"[\s()\[\]【】《》|丨/、,:;。□■◎○●*—-]+", "  ") + "  "
    joined = apart.str.replace_all(rf"\s({HAN})\s\s({HAN})\s", f" ${{1}}{PAD}${{2}} ")
    return joined.str.replace_many(_labels(), leftmost=True).str.replace_all(r"\s+", " ")


@cache
def _labels() -> dict[str, str]:
    """Map each label of more than one character to its mark between blanks."""
    return {
        label: f" {mark} "
        for kind, mark in MODES.items()
        for label in words("page_byline_labels", "label", kind=kind)
        if len(label) > 1
    }


def _is_name() -> pl.Expr:
    word, plain = pl.col("word"), pl.col("word").str.replace(PAD, "", literal=True)
    known = word.str.contains(PAD, literal=True) | ~word.is_in(words("page_not_names", "word"))
    return plain.str.contains(rf"^{person()}$") & ~word.str.contains(NOT_A_NAME) & known
