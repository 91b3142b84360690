"""The embedded store: one SQLite file, safe against power loss, several threads and several programs."""

from __future__ import annotations

import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from itadash.store import place, quota, schema
from itadash.store.model import StoreError
from itadash.store.sql import Connection, SqlStore, now

BUSY_SECONDS = 10.0  # how long a writer waits for another one before it gives up
_UNREADABLE = "เปิดอ่านข้อมูลที่บันทึกไว้ไม่ได้ เพราะไฟล์ข้อมูลถูกใช้งานอยู่หรืออ่านไม่ได้ โปรดลองอีกครั้ง"


class _Connection(sqlite3.Connection):
    """A connection that can be weakly referenced: one that its thread left behind closes by itself."""


class SqliteStore(SqlStore):
    """A :class:`~itadash.store.model.Store` in one file.

    Every thread gets its own connection. A commit is on the disk before the method returns (``synchronous``
    FULL; EXTRA without WAL).
    """

    def __init__(self, path: Path, *, wal: bool | None = None) -> None:
        """Open or create the database at ``path``. ``wal``: None decides by the kind of disk.

        Raises :class:`StoreError` when the file cannot be opened, is no database, or is of a newer program.
        """
        super().__init__()
        self.path = path
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._generation = 0
        try:
            place.prepare(path)
            self._wal = not place.on_network_share(path) if wal is None else wal
            schema.migrate(self._connection())
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"เปิดไฟล์ข้อมูล {path} ไม่ได้ โปรดตรวจสิทธิ์ของโฟลเดอร์และพื้นที่ว่างในดิสก์ "
                "หรือกำหนดโฟลเดอร์อื่นด้วยตัวแปร ITADASH_DATA แล้วเปิดโปรแกรมใหม่"
            ) from error
        with suppress(StoreError):  # a busy database is swept the next time
            self._sweep()

    # connections -----------------------------------------------------------------------------------------------

    def _connection(self) -> sqlite3.Connection:
        if getattr(self._local, "generation", None) != self._generation:
            # check_same_thread is off only so that close() may close the connections of other threads.
            connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=_Connection
            )
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
            mode = self._journal(connection)
            connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
            self._open.add(connection)
            self._local.connection, self._local.generation, self._local.files = connection, self._generation, None
        connection = self._local.connection
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101  (for the type checker)
        return connection

    def _journal(self, connection: sqlite3.Connection) -> str:
        """Set the journal mode and return the one in force; WAL refused means a rollback journal."""
        wanted = "WAL" if self._wal else "DELETE"
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return str(connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0]).lower()
            except sqlite3.OperationalError:
                # Changing the mode does not wait for busy_timeout, and some disks refuse WAL by an error.
                if time.monotonic() > deadline:
                    raise
                if wanted == "WAL" and not _busy(connection):
                    wanted = "DELETE"
                time.sleep(0.02)

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection()
        except sqlite3.Error as error:
            raise StoreError(_UNREADABLE) from error

    @contextmanager
    def _write(self, ws: str = "", *, files: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection()
            self._local.files = None
            connection.execute("BEGIN IMMEDIATE")  # take the write lock first: no late "database is locked"
        except sqlite3.Error as error:
            raise StoreError("บันทึกไม่ได้ เพราะไฟล์ข้อมูลถูกใช้งานอยู่หรือเขียนไม่ได้ โปรดลองอีกครั้ง") from error
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError("บันทึกไม่ได้ โปรดตรวจพื้นที่ว่างในดิสก์ แล้วลองอีกครั้ง") from error
            raise

    def _version(self, connection: Connection, ws: str) -> object:
        return connection.execute("PRAGMA data_version").fetchone()[0]

    def journal_mode(self) -> str:
        """``wal`` or ``delete``: the mode in force."""
        with self._read() as connection:
            return str(connection.execute("PRAGMA journal_mode").fetchone()[0]).lower()

    def close(self) -> None:
        """Close the connections of all threads; the next call opens new ones."""
        self._generation += 1
        for connection in list(self._open):
            connection.close()

    def _sweep(self) -> None:
        """Delete what was removed long ago; in WAL mode also from the side file."""
        with self._write() as connection:
            deleted = quota.delete_removed(connection, now())
        if deleted and self._wal:
            with self._read() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _busy(connection: sqlite3.Connection) -> bool:
    """True when another connection holds the database, so that waiting helps."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)
    return False
