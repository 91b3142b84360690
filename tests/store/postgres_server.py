"""A PostgreSQL server that lives as long as the tests: in a folder of its own, heard only on a socket there."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import psycopg


def programs() -> Path | None:
    """The folder of initdb and postgres; ``None`` when there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += [Path(folder) for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)]
    return next((folder for folder in folders if (folder / "postgres").is_file()), None)


class Server:
    """``with Server() as server``: a running server. It never runs as root, because PostgreSQL refuses that."""

    def __init__(self) -> None:
        # The path of a socket may have about a hundred characters, and another user has to come to it.
        self._folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp" if Path("/tmp").is_dir() else None))
        self._as: dict[str, Any] = {}
        self._made = 0
        if os.geteuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            owner = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        found = programs()
        assert found is not None
        data = str(self._folder / "data")
        subprocess.run(
            [found / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True,
            capture_output=True,
            cwd="/",
            **self._as,
        )
        self._command = [str(found / "postgres"), "-D", data, "-k", str(self._folder), "-c", "listen_addresses="]
        self.start()
        return self

    def start(self) -> None:
        """Start, also again after :meth:`stop`, and wait until it answers."""
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **self._as
        )
        end = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Break off, as a power cut does: nothing is written any more."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def url(self) -> str:
        """The address of the server's first database."""
        return f"postgresql://tests@/postgres?host={self._folder}"

    def database(self) -> str:
        """The address of an empty place of its own: a schema that is the first in the path."""
        self._made += 1
        name = f"of_{os.getpid()}_{self._made}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{name}"'.encode())
        return f"{self.url}&options=-csearch_path%3D{name}"
