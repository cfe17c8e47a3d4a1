"""Who may read what a process writes."""

import os

# Its owner, and to read the owner's group, so that analysts open what is published; nobody else.
NOT_FOR_OTHERS = 0o027


def keep_files_private() -> None:
    """Make every file and folder from here on for the owner and the group's readers alone; what is stricter stays."""
    os.umask(os.umask(NOT_FOR_OTHERS) | NOT_FOR_OTHERS)
