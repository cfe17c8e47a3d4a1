"""Markup made safe to parse: a parser builds whatever a page asks for, and a small page can ask for gigabytes."""

import re

# A parser opens each of these again in every block behind it, so that their number and that of the blocks multiply.
# What they say of looks is no text, so any of them is as good as a span.
FORMATTING = re.compile(
    r"(</?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE | re.ASCII
)
# A picture written into the page.
INLINED = re.compile(r"base64,[A-Za-z0-9+/=]+")
LISTS = re.compile(r"<(?:ul|ol|menu|dir)[\s/>]", re.IGNORECASE | re.ASCII)
# Half a kilobyte of memory each.
MOST_TAGS = 500_000
# Each line of a list is set in as deep as the list stands in others: characters of that, at worst.
MOST_INDENT = 50_000_000
# What may part attributes. Each is compared with those before it in its tag: comparisons, and half a minute, at worst.
SEPARATORS = " \t\n\f\r/="
MOST_COMPARISONS = 10**10


def harmless(markup: str) -> str:
    """Return the markup without what says how text looks and without pictures; its text is the same."""
    return INLINED.sub("base64,", FORMATTING.sub(r"\1span", markup))


def excess(markup: str) -> str | None:
    """Return what there is too much of in the markup to parse it, in words; None where nothing is."""
    tags = markup.count("<")
    if tags > MOST_TAGS:
        return f"{tags:,} tags; one page may hold {MOST_TAGS:,}"
    lists = len(LISTS.findall(markup))
    if lists * tags > MOST_INDENT:
        return f"{lists:,} lists among {tags:,} tags; their indents alone may take gigabytes"
    if _comparisons(markup) > MOST_COMPARISONS:
        return "tags with tens of thousands of attributes; to compare them takes minutes"
    return None


def _comparisons(markup: str) -> int:
    """Return how many pairs of attributes a parser compares at most: all that parts two, up to the next tag, does."""
    # Were they all in one tag, there would be no more than this many; that is soon told, and enough for most pages.
    at_most: int = sum(map(markup.count, SEPARATORS)) ** 2
    if at_most <= MOST_COMPARISONS:
        return at_most
    return sum(sum(map(piece.count, SEPARATORS)) ** 2 for piece in markup.split("<"))
