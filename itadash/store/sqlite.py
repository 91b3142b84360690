"""The embedded store: one SQLite file, safe against power loss, several threads and several programs."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from itadash.store import place, quota, schema
from itadash.store.model import (
    BODY_CHARACTERS,
    Body,
    ConflictError,
    NotFoundError,
    Revision,
    StoredFile,
    StoreError,
    is_workspace_id,
)

BUSY_SECONDS = 10.0  # how long a writer waits for another one before it gives up
_UNREADABLE = "เปิดอ่านข้อมูลที่บันทึกไว้ไม่ได้ เพราะไฟล์ข้อมูลถูกใช้งานอยู่หรืออ่านไม่ได้ โปรดลองอีกครั้ง"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_FILES = "SELECT id, name, added_at, body, size, removed_at FROM file WHERE workspace = ? AND {}"
_REVISION = """
    SELECT r.n, r.body, r.saved_at, r.prev IS NOT NULL,
           EXISTS (SELECT 1 FROM revision c WHERE c.workspace = r.workspace AND c.stream = r.stream AND c.prev = r.n)
    FROM head h JOIN revision r USING (workspace, stream, n)
    WHERE h.workspace = ? AND h.stream = ?
"""


def encode(body: Body) -> str:
    """Compact JSON text. Half surrogate pairs, which UTF-8 cannot hold, are kept as JSON escapes."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


class _Connection(sqlite3.Connection):
    """A connection that can be weakly referenced: one that its thread left behind closes by itself."""


