"""Where the embedded database lives, and whether that is a disk of this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_NETWORK_FILESYSTEMS = ("nfs", "cifs", "smb", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone", "davfs")


def default_path() -> Path:
    """``workspaces.sqlite3`` in the folder named by ITADASH_DATA, else in the user's data folder."""
    folder = os.environ.get("ITADASH_DATA") or platformdirs.user_data_dir("itadash", appauthor=False)
    return Path(folder) / "workspaces.sqlite3"


def prepare(path: Path) -> None:
    """Make the folder and an empty file that only its owner can read (the side files of SQLite inherit that)."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def on_network_share(path: Path) -> bool:
    """True when ``path`` is known to lie on a network share, where WAL mode can lose or damage data.

    Linux (mount table) and Windows (drive type, UNC) are recognised; elsewhere the answer is False and SQLite's
    own refusal decides.
    """
    if sys.platform == "win32":
        return _remote_drive(path)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _filesystem(path.resolve(), mounts).startswith(_NETWORK_FILESYSTEMS)


def _filesystem(path: Path, mounts: str) -> str:
    """The filesystem type of the deepest mount point above ``path`` (the last one mounted there)."""
    best, found = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        depth = len(point.parts)
        if depth >= best and path.is_relative_to(point):
            best, found = depth, parts[2]
    return found


def _remote_drive(path: Path) -> bool:
    text = str(path.absolute())
    if text.startswith("\\\\"):
        return True
    import ctypes

    drive_remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (absent outside Windows, so not a plain attribute)
    return int(kernel.GetDriveTypeW(path.absolute().anchor)) == drive_remote
