"""What marks a line as one of people: bylines, lists of names, parts in an event. No context belongs here."""

import polars as pl

from pipelines.pages.texts import BARE, BRIEF, TEXT, WORDS
from pipelines.pages.vocabulary import HAN, HANS, any_of, any_press, byline_label, person, press
from pipelines.reference import words

# One of these stands in every line of names and their parts in the story; cheap, so that few lines are parsed.
LIKELY_BYLINE = (
    "记者|通讯员|编辑|责编|作者|笔者|摄影|撰|采写|采访|实习生|校对|审核|初审|终审|主编|监制|策划|供图|供稿|主任"
    "|设计|版式|(?i:editor|author)"
)
LIKELY_LETTER = r"[编审校]\S{0,4}\s*[:丨]|[文图]\s*[/|:丨]|[/|]\s*[文图]|[□■◎]"
# Titles of those who write, which no other word contains.
AUTHORS = "记者|通讯员|撰文|采写|撰稿"
# The fewest names of a list.
NAMES = 3


def is_likely_byline() -> pl.Expr:
    """Tell cheaply whether the line may be a byline."""
    bracketed = WORDS.str.contains(rf"^[(【]{HAN}[^()]{{1,12}}[)】]$")
    parted = pl.when(BRIEF.str.contains("[:丨/|□■◎]")).then(BRIEF).otherwise(pl.lit(""))
    lettered = parted.str.contains(LIKELY_LETTER)
    return ~pl.col("has_stop") & (BRIEF.str.contains(LIKELY_BYLINE) | lettered | bracketed)


def editor() -> pl.Expr:
    """Tell whether the line names an editor, checker or the like."""
    return BRIEF.str.contains(any_of("page_byline_labels", "label", kind="editor") + r"\s*[:/|丨]?\s*\S")


def byline() -> pl.Expr:
    """Tell whether the line names who wrote, photographed or edited the story, and nothing more."""
    label, name = byline_label(), person()
    gap = r"[\s()\[\]【】|丨/、,:,·□■◎○●*—-]"
    owner = rf"(?:本报|本网|本台|本刊|{any_press()})"
    part = rf"{owner}?{label}{gap}*|{name}(?:{gap}+|{label}|$)|{gap}"
    listed = BRIEF.str.contains(rf"^(?:{part})+$") & BRIEF.str.contains(label) & BRIEF.str.contains(name)
    first = any_of("page_byline_labels", "label", kind="editor") + "|作者|撰文|采写|摄影|记者|通讯员|文|图|供稿"
    labelled = BRIEF.str.contains(rf"^[(【\[]?(?:本版|本期|本文)?(?:{first})\s*[:|丨]\s*[^。:]{{2,24}}$")
    boxed = BRIEF.str.contains(rf"^[□■◎]\s*(?:\S{{0,16}}(?:{AUTHORS})|{name}(?:{gap}+{name})*{gap}*(?:文|图|摄|$))")
    credit = rf"{owner}?\s*(?:{AUTHORS})[^()。,:]{{2,40}}|{name}(?:[\s、]+{name}){{1,3}}"
    bracketed = BRIEF.str.contains(rf"^[(【\[]\s*(?:{credit})[)】\]]$")
    handed_in = BRIEF.str.contains(r"^[(【\[]\s*[^()。,]{2,30}\s?(?:供稿|撰稿|整理|编译|参与采写)\s*[)】\]]$")
    return (listed.fill_null(False) | labelled | boxed | bracketed | handed_in) & ~BRIEF.str.contains("[!?;]|:$")


def people_alone() -> pl.Expr:
    """Tell whether the line holds nothing but a few names, with or without their office ahead of them."""
    named = rf"^(?:{press()}\s+)?(?:{person()}(?:[\s、]+|$))+$"
    return BRIEF.str.contains(named) & ~BRIEF.is_in(words("page_not_names", "word"))


def office_holder() -> pl.Expr:
    """Tell whether the line is a person and an office, parted by a blank."""
    name = person()
    return WORDS.str.contains(rf"^{name}\s+\S{{4,}}$|^\S{{4,}}\s+{name}$")


def speaker() -> pl.Expr:
    """Tell whether the line is an office and who holds it, as it stands under the headline of a speech."""
    office = any_of("person_posts", "word", kind="office")
    return WORDS.str.contains(rf"^\S{{0,20}}{office}\s+{person()}$")


def part_in_event() -> pl.Expr:
    """Tell whether the line states a part of an event and who takes it (`主持人:王磊`), or where it takes place."""
    return BRIEF.str.contains(rf"^{any_of('page_info_labels', 'label', kind='event')}\s*[:丨]")


def part_of_script() -> pl.Expr:
    """Tell whether the line opens with a cue of a broadcast (`【同期】`)."""
    return TEXT.str.contains(rf"^[【\[]{any_of('page_info_labels', 'label', kind='script')}[】\]]")


def is_likely_names() -> pl.Expr:
    """Tell cheaply whether the line may be a list of names: short words, parted by blanks or enumeration commas."""
    word = rf"[{HANS}·()-]{{1,12}}"
    return WORDS.str.contains(rf"^[-–•●◆▪·*]?\s*(?:{word}[\s、]+){{2}}{word}(?:[\s、]|$)")


def names() -> pl.Expr:
    """Tell whether the line is mostly names of people, separated by blanks or enumeration commas."""
    plain = BARE.str.replace_all(r"[(][^()]{1,8}[)]", "").str.strip_chars("、").str.replace_all("、", " ")
    listed = plain.str.extract(rf"^((?:[{HANS}·]+\s+)+[{HANS}·]+)$")
    # Two blanks between words, so that neighbouring padded names share none.
    apart = "  " + listed.fill_null("").str.replace_all(r"\s+", "  ") + "  "
    spread = apart.str.replace_all(rf"\s({HAN})\s\s({HAN})\s", " $1$2 ")
    named = spread.str.count_matches(rf" {person()} ")
    return (named >= NAMES) & (named * 4 >= spread.str.count_matches(rf"[{HANS}·]+") * 3)
