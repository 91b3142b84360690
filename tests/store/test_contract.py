"""What every store must do, whatever database is behind it (``conftest.py`` names them)."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from itadash.store import ConflictError, NotFoundError, Store, StoreError, model
from tests.store.saving import STREAM, save_all


def test_workspace_ids_are_long_random_and_url_safe(store: Store) -> None:
    ids = {store.create_workspace() for _ in range(50)}
    assert len(ids) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", ws) for ws in ids)
    # 22 characters of base64 hold 128 bits; no position is the same everywhere, as a counter or a clock would be.
    assert all(len({ws[position] for ws in ids}) > 3 for position in range(21))


@pytest.mark.parametrize(
    "ws", ["", "x", "A" * 22, "../../etc/passwd", "' OR 1=1 --", "ก" * 22, "A" * 22 + "\n", "\ud800" * 22]
)
def test_unknown_workspace_is_not_found(store: Store, ws: str) -> None:
    store.create_workspace()
    assert store.has_workspace(ws) is False
    with pytest.raises(NotFoundError):
        store.save(ws, STREAM, {}, expected=0)
    with pytest.raises(NotFoundError):
        store.add_file(ws, "ผล.xlsx", b"", {})
    assert store.load(ws, STREAM) is None
    assert store.files(ws) == []


def test_nothing_in_an_unknown_workspace(store: Store) -> None:
    assert store.load("A" * 22, STREAM) is None
    assert store.files("A" * 22) == []
    with pytest.raises(NotFoundError):
        store.undo("A" * 22, STREAM)


def test_save_and_load(store: Store, ws: str) -> None:
    assert store.load(ws, STREAM) is None
    before = datetime.now(UTC) - timedelta(seconds=1)
    saved = store.save(ws, STREAM, {"ก": ["น้ำ", 1, None, {"ผู้": "ที่\nสอง"}]}, expected=0)
    loaded = store.load(ws, STREAM)
    assert loaded == saved
    assert loaded is not None
    assert loaded.body == {"ก": ["น้ำ", 1, None, {"ผู้": "ที่\nสอง"}]}
    assert (loaded.can_undo, loaded.can_redo) == (False, False)
    assert before < loaded.saved_at < datetime.now(UTC) + timedelta(seconds=1)


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "ก\udfffข", "\u2028", "'; DROP TABLE revision; --", "\\ud800", "𝛑🙂"]
)
def test_any_text_comes_back_as_it_was(store: Store, ws: str, text: str) -> None:
    store.save(ws, STREAM, {"text": text, text: 1}, expected=0)
    loaded = store.load(ws, STREAM)
    assert loaded is not None
    assert loaded.body == {"text": text, text: 1}


def test_a_body_that_is_no_json_is_refused_and_the_store_goes_on(store: Store, ws: str) -> None:
    with pytest.raises(ValueError, match="JSON"):
        store.save(ws, STREAM, {"score": float("nan")}, expected=0)
    assert store.load(ws, STREAM) is None
    store.save(ws, STREAM, {"score": 1}, expected=0)


def test_streams_and_workspaces_do_not_touch_each_other(store: Store, ws: str) -> None:
    other = store.create_workspace()
    store.save(ws, "a", {"v": 1}, expected=0)
    store.save(ws, "b", {"v": 2}, expected=0)
    store.save(other, "a", {"v": 3}, expected=0)
    bodies = [store.load(w, s) for w, s in ((ws, "a"), (ws, "b"), (other, "a"))]
    assert [revision.body["v"] for revision in bodies if revision] == [1, 2, 3]
    assert store.load(other, "b") is None


def test_a_workspace_may_begin_with_files_and_streams(store: Store) -> None:
    ws = store.create_workspace([("ก.csv", b"1", {"n": 1}), ("ข.csv", b"22", {})], {"a": {"v": 1}, "b": {}})
    assert [(file.name, file.size, file.body) for file in store.files(ws)] == [("ก.csv", 1, {"n": 1}), ("ข.csv", 2, {})]
    first = store.load(ws, "a")
    assert first is not None
    assert (first.n, first.body, first.can_undo, first.can_redo) == (1, {"v": 1}, False, False)
    assert store.save(ws, "a", {"v": 2}, expected=1).can_undo
    assert store.streams(ws) == ["a", "b"]


def test_a_workspace_that_cannot_begin_so_is_not_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("itadash.store.sql.secrets.token_urlsafe", lambda _: made.append("Z" * 22) or made[-1])
    with pytest.raises(StoreError, match="ยาวเกิน"):
        store.create_workspace([("ก", b"1", {})], {"a": {"text": "ก" * model.BODY_CHARACTERS}})
    monkeypatch.setattr(model, "FILES", 1)
    with pytest.raises(StoreError, match="ไม่เกิน 1 ไฟล์"):
        store.create_workspace([("ก", b"1", {}), ("ข", b"2", {})], {})
    assert made == ["Z" * 22] * 2
    assert not store.has_workspace("Z" * 22)


def test_streams_of_a_workspace_are_named(store: Store, ws: str) -> None:
    assert store.streams(ws) == []
    for stream in ("ข", "ก", "ก/1"):
        store.save(ws, stream, {}, expected=0)
    store.save(ws, "ข", {"v": 2}, expected=1)
    store.save(store.create_workspace(), "ค", {}, expected=0)
    assert store.streams(ws) == ["ก", "ก/1", "ข"]
    assert store.streams("A" * 22) == store.streams("\ud800" * 22) == []


def test_undo_and_redo_walk_the_history(store: Store, ws: str) -> None:
    save_all(store, ws, 1, 2, 3)
    walk = [store.undo(ws, STREAM), store.undo(ws, STREAM), store.redo(ws, STREAM), store.redo(ws, STREAM)]
    assert [revision.body["v"] for revision in walk] == [2, 1, 2, 3]
    assert [(revision.can_undo, revision.can_redo) for revision in walk] == [
        (True, True),
        (False, True),
        (True, True),
        (True, False),
    ]
    assert store.load(ws, STREAM) == walk[-1]


def test_undo_at_the_first_and_redo_at_the_last_change_nothing(store: Store, ws: str) -> None:
    save_all(store, ws, 1, 2)
    assert store.redo(ws, STREAM).body == {"v": 2}
    store.undo(ws, STREAM)
    assert store.undo(ws, STREAM).body == {"v": 1}


def test_a_save_after_undo_starts_from_there_and_redo_cannot_reach_the_undone(store: Store, ws: str) -> None:
    save_all(store, ws, 1, 2, 3)
    store.undo(ws, STREAM)
    store.undo(ws, STREAM)
    fourth = save_all(store, ws, 4)
    current = store.load(ws, STREAM)
    assert current is not None
    assert (current.body, current.can_redo) == ({"v": 4}, False)
    assert store.redo(ws, STREAM).n == fourth
    assert store.undo(ws, STREAM).body == {"v": 1}
    assert store.redo(ws, STREAM).body == {"v": 4}, "redo goes where the newest work is"


def test_numbers_are_never_used_twice(store: Store, ws: str) -> None:
    save_all(store, ws, 1, 2, 3)
    store.undo(ws, STREAM)
    assert save_all(store, ws, 4) == 4


def test_conflict_carries_the_other_version_and_writes_nothing(store: Store, ws: str) -> None:
    seen = save_all(store, ws, 1)
    theirs = store.save(ws, STREAM, {"v": "theirs"}, expected=seen)
    with pytest.raises(ConflictError) as caught:
        store.save(ws, STREAM, {"v": "mine"}, expected=seen)
    assert caught.value.current == theirs
    assert store.load(ws, STREAM) == theirs
    assert store.undo(ws, STREAM).body == {"v": 1}


def test_first_save_conflicts_too(store: Store, ws: str) -> None:
    theirs = store.save(ws, STREAM, {"v": "theirs"}, expected=0)
    with pytest.raises(ConflictError) as caught:
        store.save(ws, STREAM, {"v": "mine"}, expected=0)
    assert caught.value.current == theirs
    with pytest.raises(ConflictError) as caught:
        store.save(ws, "another", {"v": "mine"}, expected=7)
    assert caught.value.current is None


def test_undo_and_redo_can_check_too(store: Store, ws: str) -> None:
    seen = save_all(store, ws, 1)
    save_all(store, ws, 2)
    for step in (store.undo, store.redo):
        with pytest.raises(ConflictError):
            step(ws, STREAM, expected=seen)
    current = store.load(ws, STREAM)
    assert current is not None
    assert current.body == {"v": 2}


def test_files_keep_bytes_name_and_reading(store: Store, ws: str) -> None:
    data = bytes(range(256)) * 10
    first = store.add_file(ws, "ผลคะแนน ๒๕๖๖.xlsx", data, {"rows": [1]})
    second = store.add_file(ws, "../../<b>x</b>.csv", b"", {})
    listed = store.files(ws)
    assert [(file.id, file.name, file.size, file.body) for file in listed] == [
        (first, "ผลคะแนน ๒๕๖๖.xlsx", 2560, {"rows": [1]}),
        (second, "../../<b>x</b>.csv", 0, {}),
    ]
    assert store.file_data(ws, first) == data
    store.update_file(ws, first, {"rows": [2]})
    assert store.files(ws)[0].body == {"rows": [2]}
    assert store.file_data(ws, first) == data


def test_several_files_are_changed_together_or_not_at_all(store: Store, ws: str) -> None:
    first, second = (store.add_file(ws, name, b"", {"n": 1}) for name in ("ก.csv", "ข.csv"))
    store.update_files(ws, {first: {"n": 2}, second: {"n": 3}})
    assert [file.body for file in store.files(ws)] == [{"n": 2}, {"n": 3}]
    with pytest.raises(NotFoundError):
        store.update_files(ws, {first: {"n": 9}, second + 1: {"n": 9}})
    assert [file.body for file in store.files(ws)] == [{"n": 2}, {"n": 3}]


def test_files_that_were_asked_for_are_asked_for_again_after_every_write(
    store: Store, ws: str, again: Callable[[], Store]
) -> None:
    """Unchanged they are the same objects; a write of this thread, another thread or another program is seen."""
    first = store.add_file(ws, "ก.csv", b"", {"n": 1})
    before = store.files(ws)
    assert store.files(ws)[0] is before[0]
    assert store.files(store.create_workspace()) == []
    assert [file.body for file in store.files(ws)] == [{"n": 1}]
    store.update_file(ws, first, {"n": 2})
    assert [file.body for file in store.files(ws)] == [{"n": 2}]
    thread = threading.Thread(target=store.add_file, args=(ws, "ข.csv", b"", {"n": 3}))
    thread.start()
    thread.join()
    assert [file.body for file in store.files(ws)] == [{"n": 2}, {"n": 3}]
    other = again()
    other.remove_file(ws, first)
    other.close()
    assert [file.body for file in store.files(ws)] == [{"n": 3}]


def test_files_of_one_body_have_one_digest(store: Store, ws: str) -> None:
    for body in ({"n": 1}, {"n": 2}, {"n": 1}):
        store.add_file(ws, "ก.csv", b"", body)
    one, two, again = (file.digest for file in store.files(ws))
    assert one == again != two


def test_removed_file_is_hidden_and_comes_back_to_its_place(store: Store, ws: str) -> None:
    ids = [store.add_file(ws, f"{n}.csv", b"%d" % n, {"n": n}) for n in range(3)]
    store.remove_file(ws, ids[0])
    assert [file.id for file in store.files(ws)] == ids[1:]
    assert store.file_data(ws, ids[0]) == b"0"
    store.restore_file(ws, ids[0])
    assert [file.id for file in store.files(ws)] == ids


def test_a_file_of_another_workspace_is_not_found(store: Store, ws: str) -> None:
    file = store.add_file(ws, "ผล.csv", b"secret", {})
    other = store.create_workspace()
    with pytest.raises(NotFoundError):
        store.file_data(other, file)
    for change in (store.remove_file, store.restore_file):
        with pytest.raises(NotFoundError):
            change(other, file)
    with pytest.raises(NotFoundError):
        store.update_file(other, file, {"stolen": True})
    assert store.files(ws)[0].body == {}


def test_writers_in_threads_lose_nothing(store: Store, ws: str) -> None:
    """Eight threads add ten marks each by reading, adding and saving, and try again after a conflict."""
    store.save(ws, STREAM, {"marks": []}, expected=0)
    failures: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for turn in range(10):
                while True:
                    current = store.load(ws, STREAM)
                    assert current is not None
                    try:
                        store.save(ws, STREAM, {"marks": [*current.body["marks"], [name, turn]]}, expected=current.n)
                        break
                    except ConflictError:
                        continue
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    final = store.load(ws, STREAM)
    assert final is not None
    assert final.n == 81
    assert sorted(final.body["marks"]) == [[name, turn] for name in range(8) for turn in range(10)]


def test_closed_store_opens_again(store: Store, ws: str) -> None:
    save_all(store, ws, 1)
    store.close()
    current = store.load(ws, STREAM)
    assert current is not None
    assert current.body == {"v": 1}
