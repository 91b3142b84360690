"""The hosted store over kills, a server that goes away, and other programs."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from streamlit.testing.v1 import AppTest

from itadash.store import NotFoundError, StoreError, open_store, postgres, sql, where
from itadash.store.postgres import MIGRATIONS, PostgresStore
from itadash.store.sqlite import SqliteStore
from tests.store.postgres_server import Server
from tests.store.programs import saved_until_killed, start

ROOT = Path(__file__).parents[2]
STREAM = "measures/x/2566"

# A program that saves 1, 2, 3 … and prints each number once its save was acknowledged.
WRITER = """
import sys
from itadash.store.postgres import PostgresStore
store = PostgresStore(sys.argv[1])
current = store.load(sys.argv[2], "measures/x/2566")
n = current.n if current else 0
while True:
    n = store.save(sys.argv[2], "measures/x/2566", {"v": n + 1, "pad": "ข้อความ" * 2000}, expected=n).n
    print(n, flush=True)
"""
MAKER = """
import sys
from itadash.store.postgres import PostgresStore
print(PostgresStore(sys.argv[1]).create_workspace())
"""


@pytest.fixture
def url(server: Server) -> str:
    return server.database()


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    opened = PostgresStore(url)
    yield opened
    opened.close()


def raw(url: str, query: str) -> list[tuple[object, ...]]:
    """What the database itself says."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(query.encode())
        return found.fetchall() if found.description else []


def test_killed_in_the_middle_of_saves(url: str, store: PostgresStore) -> None:
    ws = store.create_workspace()
    for _ in range(2):
        writer = start(WRITER, url, ws)
        acknowledged = saved_until_killed(writer, 25)
        current = store.load(ws, STREAM)
        assert current is not None
        # The save after the last acknowledged one may have reached the server before its number was printed.
        assert current.n in (acknowledged, acknowledged + 1)
        assert current.body == {"v": current.n, "pad": "ข้อความ" * 2000}


def test_programs_that_start_together_make_one_set_of_tables(url: str) -> None:
    programs = [start(MAKER, url) for _ in range(4)]
    outputs = [program.communicate() for program in programs]
    assert [program.returncode for program in programs] == [0] * 4, outputs
    store = PostgresStore(url)
    assert all(store.has_workspace(output.strip()) for output, _ in outputs)
    assert raw(url, "SELECT version FROM itadash_version ORDER BY version") == [
        (n + 1,) for n in range(len(MIGRATIONS))
    ]
    store.close()


def test_a_server_that_breaks_off_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "WAIT_SECONDS", 1.0)
    with Server() as own:
        store = PostgresStore(own.url)
        ws = store.create_workspace()
        file = store.add_file(ws, "ก", b"1", {})
        store.save(ws, STREAM, {"v": 1}, expected=0)
        own.stop()
        accesses: list[Callable[[], object]] = [
            store.create_workspace,
            lambda: store.files(ws),
            lambda: store.file_data(ws, file),
            lambda: store.streams(ws),
            lambda: store.load(ws, STREAM),
            lambda: store.save(ws, STREAM, {"v": 2}, expected=1),
            lambda: store.remove_file(ws, file),
        ]
        for access in accesses:
            with pytest.raises(StoreError, match="ฐานข้อมูล") as caught:
                access()
            assert not isinstance(caught.value, NotFoundError)
        own.start()
        current = store.load(ws, STREAM)
        assert current is not None
        assert current.body == {"v": 1}
        assert store.save(ws, STREAM, {"v": 2}, expected=1).n == 2
        assert [stored.name for stored in store.files(ws)] == ["ก"]
        store.close()


def test_the_address_is_in_no_message(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "WAIT_SECONDS", 1.0)
    for url in (
        f"postgresql://me:hush-hush@/none?host={tmp_path}",
        "postgresql://me:hush-hush@[oops",
        "no address hush-hush",
    ):
        with pytest.raises(StoreError, match="ITADASH_DATABASE") as caught:
            PostgresStore(url)
        assert "hush" not in "".join(traceback.format_exception(caught.value))
    assert "hush" not in caplog.text


