"""The settings in force, without what they keep secret."""

import os
import re
from pathlib import Path

from pipelines import settings as module
from pipelines.doctor.finding import Finding, ok, warning
from pipelines.redaction import redact
from pipelines.settings import Settings

NAME = re.compile(r'"(NEWS_[A-Z_]+)"')
# Set by the commands themselves, for dagster.yaml.
OWN = {"NEWS_DAGSTER_STORAGE"}


def names() -> set[str]:
    """Return the name of every setting, as pipelines/settings.py reads them."""
    return set(NAME.findall(Path(module.__file__).read_text(encoding="utf-8")))


def settings_in_force(settings: Settings) -> Finding:
    """Tell what is set, and what is set in vain."""
    given = {name: value for name, value in os.environ.items() if name.startswith("NEWS_") and name not in OWN}
    told = ", ".join(f"{name}={value}" for name, value in sorted(given.items())) or "nothing is set"
    found = redact(f"{told}; reading {settings.raw} into {settings.warehouse}")
    if unknown := sorted(given.keys() - names()):
        return warning(f"{', '.join(unknown)} is set, but is no setting; {found}", "docs/settings.md has their names")
    return ok(found)
