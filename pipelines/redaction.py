"""Text without secrets: what is printed, logged or stored by Dagster passes through here.

A secret is what a setting holds as one, wherever it turns up, and what stands in a URL where passwords stand.
"""

import json
import os
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, unquote, urlsplit

REDACTED = "***"
SETTINGS = ("NEWS_", "AWS_")
SECRET_NAME = re.compile(r"secret|token|passw|credential|signature|api_?key|access_?key|^key$", re.IGNORECASE)
# The part of a URL before its host, where it holds a password.
USERINFO = re.compile(r"""(?<=://)[^\s/@:"'\\<>{}]*:[^\s/@"'\\<>{}]+(?=@)""")
PARAMETER = re.compile(
    r"""([?&;][\w-]*(?:secret|token|passw|signature|api_?key|access_?key)[\w-]*=)[^\s&#"'\\]+""", re.IGNORECASE
)
# Anything shorter would black out common words.
SHORTEST = 6
# The one setting whose URLs hold their secret anywhere, even in the place of the host.
CHANNELS = "NEWS_ALERTS"


def redact(text: str) -> str:
    """Return the text with every secret blacked out."""
    return _without(_secrets(), text)


def redact_json(value: object) -> object:
    """Return a value read from JSON with every secret blacked out of its texts; keys stay as they are."""
    # The settings are read once for all the texts of a value: an event of a run has hundreds.
    return _clean(_secrets(), value)


def _clean(secrets: list[str], value: object) -> object:
    if isinstance(value, str):
        return _without(secrets, value)
    if isinstance(value, list):
        return [_clean(secrets, item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(secrets, item) for key, item in value.items()}
    return value


def _without(secrets: list[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    if "=" in text:
        text = PARAMETER.sub(rf"\1{REDACTED}", text)
    return USERINFO.sub(REDACTED, text) if "://" in text else text


def _secrets() -> list[str]:
    """Return what must not be seen, also as a URL writes it, the longest first."""
    found: set[str] = set()
    for name, value in os.environ.items():
        if name.startswith(SETTINGS):
            found.update(_in_setting(name, value))
    written = {form for secret in found for form in (secret, unquote(secret), quote(secret, safe=""))}
    return sorted((secret for secret in written if len(secret) >= SHORTEST), key=len, reverse=True)


def _in_setting(name: str, value: str) -> Iterator[str]:
    if SECRET_NAME.search(name):
        yield value
    if value.lstrip().startswith("{"):
        yield from _in_options(value)
    for url in re.split(r"[\s,]+", value):
        if "://" in url:
            yield from _in_channel(url) if name == CHANNELS else _in_url(url)


def _in_options(text: str) -> Iterator[str]:
    """Yield the values of a JSON object, at any depth, whose keys say that they are secret."""
    try:
        open_ends = [json.loads(text)]
    except ValueError:
        # Which of its words are secret can't be told.
        yield from re.findall(r"""[^\s"'{},:]+""", text)
        return
    while open_ends:
        value = open_ends.pop()
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(item, dict | list):
                open_ends.append(item)
            elif isinstance(item, str) and SECRET_NAME.search(str(key)):
                yield item


def _in_url(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.password:
        yield parts.password
    yield from (value for name, value in parse_qsl(parts.query) if SECRET_NAME.search(name))


def _in_channel(url: str) -> Iterator[str]:
    """Yield every part of a channel's URL but a host that can be told from a token by its dots or its name."""
    for part in re.split(r"[/@:?&=]+", url.partition("://")[2]):
        if "." not in part and part != "localhost":
            yield part
    yield from _in_url(url)
