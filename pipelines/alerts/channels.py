"""The ways to people: a file of lines, and every service that apprise knows, a URL for each."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from pipelines.alerts.message import Message
from pipelines.redaction import redact

LOG = "log"


class ChannelDownError(RuntimeError):
    """A channel took no message."""


class Channel(Protocol):
    """A way to people; `name` says which without its secrets, `key` tells it from all others."""

    @property
    def name(self) -> str:
        """Return what may be shown of it."""

    @property
    def key(self) -> str:
        """Return what it is remembered by."""

    def send(self, message: Message, now: datetime) -> None:
        """Send a message. Raises ChannelDownError."""


@dataclass(frozen=True)
class LogFile:
    """A file that gets a line of JSON for each message."""

    path: Path
    name: str = LOG
    key: str = LOG

    def send(self, message: Message, now: datetime) -> None:
        """Append the message. Raises ChannelDownError."""
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"at": now.isoformat(), **asdict(message)}, ensure_ascii=False) + "\n")
        except OSError as error:
            raise ChannelDownError(str(error)) from error


@dataclass(frozen=True)
class Service:
    """A service of apprise by its URL: a webhook (json://, jsons://), a mailbox (mailto://, mailtos://) or another."""

    url: str

    @property
    def name(self) -> str:
        """Return the kind of service and its host: user, password, path and parameters may be secrets."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

    @property
    def key(self) -> str:
        """Return a digest of the URL: two mailboxes may stand at one host."""
        return f"{self.name} {hashlib.sha256(self.url.encode()).hexdigest()[:8]}"

    def send(self, message: Message, now: datetime) -> None:
        """Send the message where the URL says and nowhere else. Raises ChannelDownError."""
        # Only who has something to say pays for the import.
        import apprise  # noqa: PLC0415

        asset = apprise.AppriseAsset(app_id="News warehouse", app_desc="", app_url="", http_redirects=False)
        services = apprise.Apprise(asset=asset)
        with apprise.LogCapture(level=logging.WARNING, fmt="%(message)s") as said:  # type: ignore[no-untyped-call]
            if not services.add(self.url):
                raise ChannelDownError("it is no URL that apprise understands")
            taken = services.notify(message.text, message.title, notify_type=message.severity, body_format="text")
            if not taken:
                raise ChannelDownError(redact(" ".join(said.getvalue().split())) or "it took no message")


def is_understood(url: str) -> bool:
    """Tell whether the URL is one that apprise can send to."""
    import apprise  # noqa: PLC0415

    return apprise.Apprise().add(url)


def channels(words: list[str], log: Path) -> list[Channel]:
    """Return the channels that NEWS_ALERTS names: `log`, or the URL of a service."""
    return [LogFile(log) if word == LOG else Service(word) for word in words]
