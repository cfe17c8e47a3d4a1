"""The quality checks as their files declare them: what they guard, how severe a finding is, what they need."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipelines.settings import SQL_FOLDER
from pipelines.sql_models import SqlFile

OPENING = re.compile(r"^(?P<table>[\w.]+): (?P<invariant>.+)$")
SEVERITY = re.compile(r"^Severity: (?P<severity>warn|error)(?P<blocks>, blocks publication)?$")
NEEDS = re.compile(r"^Needs: (?P<days>\d+) days with pages in the four weeks before$")
LIMIT = re.compile(r"^Limit: (?P<name>\w+) = (?P<value>[\d.]+): .+$")

Severity = Literal["warn", "error"]


@dataclass(frozen=True)
class QualityCheck(SqlFile):
    """A statement that selects what is out of the ordinary: batch_date, subject, observed, expected, message.

    Its header opens with the table it guards and the invariant, in English and below in Chinese.
    """

    @property
    def name(self) -> str:
        """Return the check's name, which is its file's."""
        return self.path.stem

    @property
    def table(self) -> str:
        """Return the table that the check is shown at."""
        return self._declared(OPENING)["table"]

    @property
    def invariant(self) -> str:
        """Return what should hold, in words."""
        return self._declared(OPENING)["invariant"]

    @property
    def severity(self) -> Severity:
        """Return how severe a finding is."""
        return "error" if self._declared(SEVERITY)["severity"] == "error" else "warn"

    @property
    def is_blocking(self) -> bool:
        """Tell whether a finding about a day that is not published yet keeps the load from being published."""
        return self._declared(SEVERITY)["blocks"] is not None

    @cached_property
    def days_needed(self) -> int:
        """Return on how many of the 28 days before there must have been pages for the check to say anything."""
        found = next(filter(None, map(NEEDS.match, self.header)), None)
        return int(found["days"]) if found else 0

    @cached_property
    def limits(self) -> dict[str, float]:
        """Return the limits by the names under which the statement reads them."""
        return {found["name"]: float(found["value"]) for found in filter(None, map(LIMIT.match, self.header))}

    def _declared(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Return the first line of that form. Raises ValueError where the header has none."""
        found = next(filter(None, map(pattern.match, self.header)), None)
        if found is None:
            raise ValueError(f"{self.path}: the header has no line of the form {pattern.pattern}")
        return found


def quality_checks() -> list[QualityCheck]:
    """Return all checks, by name."""
    return [QualityCheck(path) for path in sorted((SQL_FOLDER / "quality").glob("*.sql"))]
