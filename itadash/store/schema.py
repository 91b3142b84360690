"""The tables of the embedded store, as numbered steps. A database knows its step in ``PRAGMA user_version``.

Never change a step that was released: add one.
"""

from __future__ import annotations

import sqlite3

from itadash.store.model import StoreError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE workspace (id TEXT PRIMARY KEY, created_at TEXT NOT NULL) WITHOUT ROWID",
        # The bytes come last so that listing files does not read them.
        """CREATE TABLE file (
               id INTEGER PRIMARY KEY AUTOINCREMENT,
               workspace TEXT NOT NULL REFERENCES workspace (id),
               name TEXT NOT NULL,
               added_at TEXT NOT NULL,
               removed_at TEXT,
               size INTEGER NOT NULL,
               body TEXT NOT NULL,
               data BLOB NOT NULL
           )""",
        "CREATE INDEX file_of_workspace ON file (workspace)",
        # Revisions are only ever added. prev is the state it was made from; NULL for the first one.
        """CREATE TABLE revision (
               workspace TEXT NOT NULL REFERENCES workspace (id),
               stream TEXT NOT NULL,
               n INTEGER NOT NULL,
               prev INTEGER,
               saved_at TEXT NOT NULL,
               body TEXT NOT NULL,
               PRIMARY KEY (workspace, stream, n),
               FOREIGN KEY (workspace, stream, prev) REFERENCES revision (workspace, stream, n)
           )""",
        "CREATE INDEX revision_after ON revision (workspace, stream, prev)",
        """CREATE TABLE head (
               workspace TEXT NOT NULL,
               stream TEXT NOT NULL,
               n INTEGER NOT NULL,
               PRIMARY KEY (workspace, stream),
               FOREIGN KEY (workspace, stream, n) REFERENCES revision (workspace, stream, n)
           ) WITHOUT ROWID""",
    ),
    ("CREATE INDEX file_removed ON file (removed_at) WHERE removed_at IS NOT NULL",),
)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest step, each step whole or not at all.

    Raises :class:`StoreError` when a newer program made the database: writing to it could damage it.
    """
    while True:
        connection.execute("BEGIN IMMEDIATE")  # two programs that start together take turns here
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > len(MIGRATIONS):
                raise StoreError("ไฟล์ข้อมูลนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า โปรดเปิดด้วยโปรแกรมรุ่นล่าสุด")
            if version == len(MIGRATIONS):
                connection.execute("ROLLBACK")
                return
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
