"""The byte pairs of GBK: which two bytes write a character, and which character two bytes write.

Source: GB 18030, whose two-byte part is GBK with private-use characters in the gaps; these carry the odd bytes of a
shifted run, so the codec `gbk`, which refuses them, will not do.
"""

from functools import cache

Pair = tuple[int, int]

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# The tool finds its marks by their bytes: every full-width form of ASCII starts with this one.
WIDE_LEAD = 0xA3
# A capture writes these full-width marks as ASCII, whether they were marks or halves of two characters.
FOLDED = ",:;!?()"


@cache
def characters() -> dict[Pair, str]:
    """Map each pair of bytes to its character."""
    return {(lead, trail): bytes((lead, trail)).decode("gb18030") for lead in LEADS for trail in TRAILS}


@cache
def pairs() -> dict[str, Pair]:
    """Map each character to its pair of bytes."""
    return {character: pair for pair, character in characters().items()}


@cache
def folded_marks() -> dict[str, Pair]:
    """Map each ASCII mark to the pair of the full-width mark that captures fold to it."""
    return {mark: pairs()[chr(ord(mark) + 0xFEE0)] for mark in FOLDED}


@cache
def unfolded_pair(character: str) -> Pair | None:
    """Return the pair of bytes of a character, of the full-width one for a folded mark; None where GBK has none."""
    return folded_marks().get(character) or pairs().get(character)


def last_pair(text: str) -> Pair | None:
    """Return the last two bytes of a text, its folded marks unfolded; None where they are not two bytes of GBK."""
    last = text[-1:]
    pair = unfolded_pair(last)
    if pair is None and last.isascii() and len(text) > 1 and (before := last_pair(text[-2])):
        pair = (before[1], ord(last))
    return pair
