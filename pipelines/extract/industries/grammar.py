"""The words and patterns of an industry's name: what stands before and behind it, and longer names around it."""

from functools import cache

from pipelines import reference
from pipelines.pages.vocabulary import HAN, HANS, alternation, any_of

OPEN = ("产业", "产业链", "全产业链")
TITLE = ("《", "》")
SHORTEST, LONGEST = 2, 6
TRADE = "业"
MADE = "(?:制造|种植|养殖|加工)$"
# What may follow the last character of an organisation's name; elsewhere 部 begins 部分, 节 begins 节能.
NAME_GOES_ON = "[长副党主举的在和与等将]"


@cache
def words() -> dict[str, str]:
    """Return the words to look for, each with its line of business: sure ones, goods, and words that only look so."""
    listed = reference.table("industry_words").select("word", "industry_name", "use").rows()
    stems_of_trade = {f"{word}{TRADE}": name for word, name, use in listed if use == "stem"}
    return stems_of_trade | {word: name for word, name, use in listed if use != "stem"}


@cache
def uses() -> dict[str, str]:
    """Return of each word whether it stands `alone`, is a `thing` that needs evidence, or names no business."""
    listed = reference.table("industry_words").select("word", "use").rows()
    return dict.fromkeys(words(), "alone") | {word: use for word, use in listed if use != "stem"}


@cache
def stems() -> dict[str, str]:
    """Return the words that name a line of business only with a suffix, each with the line's name."""
    listed = reference.table("industry_words")
    return dict(listed.select("word", "industry_name").rows())


@cache
def suffixes() -> list[str]:
    """Return what stands behind a name and belongs to it: 产业, 制造."""
    return reference.words("industry_suffixes", "suffix")


@cache
def before() -> str:
    """Return the pattern of stems and modifiers directly before a word or suffix."""
    stems_only = reference.words("industry_words", "word", use="stem")
    return f"({alternation(stems_only + reference.words('industry_modifiers', 'word'))}+)$"


@cache
def last_stem() -> str:
    """Return the pattern of the last stem of such a run."""
    return f"({any_of('industry_words', 'word', use='stem')})$"


@cache
def trade() -> str:
    """Return the pattern that makes 制造 the beginning of another word: 制造商."""
    return f"^{any_of('industry_contexts', 'word', kind='trade')}"


@cache
def goes_on() -> str:
    """Return the pattern that makes any word the beginning of another: 旅游业务."""
    return f"^{any_of('industry_contexts', 'word', kind='word')}"


@cache
def field() -> str:
    """Return the pattern of what follows goods that stand for their line of business: 无人机领域."""
    return f"^{any_of('industry_contexts', 'word', kind='field')}"


@cache
def noun() -> str:
    """Return the pattern of the Chinese characters directly before 产业, as far as they go."""
    return f"({HAN}+)$"


@cache
def leading() -> str:
    """Return the pattern of the words before the noun: everything up to the last verb, particle or place."""
    return f"^{HAN}*{any_of('industry_boundaries', 'word')}"


@cache
def generic() -> str:
    """Return the pattern of a noun that names no line of business: 新兴, 特色."""
    whole, end = (any_of("industry_generic", "word", place=place) for place in ("whole", "end"))
    return f"^{whole}+$|{end}$"


@cache
def matter() -> str:
    """Return the pattern of what follows where 产业 speaks of business at large: 产业领军人才."""
    return f"^{any_of('industry_contexts', 'word', kind='matter')}"


@cache
def name_end() -> str:
    """Return the pattern of how the name of an organisation or programme goes on behind an industry: 科技有限公司."""
    joints, ends, characters = (
        any_of("industry_contexts", "word", kind=kind) for kind in ("joint", "end", "end_character")
    )
    return f"^{joints}{{0,4}}(?:{ends}|{characters}(?:[^{HANS}]|$|{NAME_GOES_ON}))"
