"""Every locked package is pinned by hashes, and its licence lets others use it with closed programs too."""

import re
from importlib.metadata import metadata

import pytest

from tests.conftest import ROOT

PINNED = re.compile(
    r"^([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)
# GPL, LGPL and AGPL, and licences that are not open. MPL asks for nothing where its files are used as they are.
REFUSED = re.compile(r"GPL|GNU|SSPL|BUSL|Commons Clause|Proprietary", re.IGNORECASE)
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def locked(lock: str) -> list[str]:
    return [name for name, _ in PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))]


def licence(package: str) -> str:
    told = metadata(package)
    classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License")]
    # Some packages put the whole text there; its first line names it.
    written = (told.get("License-Expression") or told.get("License") or "").strip().split("\n")[0]
    return "; ".join(filter(None, [written, *classifiers]))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hashes(lock: str) -> None:
    named = re.findall(r"^[A-Za-z0-9].*==", (ROOT / lock).read_text(encoding="utf-8"), re.M)
    assert len(locked(lock)) == len(named) > 10


def test_no_package_has_a_licence_that_binds_who_uses_it() -> None:
    licences = {package: licence(package) for lock in LOCKS for package in locked(lock)}
    assert [package for package, words in licences.items() if not words] == []
    assert {package: words for package, words in licences.items() if REFUSED.search(words)} == {}
