"""A process that works until its parent closes its standard input."""

import sys
import threading


def input_end() -> threading.Event:
    """Return what is set once the standard input ends."""
    ended = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    return ended