class SqliteStore:
    """A :class:`~itadash.store.model.Store` in one file.

    Every thread gets its own connection. A commit is on the disk before the method returns (``synchronous``
    FULL; EXTRA without WAL).
    """

    def __init__(self, path: Path, *, wal: bool | None = None) -> None:
        """Open or create the database at ``path``. ``wal``: None decides by the kind of disk.

        Raises :class:`StoreError` when the file cannot be opened, is no database, or is of a newer program.
        """
        self.path = path
        self._local = threading.local()
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
    def _write(self) -> Iterator[sqlite3.Connection]:
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

    def journal_mode(self) -> str:
        """``wal`` or ``delete``: the mode in force."""
        with self._read() as connection:
            return str(connection.execute("PRAGMA journal_mode").fetchone()[0]).lower()

    def close(self) -> None:
        """Close the connections of all threads; the next call opens new ones."""
        self._generation += 1
        for connection in list(self._open):
            connection.close()

    # workspaces ------------------------------------------------------------------------------------------------

    def create_workspace(self) -> str:
        ws = secrets.token_urlsafe(16)
        with self._write() as connection:
            connection.execute("INSERT INTO workspace (id, created_at) VALUES (?, ?)", (ws, _now()))
        return ws

    def has_workspace(self, ws: str) -> bool:
        if not is_workspace_id(ws):
            return False
        with self._read() as connection:
            return connection.execute("SELECT 1 FROM workspace WHERE id = ?", (ws,)).fetchone() is not None

    def _require(self, ws: str) -> None:
        if not self.has_workspace(ws):
            raise NotFoundError("ไม่พบพื้นที่ทำงานนี้")

    # files -----------------------------------------------------------------------------------------------------

    def add_file(self, ws: str, name: str, data: bytes, body: Body) -> int:
        text = encode(body)
        with self._write() as connection:
            self._require(ws)
            quota.check_files(connection, ws, len(data))
            quota.delete_removed(connection, _now())
            cursor = connection.execute(
                "INSERT INTO file (workspace, name, added_at, size, body, data) VALUES (?, ?, ?, ?, ?, ?)",
                (ws, _storable(name), _now(), len(data), text, data),
            )
            return int(cursor.lastrowid or 0)

    def files(self, ws: str) -> list[StoredFile]:
        with self._read() as connection:  # the version is that of other connections' writes; our own forget the files
            version = connection.execute("PRAGMA data_version").fetchone()[0]
        if self._local.files is None or self._local.files[:2] != (ws, version):
            self._local.files = (ws, version, self._files(ws, _FILES.format("removed_at IS NULL ORDER BY id")))
        return list(self._local.files[2])

    def removed_files(self, ws: str) -> list[StoredFile]:
        return self._files(ws, _FILES.format("removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC"))

    def _files(self, ws: str, query: str) -> list[StoredFile]:
        with self._read() as connection:
            rows = connection.execute(query, (_storable(ws),)).fetchall()
        return [
            StoredFile(id, name, _time(added), body, size, _time(removed) if removed else None)
            for id, name, added, body, size, removed in rows
        ]

    def file_data(self, ws: str, file: int) -> bytes:
        query = "SELECT data FROM file WHERE workspace = ? AND id = ?"
        with self._read() as connection:
            row = connection.execute(query, (_storable(ws), file)).fetchone()
        if row is None:
            raise NotFoundError("ไม่พบไฟล์นี้ในพื้นที่ทำงาน")
        return bytes(row[0])

    def update_file(self, ws: str, file: int, body: Body) -> None:
        self.update_files(ws, {file: body})

    def update_files(self, ws: str, bodies: Mapping[int, Body]) -> None:
        texts = {file: encode(body) for file, body in bodies.items()}  # outside the transaction, as in :meth:`save`
        with self._write() as connection:
            for file, text in texts.items():
                self._change(connection, "UPDATE file SET body = ? WHERE workspace = ? AND id = ?", text, ws, file)

    def remove_file(self, ws: str, file: int) -> None:
        now = _now()
        statement = "UPDATE file SET removed_at = coalesce(removed_at, ?) WHERE workspace = ? AND id = ?"
        with self._write() as connection:
            self._change(connection, statement, now, ws, file)
            quota.delete_removed(connection, now)
            quota.delete_oldest_removed(connection, _storable(ws))

    def restore_file(self, ws: str, file: int) -> None:
        with self._write() as connection:
            size = connection.execute(
                "SELECT size FROM file WHERE workspace = ? AND id = ? AND removed_at IS NOT NULL", (_storable(ws), file)
            ).fetchone()
            if size:
                quota.check_files(connection, _storable(ws), size[0])
            self._change(connection, "UPDATE file SET removed_at = ? WHERE workspace = ? AND id = ?", None, ws, file)

    @staticmethod
    def _change(connection: sqlite3.Connection, statement: str, value: str | None, ws: str, file: int) -> None:
        if connection.execute(statement, (value, _storable(ws), file)).rowcount == 0:
            raise NotFoundError("ไม่พบไฟล์นี้ในพื้นที่ทำงาน")

    def _sweep(self) -> None:
        """Delete what was removed long ago; in WAL mode also from the side file."""
        with self._write() as connection:
            deleted = quota.delete_removed(connection, _now())
        if deleted and self._wal:
            with self._read() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # revisions -------------------------------------------------------------------------------------------------

    def streams(self, ws: str) -> list[str]:
        query = "SELECT stream FROM head WHERE workspace = ? ORDER BY stream"
        with self._read() as connection:
            return [str(stream) for (stream,) in connection.execute(query, (_storable(ws),)).fetchall()]

    def load(self, ws: str, stream: str) -> Revision | None:
        with self._read() as connection:
            row = connection.execute(_REVISION, (_storable(ws), _storable(stream))).fetchone()
        if row is None:
            return None
        n, body, saved_at, can_undo, can_redo = row
        return Revision(n, json.loads(body), _time(saved_at), bool(can_undo), bool(can_redo))

    def save(self, ws: str, stream: str, body: Body, expected: int) -> Revision:
        # Outside the transaction: a body that is no JSON must not hold the lock.
        stream, text, now = _storable(stream), encode(body), _now()
        if len(text) > BODY_CHARACTERS:
            raise StoreError("บันทึกไม่ได้ เพราะข้อมูลยาวเกินกว่าที่โปรแกรมเก็บได้ โปรดลดจำนวนแถวหรือข้อความ")
        with self._write() as connection:
            self._require(ws)
            current = self.load(ws, stream)
            if (current.n if current else 0) != expected:
                raise ConflictError(current)
            query = "SELECT coalesce(max(n), 0) + 1 FROM revision WHERE workspace = ? AND stream = ?"
            n = int(connection.execute(query, (ws, stream)).fetchone()[0])
            connection.execute(
                "INSERT INTO revision (workspace, stream, n, prev, saved_at, body) VALUES (?, ?, ?, ?, ?, ?)",
                (ws, stream, n, expected or None, now, text),
            )
            self._move(connection, ws, stream, n)
            quota.thin(connection, ws, stream, n)
        return Revision(n, json.loads(text), _time(now), can_undo=expected != 0, can_redo=False)

    def undo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        return self._step(
            ws, stream, expected, "SELECT prev FROM revision WHERE workspace = ? AND stream = ? AND n = ?"
        )

    def redo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        # The newest revision made from the current one: a save after an undo is newer than what was undone.
        query = "SELECT max(n) FROM revision WHERE workspace = ? AND stream = ? AND prev = ?"
        return self._step(ws, stream, expected, query)

    def _step(self, ws: str, stream: str, expected: int | None, query: str) -> Revision:
        stream = _storable(stream)
        with self._write() as connection:
            current = self.load(ws, stream)
            if current is None:
                raise NotFoundError("ยังไม่มีข้อมูลที่บันทึกไว้")
            if expected is not None and current.n != expected:
                raise ConflictError(current)
            n = connection.execute(query, (ws, stream, current.n)).fetchone()[0]
            if n is not None:
                self._move(connection, ws, stream, int(n))
            revision = self.load(ws, stream)
        return revision or current

    @staticmethod
    def _move(connection: sqlite3.Connection, ws: str, stream: str, n: int) -> None:
        connection.execute(
            "INSERT INTO head (workspace, stream, n) VALUES (?, ?, ?) "
            "ON CONFLICT (workspace, stream) DO UPDATE SET n = excluded.n",
            (ws, stream, n),
        )


def _busy(connection: sqlite3.Connection) -> bool:
    """True when another connection holds the database, so that waiting helps."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)
    return False


def _storable(text: str) -> str:
    """``text`` as UTF-8 can hold it: an id or a name may come from anywhere."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
