"""The settings in force, without what they keep secret."""

import os
import re
from pathlib import Path

from pipelines import settings as module
from pipelines.alerts.channels import LOG, is_understood
from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.redaction import redact
from pipelines.settings import Retention, SettingError, Settings, alert_channels, late_after, page_columns, raw_options

NAME = re.compile(r'"(NEWS_[A-Z_]+)"')
# Set by the commands themselves, for dagster.yaml.
OWN = {"NEWS_DAGSTER_STORAGE"}


def names() -> set[str]:
    """Return the name of every setting, as pipelines/settings.py reads them."""
    return set(NAME.findall(Path(module.__file__).read_text(encoding="utf-8")))


def settings_in_force(settings: Settings) -> Finding:
    """Tell what is set, what is set in vain, and what can't be read before the run that needs it fails."""
    for read in (late_after, page_columns, raw_options, Retention.from_environment):
        try:
            read()
        except SettingError as wrong:
            return error(redact(str(wrong)), "docs/settings.md has what each may hold")
    if any(word != LOG and not is_understood(word) for word in alert_channels()):
        return error("NEWS_ALERTS names a channel that apprise does not understand", "docs/quality.md has examples")
    given = {name: value for name, value in os.environ.items() if name.startswith("NEWS_") and name not in OWN}
    told = ", ".join(f"{name}={value}" for name, value in sorted(given.items())) or "nothing is set"
    found = redact(f"{told}; reading {settings.raw} into {settings.warehouse}")
    if unknown := sorted(given.keys() - names()):
        return warning(f"{', '.join(unknown)} is set, but is no setting; {found}", "docs/settings.md has their names")
    return ok(found)
