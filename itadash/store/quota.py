"""How much one workspace may keep, and what goes when it is more. Called inside a write transaction."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from itadash.store import model
from itadash.store.model import StoreError


def check_files(connection: sqlite3.Connection, ws: str, size: int) -> None:
    """Raises :class:`StoreError` when one more file of ``size`` bytes is too much for the workspace."""
    count, held = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM file WHERE workspace = ? AND removed_at IS NULL", (ws,)
    ).fetchone()
    if held + size > model.FILE_BYTES:
        limit = model.FILE_BYTES // 1024**2
        raise StoreError(f"พื้นที่ทำงานนี้เก็บไฟล์รวมกันได้ไม่เกิน {limit} MB โปรดนำไฟล์ที่ไม่ใช้ออกก่อน แล้วลองอีกครั้ง")
    if count >= model.FILES:
        raise StoreError(f"พื้นที่ทำงานนี้เก็บได้ไม่เกิน {model.FILES} ไฟล์ โปรดนำไฟล์ที่ไม่ใช้ออกก่อน แล้วลองอีกครั้ง")


def delete_removed(connection: sqlite3.Connection, now: str) -> int:
    """Deletes the files of all workspaces that were removed more than ``REMOVED_DAYS`` before ``now`` (ISO, UTC)."""
    before = datetime.fromisoformat(now) - timedelta(days=model.REMOVED_DAYS)
    statement = "DELETE FROM file WHERE removed_at IS NOT NULL AND removed_at < ?"
    return connection.execute(statement, (before.isoformat(timespec="microseconds"),)).rowcount


def delete_oldest_removed(connection: sqlite3.Connection, ws: str) -> None:
    """Deletes removed files of the workspace, the first removed first, until the rest is within the ceilings."""
    held = 0
    rows = connection.execute(
        "SELECT id, size FROM file WHERE workspace = ? AND removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC",
        (ws,),
    ).fetchall()
    for kept, (file, size) in enumerate(rows):
        held += size
        if kept and (held > model.REMOVED_BYTES or kept >= model.FILES):  # the last removed one always stays
            connection.execute("DELETE FROM file WHERE id = ?", (file,))


def thin(connection: sqlite3.Connection, ws: str, stream: str, head: int) -> None:
    """Leaves the last ``REVISIONS_KEPT`` revisions that lead to ``head`` when the stream has more than ``REVISIONS``.

    What goes is older than that, or was undone before something else was saved, so that no redo reaches it.
    """
    query = "SELECT count(*) FROM revision WHERE workspace = ? AND stream = ?"
    if connection.execute(query, (ws, stream)).fetchone()[0] <= model.REVISIONS:
        return
    kept: list[int] = []
    at: int | None = head
    while at is not None and len(kept) < model.REVISIONS_KEPT:
        kept.append(at)
        query = "SELECT prev FROM revision WHERE workspace = ? AND stream = ? AND n = ?"
        at = connection.execute(query, (ws, stream, at)).fetchone()[0]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS kept (n INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM kept")
    connection.executemany("INSERT INTO kept VALUES (?)", [(n,) for n in kept])
    key = (ws, stream)
    connection.execute("UPDATE revision SET prev = NULL WHERE workspace = ? AND stream = ? AND n = ?", (*key, kept[-1]))
    connection.execute("DELETE FROM revision WHERE workspace = ? AND stream = ? AND n NOT IN (SELECT n FROM kept)", key)
