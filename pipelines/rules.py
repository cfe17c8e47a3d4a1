"""The version of the text rules: it changes exactly when a rule or a reference table does."""

import hashlib
from functools import cache

from pipelines.settings import ROOT

RULE_FOLDERS = (
    "pipelines/documents",
    "pipelines/restore",
    "pipelines/pages",
    "pipelines/extract",
    "pipelines/stories",
    "seeds/reference",
)


@cache
def rules_version() -> str:
    """Return twelve hex digits of the SHA-256 over every rule's source and every reference table."""
    digest = hashlib.sha256()
    for folder in RULE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".csv"}:
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
