"""What a run prints: its own words, a line for each thing it says, and nothing of the framework's events."""

import logging

import dagster as dg

from pipelines.redaction import redact

# A run's configuration that prints what the run says, and nothing of the framework's own events.
OWN_WORDS: dict[str, object] = {"loggers": {"console": {"config": {}}}}


def own_words(_context: dg.InitLoggerContext) -> logging.Logger:
    """Return a logger that prints a line for each thing a run says."""
    logger = logging.Logger("news", logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(_OwnWords("%(message)s"))
    # What the framework calls an error is every step that did not begin; why one failed is told at the end.
    handler.addFilter(lambda record: record.levelno < logging.ERROR)
    logger.addHandler(handler)
    return logger


class _OwnWords(logging.Formatter):
    """Print a message as it was given, without secrets and the run and step Dagster puts in front."""

    def format(self, record: logging.LogRecord) -> str:
        given = getattr(record, "dagster_meta", {}).get("orig_message")
        return f"  {redact(given or record.getMessage())}"
