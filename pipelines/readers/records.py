"""What every format gives: one page of one input, or the reason why there is none."""

from dataclasses import dataclass
from datetime import datetime

LARGEST_PAGE = 64 * 1024 * 1024
TEXT, HTML = "text/plain", "text/html"


@dataclass(frozen=True, slots=True)
class Record:
    """One page of one input; where `error_class` is set it is refused, and `content` holds what bytes it had."""

    # The page's own bytes: a file's as they are, a row's text or HTML in UTF-8, an HTTP response's decoded body.
    content: bytes | None
    media_type: str | None = None
    url: str | None = None
    captured_at: datetime | None = None
    # What HTTP said; the bytes may say otherwise.
    charset: str | None = None
    # The name inside an archive.
    member: str | None = None
    # What the source declares beside the text, as it writes it.
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    error_class: str | None = None
    reason: str | None = None


def refused(error_class: str, reason: str, content: bytes | None = None) -> Record:
    """Return a record that is no page, and why."""
    return Record(content=content, error_class=error_class, reason=reason)


def too_large(what: str) -> Record:
    """Return the refusal of a page that no page is as long as."""
    return refused("too_large", f"{what} is longer than the {LARGEST_PAGE // 1024**2} MiB that one page may hold")
