"""The embedded store over restarts, kills, other programs and unfriendly disks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from itadash.store import NotFoundError, StoreError, open_store, place, sql, sqlite
from itadash.store.schema import MIGRATIONS
from itadash.store.sqlite import SqliteStore
from tests.store.programs import saved_until_killed, start

STREAM = "measures/x/2566"

# A program that saves 1, 2, 3 … and prints each number once its save was acknowledged.
WRITER = """
import sys
from pathlib import Path
from itadash.store import open_store
store = open_store(Path(sys.argv[1]))
current = store.load(sys.argv[2], "measures/x/2566")
n = current.n if current else 0
while True:
    n = store.save(sys.argv[2], "measures/x/2566", {"v": n + 1, "pad": "ข้อความ" * 2000}, expected=n).n
    print(n, flush=True)
"""

# A program that adds twenty marks of its own to one stream, together with others.
ADDER = """
import sys
from pathlib import Path
from itadash.store import ConflictError, open_store
store = open_store(Path(sys.argv[1]))
for turn in range(20):
    while True:
        current = store.load(sys.argv[2], "marks")
        try:
            store.save(sys.argv[2], "marks", {"marks": (current.body["marks"] if current else []) + [sys.argv[3]]},
                       expected=current.n if current else 0)
            break
        except ConflictError:
            pass
