"""The command line: which commands there are, and the one way in which each begins and ends."""

import argparse
import os
import signal
import sys
from importlib import import_module
from typing import Protocol, cast

from pipelines.permissions import keep_files_private
from pipelines.redaction import redact
from pipelines.settings import Settings

COMMANDS = {
    "run": "bring the warehouse up to date from the raw folder",
    "ui": "serve the Dagster UI on 127.0.0.1, with the schedule's daemon",
    "query": "ask a question of sql/queries; without a name, list them",
    "trace": "show where one fact comes from, down to the raw line and the run",
    "doctor": "say what is in order and what is not, and how to mend it",
    "export": "write a table, or the figures, for others to read; lists the tables",
}


# The status that shells give to a process ended by Ctrl-C.
STOPPED = 130


class Command(Protocol):
    """A module of `pipelines.commands`."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, settings: Settings, arguments: argparse.Namespace) -> int:
        """Do it; return the process's exit status. Raises OSError or RuntimeError with what to do about it."""


def main() -> int:
    """Run the command the arguments name; return the process's exit status."""
    # Who ends a service, or a shell, is answered as who presses Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        command, arguments = _parse(sys.argv[1:])
        keep_files_private()
        return command.run(Settings.from_environment(), arguments)
    except BrokenPipeError:
        # Whoever read the answer, such as `head`, has read enough; nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped; readers see what was published before, and the next run does the rest", file=sys.stderr)
        return STOPPED
    except (OSError, RuntimeError) as error:
        # Its imports are for those who need them.
        from pipelines.failures import with_what_to_do  # noqa: PLC0415

        print(f"error: {redact(with_what_to_do(str(error)))}", file=sys.stderr)
        return 1


def _parse(words: list[str]) -> tuple[Command, argparse.Namespace]:
    parser = argparse.ArgumentParser(prog="python -m pipelines.cli", description=__doc__)
    parsers = parser.add_subparsers(dest="command", required=True)
    chosen = next(filter(COMMANDS.__contains__, words), None)
    for name, purpose in COMMANDS.items():
        of_command = parsers.add_parser(name, help=purpose)
        # Only the command that is asked for pays for its imports.
        if name == chosen:
            command = cast(Command, import_module(f"pipelines.commands.{name}"))
            command.add_arguments(of_command)
    arguments = parser.parse_args(words)
    return command, arguments


if __name__ == "__main__":
    sys.exit(main())
