"""What every store on a SQL database does alike, in SQL that SQLite and PostgreSQL share.

A kind of store adds its connections and transactions (:meth:`SqlStore._read`, :meth:`SqlStore._write`) and how it
knows that somebody else changed the files (:meth:`SqlStore._version`).
"""

from __future__ import annotations

import json
import re
import secrets
import threading
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Protocol

from itadash.store import quota
from itadash.store.model import (
    BODY_CHARACTERS,
    Body,
    ConflictError,
    NewFile,
    NotFoundError,
    Revision,
    StoredFile,
    StoreError,
    is_workspace_id,
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # UTF-8 has no half pairs, PostgreSQL no NUL

_FILES = "SELECT id, name, added_at, body, size, removed_at FROM file WHERE workspace = ? AND {}"
_REVISION = """
    SELECT r.n, r.body, r.saved_at, r.prev IS NOT NULL,
           EXISTS (SELECT 1 FROM revision c WHERE c.workspace = r.workspace AND c.stream = r.stream AND c.prev = r.n)
    FROM head h JOIN revision r USING (workspace, stream, n)
    WHERE h.workspace = ? AND h.stream = ?
"""


class Cursor(Protocol):
    """What a query gives."""

    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


class Connection(Protocol):
    """A connection inside a transaction; parameters stand for the question marks of the query."""

    def execute(self, query: str, parameters: Any = ..., /) -> Cursor: ...


def encode(body: Body) -> str:
    """Compact JSON text. Half surrogate pairs, which UTF-8 cannot hold, are kept as JSON escapes."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _within(text: str) -> str:
    """``text`` if it is not too long for a revision. Raises :class:`StoreError`."""
    if len(text) > BODY_CHARACTERS:
        raise StoreError("บันทึกไม่ได้ เพราะข้อมูลยาวเกินกว่าที่โปรแกรมเก็บได้ โปรดลดจำนวนแถวหรือข้อความ")
    return text


class SqlStore:
    """A :class:`~itadash.store.model.Store` but for its connections."""

    def __init__(self) -> None:
        self._local = threading.local()

    @abstractmethod
    def _read(self) -> AbstractContextManager[Connection]:
        """A connection to read with; inside a write of this thread, that one. Faults become :class:`StoreError`."""

    @abstractmethod
    def _write(self, ws: str = "", *, files: bool = False) -> AbstractContextManager[Connection]:
        """A transaction: kept at its end, undone by an error. Nobody else writes to the workspace ``ws`` meanwhile.

        ``files``: it changes files, so that others must ask for them again.
        """

    @abstractmethod
    def _version(self, connection: Connection, ws: str) -> object:
        """Something else after every write of files in ``ws`` by another connection."""

    # workspaces ------------------------------------------------------------------------------------------------

    def create_workspace(self, files: Sequence[NewFile] = (), streams: Mapping[str, Body] | None = None) -> str:
        ws, moment = secrets.token_urlsafe(16), now()
        bodies = [encode(body) for _, _, body in files]
        saved = {storable(stream): _within(encode(body)) for stream, body in (streams or {}).items()}
        with self._write() as connection:
            connection.execute("INSERT INTO workspace (id, created_at) VALUES (?, ?)", (ws, moment))
            for (name, data, _), text in zip(files, bodies, strict=True):
                self._insert_file(connection, ws, name, data, text)
            for stream, text in saved.items():
                self._append(connection, ws, stream, 1, None, text, moment)
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
        with self._write(ws, files=True) as connection:
            self._require(ws)
            quota.delete_removed(connection, now())
            return self._insert_file(connection, ws, name, data, text)

    @staticmethod
    def _insert_file(connection: Connection, ws: str, name: str, data: bytes, text: str) -> int:
        quota.check_files(connection, ws, len(data))
        cursor = connection.execute(
            "INSERT INTO file (workspace, name, added_at, size, body, data) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (ws, storable(name), now(), len(data), text, data),
        )
        return int(cursor.fetchone()[0])

    def files(self, ws: str) -> list[StoredFile]:
        with self._read() as connection:
            version = self._version(connection, storable(ws))
        known = getattr(self._local, "files", None)  # our own writes forget them
        if known is None or known[:2] != (ws, version):
            known = (ws, version, self._files(ws, _FILES.format("removed_at IS NULL ORDER BY id")))
            self._local.files = known
        return list(known[2])

    def removed_files(self, ws: str) -> list[StoredFile]:
        return self._files(ws, _FILES.format("removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC"))

    def _files(self, ws: str, query: str) -> list[StoredFile]:
        with self._read() as connection:
            rows = connection.execute(query, (storable(ws),)).fetchall()
        return [
            StoredFile(id, name, _time(added), body, size, _time(removed) if removed else None)
            for id, name, added, body, size, removed in rows
        ]

    def file_data(self, ws: str, file: int) -> bytes:
        query = "SELECT data FROM file WHERE workspace = ? AND id = ?"
        with self._read() as connection:
            row = connection.execute(query, (storable(ws), file)).fetchone()
        if row is None:
            raise NotFoundError("ไม่พบไฟล์นี้ในพื้นที่ทำงาน")
        return bytes(row[0])

    def update_file(self, ws: str, file: int, body: Body) -> None:
        self.update_files(ws, {file: body})

    def update_files(self, ws: str, bodies: Mapping[int, Body]) -> None:
        texts = {file: encode(body) for file, body in bodies.items()}  # outside the transaction, as in :meth:`save`
        with self._write(ws, files=True) as connection:
            for file, text in texts.items():
                self._change(connection, "UPDATE file SET body = ? WHERE workspace = ? AND id = ?", text, ws, file)

    def remove_file(self, ws: str, file: int) -> None:
        moment = now()
        statement = "UPDATE file SET removed_at = coalesce(removed_at, ?) WHERE workspace = ? AND id = ?"
        with self._write(ws, files=True) as connection:
            self._change(connection, statement, moment, ws, file)
            quota.delete_removed(connection, moment)
            quota.delete_oldest_removed(connection, storable(ws))

    def restore_file(self, ws: str, file: int) -> None:
        with self._write(ws, files=True) as connection:
            size = connection.execute(
                "SELECT size FROM file WHERE workspace = ? AND id = ? AND removed_at IS NOT NULL", (storable(ws), file)
            ).fetchone()
            if size:
                quota.check_files(connection, storable(ws), size[0])
            self._change(connection, "UPDATE file SET removed_at = ? WHERE workspace = ? AND id = ?", None, ws, file)

    @staticmethod
    def _change(connection: Connection, statement: str, value: str | None, ws: str, file: int) -> None:
        if connection.execute(statement, (value, storable(ws), file)).rowcount == 0:
            raise NotFoundError("ไม่พบไฟล์นี้ในพื้นที่ทำงาน")

    # revisions -------------------------------------------------------------------------------------------------

    def streams(self, ws: str) -> list[str]:
        query = "SELECT stream FROM head WHERE workspace = ? ORDER BY stream"
        with self._read() as connection:
            return [str(stream) for (stream,) in connection.execute(query, (storable(ws),)).fetchall()]

    def load(self, ws: str, stream: str) -> Revision | None:
        with self._read() as connection:
            row = connection.execute(_REVISION, (storable(ws), storable(stream))).fetchone()
        if row is None:
            return None
        n, body, saved_at, can_undo, can_redo = row
        return Revision(n, json.loads(body), _time(saved_at), bool(can_undo), bool(can_redo))

    def save(self, ws: str, stream: str, body: Body, expected: int) -> Revision:
        # Outside the transaction: a body that is no JSON must not hold the lock.
        stream, text, moment = storable(stream), _within(encode(body)), now()
        with self._write(ws) as connection:
            self._require(ws)
            current = self.load(ws, stream)
            if (current.n if current else 0) != expected:
                raise ConflictError(current)
            query = "SELECT coalesce(max(n), 0) + 1 FROM revision WHERE workspace = ? AND stream = ?"
            n = int(connection.execute(query, (ws, stream)).fetchone()[0])
            self._append(connection, ws, stream, n, expected or None, text, moment)
            quota.thin(connection, ws, stream, n)
        return Revision(n, json.loads(text), _time(moment), can_undo=expected != 0, can_redo=False)

    def undo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        return self._step(
            ws, stream, expected, "SELECT prev FROM revision WHERE workspace = ? AND stream = ? AND n = ?"
        )

    def redo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        # The newest revision made from the current one: a save after an undo is newer than what was undone.
        query = "SELECT max(n) FROM revision WHERE workspace = ? AND stream = ? AND prev = ?"
        return self._step(ws, stream, expected, query)

    def _step(self, ws: str, stream: str, expected: int | None, query: str) -> Revision:
        stream = storable(stream)
        with self._write(ws) as connection:
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

    def _append(
        self, connection: Connection, ws: str, stream: str, n: int, prev: int | None, text: str, moment: str
    ) -> None:
        connection.execute(
            "INSERT INTO revision (workspace, stream, n, prev, saved_at, body) VALUES (?, ?, ?, ?, ?, ?)",
            (ws, stream, n, prev, moment, text),
        )
        self._move(connection, ws, stream, n)

    @staticmethod
    def _move(connection: Connection, ws: str, stream: str, n: int) -> None:
        connection.execute(
            "INSERT INTO head (workspace, stream, n) VALUES (?, ?, ?) "
            "ON CONFLICT (workspace, stream) DO UPDATE SET n = excluded.n",
            (ws, stream, n),
        )


def storable(text: str) -> str:
    """``text`` as every database can hold it: an id or a name may come from anywhere."""
    return _UNSTORABLE.sub("\ufffd", text)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
