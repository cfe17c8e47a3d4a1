"""The command `ui`: serve Dagster's pages, and its daemon for the schedule."""

import argparse
import os
import sys
from pathlib import Path

from pipelines.dagster_home import prepare_dagster
from pipelines.settings import ROOT, Settings

PORT = 3000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port to listen on."""
    parser.add_argument("--port", type=int, default=PORT)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Become the server; it ends when it is told to."""
    prepare_dagster(settings)
    dagster = str(Path(sys.executable).with_name("dagster"))
    module = ["-m", "pipelines.definitions"]
    os.chdir(ROOT)
    port = str(arguments.port)
    os.execv(dagster, [dagster, "dev", *module, "--host", "127.0.0.1", "--port", port])  # noqa: S606
