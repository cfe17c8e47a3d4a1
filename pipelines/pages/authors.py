"""Who wrote, photographed and edited each article: names only, in the order the page gives them."""

import polars as pl

from pipelines.pages.vocabulary import any_of, outlet, person
from pipelines.pages.windows import PAGE
from pipelines.reference import words

TEXT = pl.col("text")
# Marks that stand for a label while a line is cut into words; no page holds these characters.
AUTHOR, EDITOR, OTHER = "\x01", "\x02", "\x03"
MODES = {"author": AUTHOR, "editor": EDITOR, "other": OTHER}
NOT_A_NAME = r"[报台网社局院委办厅部站店厂校队组省市县镇村路街号版刊频道]$"
OWNERS = r"(?:本报|本网|本台|本刊|本社)"


def read_people(lines: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Return page_id, authors and editors, one row a page; an empty list where the page names none."""
    credits = pl.concat(
        [_bylines(lines), _datelines(lines), _captions(lines), _paragraphs(lines), _declared(documents)]
    )
    people = _words(credits).filter(_is_name(), pl.col("mode").is_in([AUTHOR, EDITOR]))
    named = people.group_by(PAGE, maintain_order=True).agg(
        authors=pl.col("word").filter(pl.col("mode") == AUTHOR).unique(maintain_order=True),
        editors=pl.col("word").filter(pl.col("mode") == EDITOR).unique(maintain_order=True),
    )
    none = pl.lit([], dtype=pl.List(pl.String))
    pages = documents.select(PAGE).join(named, on=PAGE, how="left", maintain_order="left")
    return pages.with_columns(pl.col("authors").fill_null(none), pl.col("editors").fill_null(none))


def _credit(rows: pl.DataFrame, text: pl.Expr, mode: str) -> pl.DataFrame:
    found = rows.select(PAGE, "line_no", credit=text, start=pl.lit(mode))
    return found.filter(pl.col("credit").is_not_null())


def _bylines(lines: pl.DataFrame) -> pl.DataFrame:
    return _credit(lines.filter(pl.col("role") == "byline"), TEXT, AUTHOR)


def _datelines(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the lines about the publication: only labelled names count there."""
    return _credit(lines.filter(pl.col("role") == "dateline"), TEXT, OTHER)


def _captions(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the photographer at a caption's end (`…记者 张三 摄`)."""
    name = person()
    end = rf"(?:(?:记者|通讯员|摄影|[。;,:\s()]))\s*({name}(?:[\s、]{name}){{0,3}})\s?摄[)。]?$"
    return _credit(lines.filter(pl.col("role") == "caption"), TEXT.str.tail(40).str.extract(end), AUTHOR)


def _paragraphs(lines: pl.DataFrame) -> pl.DataFrame:
    """Return the names in brackets that open or close a paragraph, and a reporter named before its first words."""
    body = lines.filter(pl.col("role") == "body")
    label = any_of("page_byline_labels", "label", kind="author")
    editor = any_of("page_byline_labels", "label", kind="editor")
    owner = rf"(?:{OWNERS}|{outlet()})?"
    after_dateline = TEXT.str.head(80).str.extract(r"^\S{0,30}?(?:电|讯|消息|报道)\s*[(]([^()]{2,40})[)]")
    closing = TEXT.str.tail(60).str.extract(
        rf"[(【\[]({owner}(?:{label}|{editor})[^()【】\[\]。]{{2,50}})[)】\]]\s*(?:[(]完[)])?$"
    )
    opening = TEXT.str.head(60).str.extract(
        rf"^{owner}(?:特约|见习|实习|首席|全媒体)?记者\s*({person()}(?:[\s、]{person()}){{0,3}})\s*(?:报道|摄影报道|\s)"
    )
    return pl.concat([_credit(body, text, AUTHOR) for text in (after_dateline, closing, opening)])


def _declared(documents: pl.DataFrame) -> pl.DataFrame:
    """Return the author an HTML head declares."""
    first = documents.select(PAGE, "html_author", line_no=pl.lit(0, dtype=pl.Int32))
    return _credit(first, pl.col("html_author"), AUTHOR)


def _words(credits: pl.DataFrame) -> pl.DataFrame:
    """Cut each credit into words, each with the kind of label it stands under."""
    named = pl.col("credit").str.replace_all(rf"{OWNERS}|{outlet()}", " ")
    # Two blanks between words, so that neighbouring padded names (`王 强 李 敏`) share none.
    apart = "  " + named.str.replace_all(r"[\s()\[\]【】《》|丨/、,:;。□■◎○●*—-]+", "  ") + "  "
    joined = apart.str.replace_all(r"\s(\p{Han})\s\s(\p{Han})\s", " $1$2 ")
    labels = {
        label: f" {mark} "
        for kind, mark in MODES.items()
        for label in words("page_byline_labels", "label", kind=kind)
        if len(label) > 1
    }
    marked = joined.str.replace_many(labels, leftmost=True).str.replace_all(r"\s[文图摄]\s", f" {AUTHOR} ")
    words_in_order = pl.concat_str("start", marked).str.strip_chars().str.split(" ")
    return (
        credits.with_row_index("credit_no")
        .with_columns(word=words_in_order)
        .explode("word")
        .with_columns(
            mode=pl.when(pl.col("word").is_in([*MODES.values()])).then("word").forward_fill().over("credit_no")
        )
        .sort("line_no", maintain_order=True)
    )


def _is_name() -> pl.Expr:
    word = pl.col("word")
    return (
        word.str.contains(rf"^{person()}$")
        & ~word.str.contains(NOT_A_NAME)
        & ~word.is_in(words("page_not_names", "word"))
    )
