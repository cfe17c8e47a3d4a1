"""The word lists of quotes as regular expressions. No rule belongs here."""

from functools import cache

import polars as pl

from pipelines.pages.vocabulary import HAN, alternation
from pipelines.reference import words

# Where and when somebody speaks: 在会上, 9日上午, (右二).
WHEN = (
    r"在[^,:在]*?(?:上|时|中|后|间|里|会|现场|当天|仪式|下)"
    r"|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|晚间?)?|\([^()]*\)"
)
# How and to whom: 自豪地, 接受采访时, 向记者, 用中文, 发表声明, 援引官员的话.
HOW = (
    rf"{HAN}{{1,3}}[^当各内驻产两多外本基属某此该原]地|接受[^,:]*?(?:采访|专访)(?:时|中)?|用[^,:]{{1,6}}[文语话]|"
    r"(?:向|对|跟|给|同)[^,:]*?(?:记者|媒体|笔者|大家|他们?|她们?|我们?|人才|嘉宾|群众|干部|代表|同学们)|"
    r"(?:针对|围绕)[^,:]+|(?:发表|发布|通过)[^,:]{0,6}(?:声明|讲话|文章|公告|演讲|评论|致辞|社论|消息|报告|公报)|援引[^,:]+"
)


@cache
def cue_words(*kinds: str) -> list[str]:
    """Return the cue words of these kinds.

    strong, plain (说), weak (needs a sure speaker), mark (only beside quotation marks), colon (before a colon: 算过账),
    shown (of a text that nobody says), relay (of a report that may let another speak),
    modal (with the verb that begins what is said: 表示将).
    """
    return [word for kind in kinds for word in words("quote_cues", "word", kind=kind)]


@cache
def cue(*kinds: str) -> str:
    """Return the alternation of the cue words of these kinds, the longest first."""
    return alternation(sorted(cue_words(*kinds), key=lambda word: (-len(word), word)))


@cache
def idioms() -> str:
    """Return the alternation of the phrases that end in a cue word and are none (一般来说)."""
    return alternation(words("quote_idioms", "word"))


@cache
def shown() -> str:
    """Return the pattern of words before a colon that tell of a text shown or named, not said (横幅上写着)."""
    return rf"{alternation(words('quote_cues', 'word', kind='shown'))}[^,。:]{{0,4}}:?$"


@cache
def adverbs() -> str:
    """Return the pattern of one word or phrase that may stand before the cue and after the speaker."""
    return rf"(?:{alternation(words('quote_adverbs', 'word'))}|{WHEN}|{HOW})"


@cache
def opening() -> str:
    """Return the pattern of one word or phrase that may stand before the speaker's name: 据, 记者从, 9日."""
    longer = [word for word in words("quote_adverbs", "word") if len(word) > 1]
    return rf"(?:{alternation(longer)}|{WHEN}|根据|另?据|记者|从|但|而|在)"


@cache
def speaker(*kinds: str) -> str:
    """Return the alternation of the words of these kinds by which speakers are named."""
    named = [word for kind in kinds for word in words("quote_speakers", "word", kind=kind)]
    return alternation(sorted(set(named), key=lambda word: (-len(word), word)))


def source_words(*kinds: str) -> list[str]:
    """Return words that tell a source of data: `cue`, `paper` (only behind 据), `list` before what ends in a colon."""
    return [word for kind in kinds for word in words("quote_sources", "word", kind=kind)]


@cache
def source_between() -> str:
    """Return the pattern of a word between a source's name and its cue (提供的, 数据)."""
    return alternation(source_words("between"))


def refers(named: pl.Expr) -> pl.Expr:
    """Tell words that only refer back to a speaker named before."""
    return named.is_in(
        words("quote_speakers", "word", kind="pronoun") + words("quote_speakers", "word", kind="anaphor")
    )
