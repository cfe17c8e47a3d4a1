"""The command `trace`: one fact, back to the bytes it was read from."""

import argparse
import json
import os
import sys
from dataclasses import asdict

from pipelines.settings import Settings
from pipelines.trace.report import report
from pipelines.trace.terminal import printable_json
from pipelines.trace.trail import trail
from pipelines.warehouse import reader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the fact's key, and whether to answer in JSON."""
    parser.add_argument("key", help="figure_key, quote_key, mention_key, person_post_key, or page_id:line_no")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the fact's trail."""
    with reader(settings) as connection:
        found = trail(connection, settings, arguments.key)
    if arguments.json:
        print(printable_json(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str)))
        return 0
    is_coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for line in report(found, is_coloured=is_coloured):
        print(line)
    return 0
