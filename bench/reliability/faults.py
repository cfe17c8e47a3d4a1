"""Faults around a run and inside it: what each does, what the run is to say, and what mends it."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.pages import ROOT
from bench.reliability.mounts import larger_disk, read_only, small_disk, unmount
from bench.reliability.places import Place

LONGEST_SECONDS = 900


def nothing(_place: Place) -> None:
    """Leave all as it is."""


@dataclass(frozen=True)
class Fault:
    """A fault: how it comes about, how the run ends and with what words, and what a person does then.

    `kind` groups those that are one fault at several places. Where the run is to end well, it has to cope alone; what
    has to do with Dagster or the command line is tried through the command, the rest through the job alone. Tables
    that `may_differ`: where both databases are lost, so are the rows of earlier runs; a rule is counted by the day.
    """

    kind: str
    name: str
    ends_well: bool
    says: str = ""
    arrange: Callable[[Place], object] = nothing
    mend: Callable[[Place], object] = nothing
    inside: str = ""
    during: Callable[[Place, "subprocess.Popen[str]"], object] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    leaves_a_mark: bool = False
    way: str = "job"
    may_differ: tuple[str, ...] = ()

    def run(self, place: Place) -> "subprocess.CompletedProcess[str]":
        """Run with the fault."""
        return run(place, self.way, self.inside, self.during, self.environment)


def run(
    place: Place,
    way: str,
    fault: str = "",
    during: Callable[[Place, "subprocess.Popen[str]"], object] | None = None,
    environment: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run once; a run that hangs is ended, and says so."""
    with subprocess.Popen(
        command_of(way, fault),
        cwd=ROOT,
        env=place.environment | (environment or {}),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        if during:
            during(place, process)
        try:
            said, complained = process.communicate(timeout=LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            said, complained = process.communicate()
            complained += "\nHANG"
        return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


def command_of(way: str, fault: str = "") -> list[str]:
    """Return the command for a run: the real one, unless there is something wrong inside it."""
    if way == "command" and not fault:
        return [sys.executable, "-m", "pipelines.cli", "run"]
    return [sys.executable, "-m", "bench.reliability.faulty", fault, way]


def damage(pattern: str, change: Callable[[bytes], bytes]) -> Callable[[Place], None]:
    """Return what changes the bytes of a file of the warehouse."""

    def damaged(place: Place) -> None:
        for path in sorted(place.warehouse.glob(pattern)):
            path.write_bytes(change(path.read_bytes()))

    return damaged


def half(content: bytes) -> bytes:
    """Return the first half."""
    return content[: len(content) // 2]


def empty(_content: bytes) -> bytes:
    """Return nothing."""
    return b""


def broken(_content: bytes) -> bytes:
    """Return something else."""
    return b"broken" * 999


def flipped(content: bytes) -> bytes:
    """Return the bytes with one in the middle of them changed in every bit."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def overwritten(content: bytes) -> bytes:
    """Return the bytes with all behind the header changed."""
    return content[:12_288] + bytes(byte ^ 0xFF for byte in content[12_288:])


def remove(pattern: str) -> Callable[[Place], None]:
    """Return what deletes files or folders of the warehouse."""

    def removed(place: Place) -> None:
        for path in place.warehouse.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return removed


def together(*steps: Callable[[Place], object]) -> Callable[[Place], None]:
    """Return what does these one after another."""

    def done(place: Place) -> None:
        for step in steps:
            step(place)

    return done


def sent(number: signal.Signals, seconds: float) -> Callable[[Place, "subprocess.Popen[str]"], None]:
    """Return what sends a run a signal after a while."""

    def send(_place: Place, process: "subprocess.Popen[str]") -> None:
        time.sleep(seconds)
        process.send_signal(number)

    return send


def others(count: int, way: str) -> Callable[[Place, "subprocess.Popen[str]"], None]:
    """Return what starts other runs beside the one."""

    def started(place: Place, _process: "subprocess.Popen[str]") -> None:
        for _ in range(count):
            subprocess.Popen(
                command_of(way), cwd=ROOT, env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

    return started


def holding(code: str) -> Callable[[Place], None]:
    """Return what starts a process that runs the code, then waits until its folder is gone."""
    wait = "\nprint(1, flush=True)\nimport os, time\nwhile os.path.exists(folder): time.sleep(0.2)\n"

    def started(place: Place) -> None:
        hold = place.folder / "held"
        hold.mkdir()
        text = f"folder, warehouse = {str(hold)!r}, {str(place.warehouse)!r}\n{code}{wait}"
        process = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True)
        if process.stdout:
            process.stdout.readline()

    return started


def let_go(place: Place) -> None:
    """End what `holding` started."""
    (place.folder / "held").rmdir()
    time.sleep(0.5)


def left_over(place: Place) -> None:
    """Leave what killed runs leave: temporary files in every folder, one under an own name."""
    for folder in ("working", "snapshots", "bronze/manifest", "."):
        (place.warehouse / folder / "news.partial").write_bytes(b"half")
    place.one("silver/*/*/*.parquet").with_suffix(".partial").write_bytes(b"half")
    place.one("bronze/captures/*/*.parquet").with_suffix(".partial").write_bytes(b"half")


def loops(place: Place) -> None:
    """Let links in the raw folder lead in a circle."""
    (place.raw / "loop").symlink_to(place.raw, target_is_directory=True)
    (place.raw / "a.txt").symlink_to(place.raw / "b.txt")
    (place.raw / "b.txt").symlink_to(place.raw / "a.txt")


def no_loops(place: Place) -> None:
    """Take these links away."""
    for name in ("loop", "a.txt", "b.txt"):
        (place.raw / name).unlink()


def left_log(database: str) -> Callable[[Place], None]:
    """Return what leaves something unreadable beside a database, where DuckDB looks for what is not in it yet."""

    def left(place: Place) -> None:
        (place.warehouse / f"{database}.wal").write_bytes(b"left" * 999)

    return left


def stale_lock(place: Place) -> None:
    """Leave the lock's file as a process left it that is no more."""
    (place.warehouse / "working" / "writer.lock").write_text("999999", encoding="ascii")


def put_back(place: Place) -> None:
    """Put the bronze layer back from the backup."""
    shutil.rmtree(place.warehouse / "bronze")
    shutil.copytree(place.backup / "warehouse" / "bronze", place.warehouse / "bronze")


HOLD_READING = "import duckdb; held = duckdb.connect(warehouse + '/news.duckdb', read_only=True)"
HOLD_WRITING = "import duckdb; held = duckdb.connect(warehouse + '/news.duckdb')"
HOLD_RUNS = (
    "import sqlite3, glob; held = sqlite3.connect(glob.glob(warehouse + '/dagster/**/runs.db', recursive=True)[0]); "
    "held.execute('begin exclusive')"
)
BRONZE, SILVER = "bronze/captures/*/*.parquet", "silver/{}/*/*.parquet"
WORKING, PUBLISHED = "working/news.duckdb", "news.duckdb"
RUNS = "dagster/history/runs.db"
# That an input could not be read stays on record, beside what was read later.
REFUSED = ("main.fact_capture", "ops.quarantine", "ops.loaded_shard", "ops.run")
FULL, BACKUP = "the disk is full; make room", "put it back from a backup"

FAULTS = (
    Fault("damaged working database", "cut", True, arrange=damage(WORKING, half)),
    Fault("damaged working database", "empty", True, arrange=damage(WORKING, empty)),
    Fault("damaged working database", "its blocks", True, arrange=damage(WORKING, overwritten)),
    Fault("damaged published database", "cut", True, arrange=damage(PUBLISHED, half)),
    Fault("damaged published database", "empty", True, arrange=damage(PUBLISHED, empty)),
    Fault("damaged published database", "its blocks", True, arrange=damage(PUBLISHED, overwritten)),
    Fault(
        "both databases damaged",
        "their blocks",
        True,
        arrange=together(damage(WORKING, overwritten), damage(PUBLISHED, overwritten)),
        may_differ=("ops.run",),
    ),
    *(
        Fault(
            "damaged silver",
            f"{what} of {stage}",
            True,
            arrange=together(damage(SILVER.format(stage), change), *steps),
            may_differ=("ops.run",),
        )
        for what, change in {"half": half, "none": empty}.items()
        for stage, steps in {
            "lines": [remove("silver/figures"), remove(WORKING), remove(PUBLISHED)],
            "figures": [remove(WORKING), remove(PUBLISHED)],
        }.items()
    ),
    Fault("damaged bronze", "half of it", False, BACKUP, damage(BRONZE, half), put_back),
    Fault("damaged bronze", "empty", False, BACKUP, damage(BRONZE, empty), put_back),
    Fault("damaged bronze", "a byte", False, BACKUP, together(damage(BRONZE, flipped), remove("silver/*")), put_back),
    Fault("full disk", "no room for bronze", False, FULL, inside="no room for bronze"),
    Fault("full disk", "no room for silver", False, FULL, inside="no room for silver"),
    Fault("full disk", "no room for a load", False, FULL, inside="no room for a load"),
    Fault("full disk", "no room to publish", False, FULL, inside="no room to publish"),
    Fault("full disk", "a small disk", False, FULL, small_disk, larger_disk),
    Fault(
        "a read-only warehouse",
        "the folder",
        False,
        "make NEWS_WAREHOUSE writable",
        read_only("warehouse"),
        unmount("warehouse"),
    ),
    Fault("a read-only raw folder", "the folder", True, arrange=read_only("raw"), mend=unmount("raw")),
    Fault("a raw file that vanishes under the run", "gone", True, inside="a page that vanishes", leaves_a_mark=True),
    Fault("a raw file that grows under the run", "doubled", True, inside="a page that grows", leaves_a_mark=True),
    Fault("a raw file that shrinks under the run", "cut", True, inside="a page that shrinks", leaves_a_mark=True),
    *(
        Fault(
            "a raw file replaced under the run",
            f"by a {what}",
            True,
            inside=f"a page that becomes a {what}",
            leaves_a_mark=True,
        )
        for what in ("folder", "pipe", "device")
    ),
    Fault(
        "a raw file whose reading fails",
        "EIO",
        True,
        inside="a page that cannot be read",
        leaves_a_mark=True,
        may_differ=REFUSED,
    ),
    Fault("two runs at once", "two", True, during=others(1, "job")),
    Fault("three runs at once", "three", True, during=others(2, "job")),
    Fault("a left-over .wal", "of the working database", True, arrange=left_log(WORKING)),
    Fault("a left-over .wal", "of the published database", True, arrange=left_log(PUBLISHED)),
    Fault("left-over temporary files", "in every folder", True, arrange=left_over),
    Fault("a stale lock file", "of a process that is no more", True, arrange=stale_lock),
    Fault("a reader with the database open", "reading", True, arrange=holding(HOLD_READING), mend=let_go),
    Fault("a reader with the database open", "writing", True, arrange=holding(HOLD_WRITING), mend=let_go),
    Fault(
        "links in a circle",
        "in the raw folder",
        True,
        arrange=loops,
        mend=no_loops,
        leaves_a_mark=True,
        may_differ=REFUSED,
    ),
    Fault("the snapshots deleted", "the folder", True, arrange=remove("snapshots")),
    Fault("TMPDIR missing", "a folder that is not there", True, environment={"TMPDIR": "/nowhere/at/all"}),
    Fault("few open files", "40", True, inside="few open files"),
    Fault("out of memory", "1.2 GB", False, "memory", inside="little memory"),
    *(
        Fault("the clock", what, True, inside=f"the clock {what}", way="command", may_differ=("ops.rule_count",))
        for what in ("a day behind", "in 1990", "a year ahead")
    ),
    Fault("Dagster's records damaged", "half of them", True, arrange=damage(RUNS, half), way="command"),
    Fault("Dagster's records damaged", "all of them", True, arrange=damage("dagster/**/*.db", broken), way="command"),
    Fault("Dagster's records locked", "runs", False, "locked", holding(HOLD_RUNS), let_go, way="command"),
    *(
        Fault("interrupted", f"{name} after {seconds} s", False, "stopped", during=sent(number, seconds), way="command")
        for name, number in {"SIGTERM": signal.SIGTERM, "Ctrl-C": signal.SIGINT}.items()
        for seconds in (10, 40)
    ),
)
