"""How much memory the machine has left, as far as the system tells."""

from pathlib import Path

MEMORY = Path("/proc/meminfo")
LIMIT = Path("/sys/fs/cgroup/memory.max")


def available_bytes() -> int | None:
    """Return the bytes that a program can still take, or the limit set to it; None where the system does not say."""
    if not MEMORY.exists():
        return None
    lines = dict(line.split(":", 1) for line in MEMORY.read_text(encoding="ascii").splitlines())
    available = int(lines["MemAvailable"].split()[0]) * 1024
    if LIMIT.exists() and (limit := LIMIT.read_text(encoding="ascii").strip()).isdigit():
        return min(available, int(limit))
    return available
