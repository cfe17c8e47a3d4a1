"""Hold what is wrong now against what was told before, and tell each channel what it does not know yet."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from pipelines.alerts.channels import Channel, ChannelDownError, channels
from pipelines.alerts.memory import Memory, Remembered, memory
from pipelines.alerts.message import compose
from pipelines.alerts.troubles import QUALITY, Trouble, failed, late, out_of_the_ordinary
from pipelines.quality.results import Result
from pipelines.settings import Settings, alert_channels, late_after
from pipelines.snapshots import last_published_at

REMINDER = timedelta(days=1)
OF_A_RUN = {"run_failed", "blocked"}


def tell_failure(settings: Settings, failures: Iterable[str], at: datetime, now: datetime) -> list[str]:
    """Tell that a run which ended `at` some time failed, and why; return what went wrong in telling.

    What a later run has made good is told to nobody.
    """

    def change(known: Memory) -> None:
        if not known.succeeded_at or known.succeeded_at < at:
            _settle(known, OF_A_RUN, [failed(failures)], now)

    return _tell_all(settings, now, change)


def tell_success(settings: Settings, results: Iterable[Result], at: datetime, now: datetime) -> list[str]:
    """Tell what is over with a run that brought the warehouse up to date, and what its checks found.

    What a later run said is not undone by an earlier one that is told of later.
    """
    found = [out_of_the_ordinary(result) for result in results if result.status == "found"]

    def change(known: Memory) -> None:
        if known.succeeded_at and known.succeeded_at > at:
            return
        known.succeeded_at = at
        _settle(known, OF_A_RUN | {key for key in known.troubles if key.startswith(QUALITY)}, found, now)

    return _tell_all(settings, now, change)


def tell_time(settings: Settings, now: datetime) -> list[str]:
    """Tell where no run came for too long, remind of what lasts, and try again what a channel did not take."""
    return _tell_all(settings, now, lambda _: None)


def _tell_all(settings: Settings, now: datetime, change: Callable[[Memory], None]) -> list[str]:
    """Change what is remembered, see whether a run is late, and tell every channel what it does not know.

    Returns what went wrong: nothing here makes a run fail.
    """
    try:
        ways, patience = channels(alert_channels(), settings.alerts / "alerts.jsonl"), late_after()
        with memory(settings.alerts, now) as known:
            change(known)
            _settle(known, {"late"}, _lateness(known, settings, patience, now), now)
            warnings = [warning for channel in ways for warning in _tell(channel, known, settings, now)]
            known.forget_what_is_over({channel.key for channel in ways})
    except (OSError, RuntimeError, ValueError) as error:
        return [f"alerts: nobody could be told: {error}"]
    return warnings


def _settle(known: Memory, judged: Iterable[str], troubles: list[Trouble], now: datetime) -> None:
    """Remember the troubles there are; what was judged and is not among them is over."""
    for trouble in troubles:
        known.note(trouble, now)
    for key in set(judged) & known.troubles.keys() - {trouble.key for trouble in troubles}:
        known.end(key, now)


def _lateness(known: Memory, settings: Settings, patience: timedelta, now: datetime) -> list[Trouble]:
    published_at = last_published_at(settings.published_database)
    good = max(filter(None, (known.succeeded_at, published_at)), default=known.watched_since)
    return [late(good, patience)] if now - good > patience else []


def _tell(channel: Channel, known: Memory, settings: Settings, now: datetime) -> list[str]:
    due = [trouble for trouble in known.troubles.values() if _is_due(trouble, channel.key, now)]
    if not due:
        return []
    try:
        channel.send(compose(due, settings, now), now)
    except ChannelDownError as error:
        return [f"alerts: {channel.name} took no message, it is tried again the next time: {error}"]
    for trouble in due:
        if trouble.over_at:
            trouble.told.pop(channel.key)
        else:
            trouble.told[channel.key] = now
    return []


def _is_due(trouble: Remembered, channel: str, now: datetime) -> bool:
    if trouble.over_at:
        return channel in trouble.told
    return channel not in trouble.told or now - trouble.told[channel] >= REMINDER
