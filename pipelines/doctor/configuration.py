"""The settings in force, without what they keep secret."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pipelines import settings as module
from pipelines.doctor.finding import Finding, ok, warning
from pipelines.settings import Settings

NAME = re.compile(r'"(NEWS_[A-Z_]+)"')
# Set by the commands themselves, for dagster.yaml.
OWN = {"NEWS_DAGSTER_STORAGE"}
# A plain path, and nothing that could be a password.
PLAIN = re.compile(r"[^:@=?{]*")


def names() -> set[str]:
    """Return the name of every setting, as pipelines/settings.py reads them."""
    return set(NAME.findall(Path(module.__file__).read_text(encoding="utf-8")))


def settings_in_force(settings: Settings) -> Finding:
    """Tell what is set, and what is set in vain."""
    given = {name: value for name, value in os.environ.items() if name.startswith("NEWS_") and name not in OWN}
    told = ", ".join(f"{name}={redacted(value)}" for name, value in sorted(given.items())) or "nothing is set"
    found = f"{told}; reading {redacted(str(settings.raw))} into {settings.warehouse}"
    if unknown := sorted(given.keys() - names()):
        return warning(f"{', '.join(unknown)} is set, but is no setting; {found}", "docs/settings.md has their names")
    return ok(found)


def redacted(value: str) -> str:
    """Return a value as it may be shown: a path whole, an address without user, password and query, else `(set)`."""
    address = urlsplit(value)
    if address.scheme and address.netloc:
        return urlunsplit((address.scheme, address.netloc.rpartition("@")[2], address.path, "", ""))
    return value if PLAIN.fullmatch(value) else "(set)"
