"""Which addresses the processes of a session listen on, as Linux tells."""

import os
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

LISTENS = "0A"


def listening_with(port: int) -> set[IPv4Address | IPv6Address]:
    """Return the addresses of every process of the session in which one listens on the port."""
    sockets = _listening_sockets()
    sessions = {pid: os.getsid(pid) for pid in _processes()}
    held = {pid: _held_sockets(pid) & sockets.keys() for pid in sessions}
    (session,) = {sessions[pid] for pid, inodes in held.items() for inode in inodes if sockets[inode][1] == port}
    return {sockets[inode][0] for pid, inodes in held.items() if sessions[pid] == session for inode in inodes}


def _listening_sockets() -> dict[str, tuple[IPv4Address | IPv6Address, int]]:
    """Return the address and port of each listening socket, by its inode."""
    found = {}
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []:
            local, state, inode = (line.split()[column] for column in (1, 3, 9))
            if state == LISTENS:
                address, port = local.split(":")
                # Each group of four bytes stands with its last byte first.
                groups = (bytes.fromhex(address[start : start + 8])[::-1] for start in range(0, len(address), 8))
                found[inode] = ip_address(b"".join(groups)), int(port, 16)
    return found


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if path.stat().st_uid == os.getuid()]


def _held_sockets(pid: int) -> set[str]:
    try:
        links = [str(descriptor.readlink()) for descriptor in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        # It has ended, or its descriptors are not ours to see.
        return set()
    return {link.removeprefix("socket:[").removesuffix("]") for link in links if link.startswith("socket:[")}
