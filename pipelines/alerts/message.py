"""One message of all that a channel has to be told: what happened, since when, what readers see, what to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pipelines.alerts.memory import Remembered
from pipelines.readers.captures import NEWSROOM_TIME
from pipelines.redaction import redact
from pipelines.settings import Settings
from pipelines.snapshots import last_published_at

LOOK_CLOSER = (
    "Look closer: `make doctor`; `make ui`, then http://127.0.0.1:3000/runs and the checks of each asset; `make query`."
)


@dataclass(frozen=True)
class Message:
    """A title and a text, and how bad it is: 'failure', 'warning' or 'success', which tells that something is over."""

    severity: str
    title: str
    text: str


def compose(due: list[Remembered], settings: Settings, now: datetime) -> Message:
    """Return the message, the worst first."""
    lasting = sorted((known for known in due if not known.over_at), key=lambda known: known.trouble.severity)
    over = [known for known in due if known.over_at]
    parts = [_lasting(known) for known in lasting] + [_over(known) for known in over]
    parts.append(f"{_readers_see(settings, now)}\n{LOOK_CLOSER}\nWarehouse: {settings.warehouse}")
    return Message(_severity(lasting), _title(lasting, over), redact("\n\n".join(parts)))


def _severity(lasting: list[Remembered]) -> str:
    if not lasting:
        return "success"
    return "failure" if lasting[0].trouble.severity == "error" else "warning"


def _title(lasting: list[Remembered], over: list[Remembered]) -> str:
    first = lasting[0].trouble.title if lasting else f"over: {over[0].trouble.title}"
    more = len(lasting) + len(over) - 1
    return f"News warehouse: {first}" + (f" (and {more} more)" if more else "")


def _lasting(known: Remembered) -> str:
    trouble = known.trouble
    return (
        f"{trouble.severity.upper()}: {trouble.title}, since {_time(known.since)}\n"
        f"What happened: {trouble.happened}\nWhat to do: {trouble.to_do}."
    )


def _over(known: Remembered) -> str:
    end = _time(known.over_at) if known.over_at else ""
    return f"OVER: {known.trouble.title}, from {_time(known.since)} to {end}"


def _readers_see(settings: Settings, now: datetime) -> str:
    published_at = last_published_at(settings.published_database)
    if published_at is None:
        return "Readers see: nothing yet, for nothing was ever published."
    hours = (now - published_at) / timedelta(hours=1)
    return f"Readers see: the state published at {_time(published_at)}, {hours:.0f} hours ago, whole and unharmed."


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(NEWSROOM_TIME):%Y-%m-%d %H:%M} (Asia/Shanghai)"
