"""The folders: there, readable and writable, safe, and on a file system on which a rename is one step."""

import os
import stat
from pathlib import Path

from pipelines.doctor.finding import Finding, error, ok, warning
from pipelines.doctor.machine import nearest
from pipelines.readers.inputs import walk
from pipelines.redaction import redact
from pipelines.settings import Settings

MOUNTS = Path("/proc/mounts")
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "glusterfs", "ceph", "9p"}


def raw_folder(settings: Settings) -> Finding:
    """See whether the raw folder, on this machine or on object storage, can be listed."""
    raw = settings.raw
    try:
        next(iter(walk(raw)), None)
    except (OSError, RuntimeError) as refused:
        return error(redact(str(refused)), "make the folder, or set NEWS_RAW to the one with the pages")
    if isinstance(raw, Path) and not os.access(raw, os.R_OK | os.X_OK):
        return error(f"the raw folder {raw} cannot be listed by this user", f"chmod a+rX {raw}")
    return ok(redact(f"{raw} can be listed"))


def warehouse_folder(settings: Settings) -> Finding:
    """See whether all of the warehouse can be written."""
    there = nearest(settings.warehouse)
    if there.is_file():
        return error(f"{there} is a file, not a folder", "set NEWS_WAREHOUSE to a folder")
    for folder in (there, *filter(Path.is_dir, _folders(settings))):
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            fix = "run as the user who owns it, or give this user the right to write"
            return error(f"{folder} cannot be written by this user", fix)
    return ok(f"{settings.warehouse} can be written")


def permissions(settings: Settings) -> Finding:
    """See whether anybody on the machine may write into the warehouse."""
    open_to_all = [
        folder
        for folder in (settings.warehouse, *_folders(settings))
        if folder.is_dir() and folder.stat().st_mode & stat.S_IWOTH
    ]
    if open_to_all:
        fix = f"chmod -R o-w {settings.warehouse}"
        return warning(f"anybody on this machine may write into {open_to_all[0]}", fix)
    return ok("only its owner and group may write into the warehouse")


def one_file_system(settings: Settings) -> Finding:
    """See whether the working database can be renamed into the readers' place in one step."""
    there = [folder for folder in (settings.warehouse, *_folders(settings)) if folder.is_dir()]
    if len({folder.stat().st_dev for folder in there}) > 1:
        apart = next(folder for folder in there if folder.stat().st_dev != there[0].stat().st_dev)
        fix = f"move {apart} onto the file system of {settings.warehouse}"
        return warning(f"{apart} is on another file system, so snapshots and publishing copy instead of rename", fix)
    return ok("the warehouse is on one file system")


def local_disk(settings: Settings) -> Finding:
    """See whether the warehouse is on a file system whose locks and renames can be trusted."""
    if not MOUNTS.exists():
        return ok("this system does not tell its mounts")
    place, found = nearest(settings.warehouse).resolve(), ("", "unknown")
    for line in MOUNTS.read_text(encoding="utf-8").splitlines():
        _, point, kind, *_ = line.split()
        if place.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, kind)
    if found[1] in NETWORK:
        fix = "set NEWS_WAREHOUSE to a folder of a local disk, and copy news.duckdb from there"
        return warning(f"the warehouse is on a network file system ({found[1]}), where locks may not hold", fix)
    return ok(f"the warehouse is on a local file system ({found[1]})")


def _folders(settings: Settings) -> list[Path]:
    working = settings.working_database.parent
    return [working, settings.captures, settings.silver, settings.snapshots, settings.dagster_storage]
