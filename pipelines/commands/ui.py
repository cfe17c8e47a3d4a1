"""The command `ui`: serve Dagster's pages, and its daemon for the schedule."""

import argparse
import os
import signal
import subprocess
import sys
import time

from pipelines.dagster_home import prepare_dagster
from pipelines.settings import ROOT, Settings

PORT = 3000
LOOK_SECONDS = 0.5
PATIENCE_SECONDS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port to listen on."""
    parser.add_argument("--port", type=int, default=PORT)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Keep the webserver and the daemon going until told to end; where one ends by itself, end the other."""
    prepare_dagster(settings)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    modules = {
        "webserver": ["pipelines.ui.webserver", str(arguments.port)],
        "daemon": ["dagster._daemon", "run", "-m", "pipelines.definitions"],
    }
    started = {name: _start(words) for name, words in modules.items()}
    try:
        while all(process.poll() is None for process in started.values()):
            time.sleep(LOOK_SECONDS)
        ended = ", ".join(name for name, process in started.items() if process.poll() is not None)
        raise RuntimeError(f"the {ended} ended, see above; `make ui` starts it again")
    except KeyboardInterrupt:
        return 0
    finally:
        _end(list(started.values()))


def _start(words: list[str]) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, env=environment)  # noqa: S603  our own modules


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