def test_database_of_a_newer_program_is_left_alone(url: str, store: PostgresStore) -> None:
    raw(url, f"INSERT INTO itadash_version VALUES ({len(MIGRATIONS) + 1})")
    with pytest.raises(StoreError, match="รุ่นใหม่กว่า"):
        PostgresStore(url)


def test_a_failing_migration_leaves_nothing_behind(
    url: str, store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        postgres, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE extra (x int)", "CREATE TABEL oops (x int)"))
    )
    with pytest.raises(StoreError):
        PostgresStore(url)
    assert raw(url, "SELECT to_regclass('extra')") == [(None,)]
    assert raw(url, "SELECT max(version) FROM itadash_version") == [(len(MIGRATIONS),)]


def test_another_writer_is_not_waited_for_without_end(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "WAIT_SECONDS", 1.0)
    store = PostgresStore(url)
    ws = store.create_workspace()
    with psycopg.connect(url) as holder:
        holder.execute("SELECT 1 FROM workspace WHERE id = %s FOR UPDATE", (ws,))
        with pytest.raises(StoreError, match="ฐานข้อมูล"):
            store.save(ws, STREAM, {}, expected=0)
        assert store.load(ws, STREAM) is None
    store.save(ws, STREAM, {}, expected=0)
    store.close()


def test_a_removed_file_is_deleted_after_its_days(
    url: str, store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = store.create_workspace()
    removed, kept = store.add_file(ws, "ลับ", b"secret", {}), store.add_file(ws, "อยู่", b"stays", {})
    store.remove_file(ws, removed)

    def reopened(days: float) -> PostgresStore:
        later = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="microseconds")
        for module in (sql, postgres):
            monkeypatch.setattr(module, "now", lambda: later)
        return PostgresStore(url)

    assert reopened(6.9).file_data(ws, removed) == b"secret"
    later = reopened(7.1)
    assert later.removed_files(ws) == []
    assert [file.id for file in later.files(ws)] == [kept]
    assert raw(url, "SELECT count(*) FROM file") == [(1,)]


def test_the_place_is_named_by_the_environment(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITADASH_DATABASE", url)
    assert where() == url
    store = open_store()
    assert isinstance(store, PostgresStore)
    store.close()
    assert isinstance(open_store(tmp_path / "a.sqlite3"), SqliteStore)
    monkeypatch.setitem(sys.modules, "itadash.store.postgres", None)  # as without the packages
    with pytest.raises(StoreError, match="requirements-hosted"):
        open_store()


def test_the_app_keeps_its_work_there(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITADASH_DATABASE", url)

    def visit(**address: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in address.items():
            at.query_params[name] = value
        return at.run()

    at = visit()
    at.button(key="start_sample").click().run()
    at.switch_page("pages/measures.py").run()
    at.button(key="measures_draft").click().run()
    assert not at.exception
    typed = at.text_area[0].set_value("พิมพ์ในเครื่องแม่ข่าย").run().text_area[0].value
    assert typed == "พิมพ์ในเครื่องแม่ข่าย"
    doc = at.query_params["doc"]
    later = visit(doc=doc if isinstance(doc, str) else doc[0])
    later.switch_page("pages/measures.py").run()
    assert later.text_area[0].value == typed
    assert raw(url, "SELECT count(*) FROM file") == [(1,)]
    assert raw(url, "SELECT count(*) FROM head WHERE stream LIKE 'measures/%'") == [(1,)]


def test_a_database_that_cannot_be_reached_is_said_in_thai(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "WAIT_SECONDS", 1.0)
    monkeypatch.setenv("ITADASH_DATABASE", f"postgresql://me:hush-hush@/none?host={tmp_path}")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not at.exception
    assert "เปิดฐานข้อมูล PostgreSQL ไม่ได้" in at.error[0].value
    assert "hush" not in at.error[0].value
