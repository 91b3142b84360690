"""How much one workspace may keep, and what goes when it is more. Called inside a write transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from itadash.store import model
from itadash.store.model import StoreError

if TYPE_CHECKING:
    from itadash.store.sql import Connection


# The last revisions that lead to one of them, the newest first. Parameters: workspace, stream, that one; workspace,
# stream, how many.
_KEPT = """
    WITH RECURSIVE kept (n, prev, depth) AS (
        SELECT n, prev, 1 FROM revision WHERE workspace = ? AND stream = ? AND n = ?
        UNION ALL
        SELECT r.n, r.prev, k.depth + 1 FROM revision r JOIN kept k ON r.n = k.prev
        WHERE r.workspace = ? AND r.stream = ? AND k.depth < ?
    )
"""
_OLDEST = f"{_KEPT} SELECT n FROM kept ORDER BY depth DESC LIMIT 1"  # noqa: S608  (constants only)
_DELETE_OTHERS = f"""{_KEPT}
    DELETE FROM revision WHERE workspace = ? AND stream = ? AND n NOT IN (SELECT n FROM kept)
"""  # noqa: S608


def check_files(connection: Connection, ws: str, size: int) -> None:
    """Raises :class:`StoreError` when one more file of ``size`` bytes is too much for the workspace."""
    count, held = connection.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM file WHERE workspace = ? AND removed_at IS NULL", (ws,)
    ).fetchone()
    if held + size > model.FILE_BYTES:
        limit = model.FILE_BYTES // 1024**2
        raise StoreError(f"พื้นที่ทำงานนี้เก็บไฟล์รวมกันได้ไม่เกิน {limit} MB โปรดนำไฟล์ที่ไม่ใช้ออกก่อน แล้วลองอีกครั้ง")
    if count >= model.FILES:
        raise StoreError(f"พื้นที่ทำงานนี้เก็บได้ไม่เกิน {model.FILES} ไฟล์ โปรดนำไฟล์ที่ไม่ใช้ออกก่อน แล้วลองอีกครั้ง")


def delete_removed(connection: Connection, now: str) -> int:
    """Deletes the files of all workspaces that were removed more than ``REMOVED_DAYS`` before ``now`` (ISO, UTC)."""
    before = datetime.fromisoformat(now) - timedelta(days=model.REMOVED_DAYS)
    statement = "DELETE FROM file WHERE removed_at IS NOT NULL AND removed_at < ?"
    return connection.execute(statement, (before.isoformat(timespec="microseconds"),)).rowcount


def delete_oldest_removed(connection: Connection, ws: str) -> None:
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


def thin(connection: Connection, ws: str, stream: str, head: int) -> None:
    """Leaves the last ``REVISIONS_KEPT`` revisions that lead to ``head`` when the stream has more than ``REVISIONS``.

    What goes is older than that, or was undone before something else was saved, so that no redo reaches it.
    """
    query = "SELECT count(*) FROM revision WHERE workspace = ? AND stream = ?"
    if connection.execute(query, (ws, stream)).fetchone()[0] <= model.REVISIONS:
        return
    key = (ws, stream)
    last = (*key, head, *key, model.REVISIONS_KEPT)
    oldest = connection.execute(_OLDEST, last).fetchone()[0]
    connection.execute("UPDATE revision SET prev = NULL WHERE workspace = ? AND stream = ? AND n = ?", (*key, oldest))
    connection.execute(_DELETE_OTHERS, (*last, *key))
