"""A virtual environment for each peer, made of its locked requirements the first time; never this project's own."""

import hashlib
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "requirements"
ENVIRONMENTS = Path(__file__).parent.parent / ".venvs"
STAMP = "requirements.sha256"
LONGEST_REASON = 300


class PeerUnavailableError(RuntimeError):
    """A peer cannot be installed or does not run here; the message says why."""


def python_of(peer: str) -> Path:
    """Return the interpreter of a peer's environment, which is made where it is missing or out of date.

    Raises PeerUnavailableError.
    """
    requirements = REQUIREMENTS / f"{peer}.txt"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    folder = ENVIRONMENTS / peer
    python, stamp = folder / "bin" / "python", folder / STAMP
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
        print(f"Setting up {peer} in {folder} (once) ...", file=sys.stderr, flush=True)
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        install = ["install", "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes", "-r"]
        _run([str(python), "-m", "pip", *install, str(requirements)])
        stamp.write_text(digest, encoding="utf-8")
    return python


def version_of(peer: str) -> str:
    """Return the version of a peer that its requirements name."""
    lines = (REQUIREMENTS / f"{peer}.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split()[0].partition("==")[2] for line in lines if line.startswith(f"{peer}=="))


def last_words(text: str) -> str:
    """Return the last line of what a process said, cut to a sentence's length."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:LONGEST_REASON] if lines else "it said nothing"


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise PeerUnavailableError(last_words(done.stderr))
