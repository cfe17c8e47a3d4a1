"""A page in more than one charset: a footer in GBK under a page in UTF-8, a quoted paragraph the other way round."""

import re
from collections.abc import Iterator

from pipelines.documents.likelihood import is_chinese, likelihood

# Two or more characters of UTF-8 in a row, each of three bytes: Chinese text and its punctuation.
# The first is told by a class of bytes ahead of all else: Python's re skips to these, which is many times as fast.
UTF8_RUN = re.compile(
    rb"[\xe2-\xe9\xef](?:(?<=[\xe4-\xe9])[\x80-\xbf]|(?<=\xe2)\x80|(?<=\xe3)[\x80-\x8f]|(?<=\xef)[\xbc\xbd])[\x80-\xbf]"
    rb"(?:(?:[\xe4-\xe9][\x80-\xbf]|\xe2\x80|\xe3[\x80-\x8f]|\xef[\xbc\xbd])[\x80-\xbf])+"
)
# None of these bytes is part of a character beyond ASCII in any charset here, so they part a page safely.
APART = re.compile(rb"[\x00-\x2f\x3a-\x3f]")
SEGMENT = re.compile(rb"[^\x00-\x2f\x3a-\x3f]+")
# A run is read in another charset than its page's where that explains it better by at least a character.
LEAST_GAIN = 10.0
# The commonest first.
CHINESE = ("gb18030", "utf-8", "big5hkscs", "cp950")


def decode_mixed(content: bytes, main: str) -> tuple[str, str]:
    """Decode run by run what is broken in the page's main charset, or plainly UTF-8; U+FFFD where nothing fits."""
    foreign = 0

    def decoded(segment: re.Match[bytes]) -> bytes:
        nonlocal foreign
        if segment[0].isascii():
            return segment[0]
        text, charset = _read_segment(segment[0], main)
        foreign += charset != main
        return text.encode()

    text = SEGMENT.sub(decoded, content).decode()
    return text, f"{main}, mixed" if foreign else main


def _read_segment(segment: bytes, main: str) -> tuple[str, str]:
    own = segment.decode(main, "replace")
    is_whole = "\ufffd" not in own
    if is_whole and not (main != "utf-8" and UTF8_RUN.search(segment)):
        return own, main
    # A run that its own charset reads is left to it, likely or not: damage is unlikely text too.
    charsets = ("utf-8",) if is_whole else CHINESE
    others = [*_strict_readings(segment, charsets), (_split(segment, main), "mixed")]
    # One character of UTF-8 is sure; two stray bytes make a character of most others.
    likely = [(text, charset) for text, charset in others if charset == "utf-8" or is_chinese(text)]
    best = max(likely, key=lambda reading: likelihood(reading[0]), default=(own, main))
    return best if likelihood(best[0]) > likelihood(own) + LEAST_GAIN else (own, main)


def _strict_readings(segment: bytes, charsets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for charset in charsets:
        try:
            yield segment.decode(charset), charset
        except UnicodeDecodeError:
            continue


def _split(segment: bytes, main: str) -> str:
    """Read the runs of UTF-8 as such, and what stands between them as the charset that makes most of it Chinese."""
    parts, end = [], 0
    for run in UTF8_RUN.finditer(segment):
        parts += [_between(segment[end : run.start()], main), run[0].decode("utf-8", "replace")]
        end = run.end()
    return "".join([*parts, _between(segment[end:], main)])


def _between(part: bytes, main: str) -> str:
    own = part.decode(main, "replace")
    # Most charsets that read it read it alike.
    return max(dict.fromkeys([own, *(text for text, _ in _strict_readings(part, CHINESE))]), key=likelihood)