"""


def test_history_survives_reopening(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = open_store(path)
    ws = store.create_workspace()
    for value in (1, 2, 3):
        store.save(ws, STREAM, {"v": value}, expected=value - 1)
    store.undo(ws, STREAM)
    store.close()

    store = open_store(path)
    current = store.load(ws, STREAM)
    assert current is not None
    assert (current.body, current.can_undo, current.can_redo) == ({"v": 2}, True, True)
    assert store.redo(ws, STREAM).body == {"v": 3}
    store.close()


@pytest.mark.parametrize("wal", [True, False])
def test_killed_in_the_middle_of_saves(tmp_path: Path, wal: bool) -> None:
    path = tmp_path / "store.sqlite3"
    store = SqliteStore(path, wal=wal)
    ws = store.create_workspace()
    store.close()
    for _ in range(3):
        writer = start(WRITER, str(path), ws)
        acknowledged = saved_until_killed(writer, 25)

        store = SqliteStore(path, wal=wal)
        current = store.load(ws, STREAM)
        assert current is not None
        # The save after the last acknowledged one may have reached the disk before its number was printed.
        assert current.n in (acknowledged, acknowledged + 1)
        assert current.body == {"v": current.n, "pad": "ข้อความ" * 2000}
        store.close()
        raw = sqlite3.connect(path)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.close()


def test_two_programs_write_together(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = open_store(path)
    ws = store.create_workspace()
    programs = [start(ADDER, str(path), ws, name) for name in ("a", "b")]
    errors = [program.communicate()[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0], errors
    current = store.load(ws, "marks")
    assert current is not None
    assert sorted(current.body["marks"]) == ["a"] * 20 + ["b"] * 20
    assert current.n == 40
    store.close()


def test_programs_that_start_together_make_one_database(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.sqlite3"
    program = "import sys; from pathlib import Path; from itadash.store import open_store\n"
    program += "print(open_store(Path(sys.argv[1])).create_workspace())"
    programs = [start(program, str(path)) for _ in range(4)]
    outputs = [program.communicate() for program in programs]
    assert [program.returncode for program in programs] == [0] * 4, outputs
    store = open_store(path)
    assert all(store.has_workspace(output.strip()) for output, _ in outputs)
    store.close()


def test_settings_of_the_database(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "store.sqlite3")
    connection = store._connection()
    settings = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
    ]
    assert settings == ["wal", 2, 1]  # 2: FULL
    assert connection.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000
    store.close()


def test_without_wal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "on_network_share", lambda path: True)
    store = SqliteStore(tmp_path / "store.sqlite3")
    assert store.journal_mode() == "delete"
    assert store._connection().execute("PRAGMA synchronous").fetchone()[0] == 3  # EXTRA
    ws = store.create_workspace()
    store.save(ws, STREAM, {"v": 1}, expected=0)
    store.close()
    reopened = SqliteStore(tmp_path / "store.sqlite3")
    assert reopened.load(ws, STREAM) is not None
    reopened.close()


def test_wal_refused_by_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(sqlite._Connection):
        def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql == "PRAGMA journal_mode = WAL":
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite, "_Connection", Refusing)
    store = SqliteStore(tmp_path / "store.sqlite3")
    assert store.journal_mode() == "delete"
    store.close()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/office cifs rw 0 0
nas:/x /mnt/my\\040nas nfs4 rw 0 0
tmpfs /mnt/office/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/store.sqlite3", "ext4"),
        ("/mnt/office/store.sqlite3", "cifs"),
        ("/mnt/officer/store.sqlite3", "ext4"),
        ("/mnt/my nas/deep/store.sqlite3", "nfs4"),
        ("/mnt/office/local/store.sqlite3", "tmpfs"),
    ],
)
def test_kind_of_disk(path: str, kind: str) -> None:
    assert place._filesystem(Path(path), MOUNTS) == kind


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "data" / "store.sqlite3"
    store = open_store(path)
    store.create_workspace()
    assert {file.stat().st_mode & 0o077 for file in [path.parent, *path.parent.iterdir()]} == {0}
    store.close()


def test_folder_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITADASH_DATA", str(tmp_path / "งาน"))
    store = open_store()
    store.create_workspace()
    store.close()
    assert (tmp_path / "งาน" / "workspaces.sqlite3").is_file()


def test_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(StoreError, match="รุ่นใหม่กว่า"):
        open_store(path)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"this is a letter, not a database" * 200)
    with pytest.raises(StoreError, match="เปิดไฟล์ข้อมูล"):
        open_store(path)
    assert path.read_bytes() == b"this is a letter, not a database" * 200


def test_a_failing_migration_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite3"
    open_store(path).close()
    broken = (*MIGRATIONS, ("CREATE TABLE extra (x)", "CREATE TABEL oops (x)"))
    monkeypatch.setattr("itadash.store.schema.MIGRATIONS", broken)
    with pytest.raises(StoreError):
        open_store(path)
    monkeypatch.undo()
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone() == (0,)
    assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    raw.close()
    open_store(path).close()


def test_every_access_to_a_locked_database_is_a_thai_store_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    path = tmp_path / "store.sqlite3"
    store = SqliteStore(path, wal=False)
    ws = store.create_workspace()
    file = store.add_file(ws, "ก", b"1", {})
    store.save(ws, STREAM, {"v": 1}, expected=0)
    accesses: list[Callable[[], object]] = [
        store.create_workspace,
        lambda: store.has_workspace(ws),
        lambda: store.files(ws),
        lambda: store.removed_files(ws),
        lambda: store.file_data(ws, file),
        lambda: store.add_file(ws, "ข", b"", {}),
        lambda: store.update_file(ws, file, {}),
        lambda: store.remove_file(ws, file),
        lambda: store.restore_file(ws, file),
        lambda: store.load(ws, STREAM),
        lambda: store.streams(ws),
        lambda: store.save(ws, STREAM, {"v": 2}, expected=1),
        lambda: store.undo(ws, STREAM),
        lambda: store.redo(ws, STREAM),
        store.journal_mode,
        lambda: SqliteStore(path, wal=False),
    ]
    blocker = sqlite3.connect(path, isolation_level=None)
    for fresh in (False, True):
        blocker.execute("BEGIN EXCLUSIVE")
        for access in accesses:
            if fresh:
                store.close()  # the next call has to connect first
            if access == store.journal_mode and not fresh:
                continue  # an open connection knows its mode without the disk
            with pytest.raises(StoreError, match=r"[ก-๙]") as caught:
                access()
            assert not isinstance(caught.value, NotFoundError)
        blocker.execute("ROLLBACK")
    current = store.load(ws, STREAM)
    assert current is not None
    assert current.body == {"v": 1}
    assert [stored.id for stored in store.files(ws)] == [file]
    blocker.close()
    store.close()


def test_a_damaged_database_is_a_thai_store_error(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = SqliteStore(path, wal=False)
    ws = store.create_workspace()
    store.save(ws, STREAM, {"v": "ก" * 50_000}, expected=0)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for access in (lambda: store.load(ws, STREAM), lambda: store.save(ws, STREAM, {}, expected=1)):
        with pytest.raises(StoreError, match=r"[ก-๙]"):
            access()
    store.close()


SECRET = b"do not keep this letter " * 2000


@pytest.mark.parametrize("wal", [True, False])
def test_a_removed_file_is_really_deleted_after_its_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wal: bool
) -> None:
    path = tmp_path / "store.sqlite3"

    def on_disk() -> bool:
        return any(SECRET[:24] in file.read_bytes() for file in tmp_path.iterdir())

    def reopened(days: float) -> SqliteStore:
        later = datetime.now(UTC) + timedelta(days=days)
        for module in (sql, sqlite):
            monkeypatch.setattr(module, "now", lambda: later.isoformat(timespec="milliseconds"))
        return SqliteStore(path, wal=wal)

    store = reopened(0)
    ws = store.create_workspace()
    removed, kept = store.add_file(ws, "ลับ", SECRET, {}), store.add_file(ws, "อยู่", b"stays", {})
    store.remove_file(ws, removed)
    store.close()

    store = reopened(6.9)
    assert store.file_data(ws, removed) == SECRET
    store.remove_file(ws, removed)  # removing again does not begin the days anew
    store.close()
    assert on_disk()

    store = reopened(7.1)
    assert store.removed_files(ws) == []
    assert [file.id for file in store.files(ws)] == [kept]
    for gone in (store.file_data, store.restore_file):
        with pytest.raises(NotFoundError):
            gone(ws, removed)
    assert not on_disk()
    assert store.add_file(ws, "ใหม่", b"", {}) > kept
    store.close()


def test_a_database_of_the_first_release_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.sqlite3"
    raw = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        raw.execute(statement)
    raw.execute("PRAGMA user_version = 1")
    raw.execute("INSERT INTO workspace VALUES (?, '2026-01-01T00:00:00.000+00:00')", ("A" * 22,))
    raw.commit()
    raw.close()
    store = open_store(path)
    assert store.has_workspace("A" * 22)
    file = store.add_file("A" * 22, "ก", b"1", {})
    store.remove_file("A" * 22, file)
    assert [stored.id for stored in store.removed_files("A" * 22)] == [file]
    store.close()
