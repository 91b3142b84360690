"""The hosted store: PostgreSQL, for a server whose own disk does not last or that has several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolTimeout

from itadash.store import quota
from itadash.store.model import StoreError
from itadash.store.sql import Connection, Cursor, SqlStore, now, storable

WAIT_SECONDS = 10.0  # for a connection, and for another writer
_MOST = 10  # connections of a process
_LOCK = 0x17ADA5  # any number that no other program on the database takes for its own
_FAILED = "ติดต่อฐานข้อมูลไม่ได้ หรือฐานข้อมูลไม่ตอบ งานที่บันทึกแล้วยังอยู่ โปรดลองอีกครั้ง หากยังเกิดซ้ำ โปรดแจ้งผู้ดูแลระบบ"

_NO_DATABASE = "เปิดฐานข้อมูล PostgreSQL ไม่ได้ โปรดตรวจค่า ITADASH_DATABASE ชื่อผู้ใช้ รหัสผ่าน และสิทธิ์สร้างตาราง แล้วเปิดโปรแกรมใหม่"

# Never change a step that was released: add one.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # ``files`` counts the writes of files: whoever knows the count knows the files.
        "CREATE TABLE workspace (id text PRIMARY KEY, created_at text NOT NULL, files bigint NOT NULL DEFAULT 0)",
        """CREATE TABLE file (
               id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
               workspace text NOT NULL REFERENCES workspace (id),
               name text NOT NULL,
               added_at text NOT NULL,
               removed_at text,
               size bigint NOT NULL,
               body text NOT NULL,
               data bytea NOT NULL
           )""",
        "CREATE INDEX file_of_workspace ON file (workspace)",
        "CREATE INDEX file_removed ON file (removed_at) WHERE removed_at IS NOT NULL",
        """CREATE TABLE revision (
               workspace text NOT NULL REFERENCES workspace (id),
               stream text NOT NULL,
               n bigint NOT NULL,
               prev bigint,
               saved_at text NOT NULL,
               body text NOT NULL,
               PRIMARY KEY (workspace, stream, n),
               FOREIGN KEY (workspace, stream, prev) REFERENCES revision (workspace, stream, n)
           )""",
        "CREATE INDEX revision_after ON revision (workspace, stream, prev)",
        """CREATE TABLE head (
               workspace text NOT NULL,
               stream text NOT NULL,
               n bigint NOT NULL,
               PRIMARY KEY (workspace, stream),
               FOREIGN KEY (workspace, stream, n) REFERENCES revision (workspace, stream, n)
           )""",
    ),
)


class _Asked:
    """A connection that takes question marks for parameters, as the SQL of all stores has them."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, query: str, parameters: Sequence[Any] = (), /) -> Cursor:
        return self._connection.execute(query.replace("?", "%s").encode(), parameters)


class PostgresStore(SqlStore):
    """A :class:`~itadash.store.model.Store` in a PostgreSQL database, from version 12 on.

    A commit is on the server's disk before the method returns, as the server is set up (``synchronous_commit``).
    """

    def __init__(self, url: str) -> None:
        """Connect to ``url`` (``postgresql://…``) and bring the tables up to date.

        Raises :class:`StoreError` when the database cannot be reached or is of a newer program. The message never
        holds the address: there is a password in it.
        """
        super().__init__()
        self._url = url
        self._pool: ConnectionPool[psycopg.Connection[Any]] | None = None
        try:
            conninfo_to_dict(url)
        except psycopg.Error:
            raise StoreError(_NO_DATABASE) from None  # the error quotes the address, and logs keep what it quotes
        try:
            with self._write() as connection:
                _migrate(connection)
        except StoreError as error:
            if isinstance(error.__cause__, psycopg.Error):
                raise StoreError(_NO_DATABASE) from error
            raise
        with suppress(StoreError), self._write() as connection:
            quota.delete_removed(connection, now())

    # connections -----------------------------------------------------------------------------------------------

    @contextmanager
    def _session(self) -> Iterator[psycopg.Connection[Any]]:
        """The connection of this thread's write, else one of the pool, in a transaction of its own."""
        held = getattr(self._local, "writing", None)
        if held is not None:
            yield held
            return
        try:
            if self._pool is None:
                self._pool = ConnectionPool(
                    self._url,
                    min_size=0,
                    max_size=_MOST,
                    timeout=WAIT_SECONDS,
                    check=ConnectionPool.check_connection,  # one that the server closed is not handed out
                    # Statements that the server keeps prepared do not survive a pooler such as PgBouncer.
                    kwargs={"connect_timeout": int(WAIT_SECONDS), "prepare_threshold": None},
                    open=True,
                )
            with self._pool.connection() as connection:
                yield connection
        except PoolTimeout as error:
            self.close()  # it tries again ever more seldom; a new one tries at once
            raise StoreError(_FAILED) from error
        except (psycopg.Error, OSError) as error:
            raise StoreError(_FAILED) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._session() as connection:
            yield _Asked(connection)

    @contextmanager
    def _write(self, ws: str = "", *, files: bool = False) -> Iterator[Connection]:
        self._local.files = None
        with self._session() as connection:
            self._local.writing = connection
            try:
                asked = _Asked(connection)
                wait = str(int(WAIT_SECONDS * 1000))
                asked.execute("SELECT set_config('lock_timeout', ?, true)", (wait,))  # of this transaction only
                if files:
                    asked.execute("UPDATE workspace SET files = files + 1 WHERE id = ?", (storable(ws),))
                elif ws:
                    asked.execute("SELECT 1 FROM workspace WHERE id = ? FOR UPDATE", (storable(ws),))
                yield asked
            finally:
                self._local.writing = None

    def _version(self, connection: Connection, ws: str) -> object:
        row = connection.execute("SELECT files FROM workspace WHERE id = ?", (ws,)).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Close all connections; the next call opens new ones."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.close(timeout=1)


def _migrate(connection: Connection) -> None:
    """Bring the tables to the newest step; all of it happens or nothing."""
    connection.execute("SELECT pg_advisory_xact_lock(?)", (_LOCK,))  # two programs that start together take turns here
    connection.execute("CREATE TABLE IF NOT EXISTS itadash_version (version integer NOT NULL)")
    row = connection.execute("SELECT max(version) FROM itadash_version").fetchone()
    version = row[0] or 0
    if version > len(MIGRATIONS):
        raise StoreError("ฐานข้อมูลนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า โปรดเปิดด้วยโปรแกรมรุ่นล่าสุด")
    for number, step in enumerate(MIGRATIONS[version:], version + 1):
        for statement in step:
            connection.execute(statement)
        connection.execute("INSERT INTO itadash_version VALUES (?)", (number,))
