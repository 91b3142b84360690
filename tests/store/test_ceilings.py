"""The ceilings that every store keeps to: files, removed files, revisions, the length of one."""

from __future__ import annotations

import pytest

from itadash.store import NotFoundError, Store, StoreError, model
from tests.store.saving import STREAM, save_all


def test_a_full_workspace_refuses_files_in_thai_until_one_is_removed(
    store: Store, ws: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "FILE_BYTES", 3 * 1024**2)
    first = store.add_file(ws, "a", bytes(2 * 1024**2), {})
    with pytest.raises(StoreError, match="ไม่เกิน 3 MB"):
        store.add_file(ws, "b", bytes(1024**2 + 1), {})
    store.add_file(ws, "b", bytes(1024**2), {})
    store.add_file(store.create_workspace(), "b", bytes(1024**2), {})
    store.remove_file(ws, first)
    third = store.add_file(ws, "c", bytes(2 * 1024**2), {})
    with pytest.raises(StoreError, match="ไม่เกิน 3 MB"):
        store.restore_file(ws, first)
    store.remove_file(ws, third)
    store.restore_file(ws, first)
    assert [file.name for file in store.files(ws)] == ["a", "b"]


def test_a_workspace_holds_only_so_many_files(store: Store, ws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "FILES", 2)
    ids = [store.add_file(ws, str(n), b"", {}) for n in range(2)]
    with pytest.raises(StoreError, match="ไม่เกิน 2 ไฟล์"):
        store.add_file(ws, "3", b"", {})
    store.remove_file(ws, ids[0])
    store.add_file(ws, "3", b"", {})


def test_removed_files_are_listed_the_last_first(store: Store, ws: str) -> None:
    ids = [store.add_file(ws, f"{n}.csv", b"%d" % n, {"n": n}) for n in range(3)]
    assert store.removed_files(ws) == []
    for file in (ids[2], ids[0]):
        store.remove_file(ws, file)
    removed = store.removed_files(ws)
    assert [(file.id, file.name, file.body) for file in removed] == [
        (ids[0], "0.csv", {"n": 0}),
        (ids[2], "2.csv", {"n": 2}),
    ]
    assert all(file.removed_at and file.removed_at >= file.added_at for file in removed)
    assert store.removed_files(store.create_workspace()) == []
    store.restore_file(ws, ids[0])
    assert [file.id for file in store.removed_files(ws)] == [ids[2]]
    assert [(file.id, file.removed_at) for file in store.files(ws)] == [(ids[0], None), (ids[1], None)]


def test_removed_files_have_a_ceiling_and_the_last_removed_one_stays(
    store: Store, ws: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "REMOVED_BYTES", 10)
    ids = [store.add_file(ws, "x", bytes(size), {}) for size in (6, 6, 4, 20)]
    for file in ids[:3]:
        store.remove_file(ws, file)
    assert [file.id for file in store.removed_files(ws)] == [ids[2], ids[1]]
    store.remove_file(ws, ids[3])
    assert [file.id for file in store.removed_files(ws)] == [ids[3]]
    with pytest.raises(NotFoundError):
        store.restore_file(ws, ids[0])


def test_a_long_history_is_thinned_and_undo_still_goes_deep(
    store: Store, ws: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert model.REVISIONS_KEPT > 500
    monkeypatch.setattr(model, "REVISIONS", 12)
    monkeypatch.setattr(model, "REVISIONS_KEPT", 6)
    save_all(store, ws, 1, 2, 3, 4, 5, 6, 7)
    store.undo(ws, STREAM)
    save_all(store, ws, 8, 9, 10, 11)  # made from 6: 7 was undone
    other = store.create_workspace()
    save_all(store, other, *range(1, 13))
    assert save_all(store, ws, 12) == 12, "twelve are not too many"
    assert save_all(store, ws, 13) == 13, "the thirteenth is, and the numbers go on"
    walk = [13]
    while (current := store.load(ws, STREAM)) and current.can_undo:
        walk.append(store.undo(ws, STREAM).body["v"])
    assert walk == [13, 12, 11, 10, 9, 8]
    assert [store.redo(ws, STREAM).body["v"] for _ in range(5)] == [9, 10, 11, 12, 13]
    untouched = store.load(other, STREAM)
    assert untouched is not None
    assert untouched.can_undo
    for _ in range(11):
        store.undo(other, STREAM)
    first = store.load(other, STREAM)
    assert first is not None
    assert first.body == {"v": 1}


def test_a_revision_beyond_measure_is_refused(store: Store, ws: str) -> None:
    with pytest.raises(StoreError, match="ยาวเกิน"):
        store.save(ws, STREAM, {"text": "ก" * model.BODY_CHARACTERS}, expected=0)
    assert store.load(ws, STREAM) is None
