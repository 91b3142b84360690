"""What a browser tells of the works it knew is checked: it may tell anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from itadash.store import Store, open_store
from itadash.ui.recent import works

NOON = 1_795_867_200_000  # 28 November 2026, 12:00 UTC, in milliseconds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.sqlite3")
    yield opened
    opened.close()


def told(doc: Any, title: Any = "เทศบาล", detail: Any = "ปี 2566", at: Any = NOON) -> dict[str, Any]:
    return {"doc": doc, "title": title, "detail": detail, "at": at}


def test_works_that_exist_are_offered_the_last_first(store: Store) -> None:
    first, second, here = (store.create_workspace() for _ in range(3))
    found = works([told(first, at=NOON - 1), told(second), told(here), told("A" * 22)], store, without=here)
    assert [each.doc for each in found] == [second, first]
    assert (found[0].title, found[0].detail) == ("เทศบาล", "ปี 2566")
    assert found[0].at == datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_a_work_told_twice_is_offered_once(store: Store) -> None:
    doc = store.create_workspace()
    assert len(works([told(doc), told(doc, "อื่น")], store, without="")) == 1


def test_four_are_offered(store: Store) -> None:
    assert len(works([told(store.create_workspace()) for _ in range(9)], store, without="")) == 4


@pytest.mark.parametrize("whole", [None, "x", {"doc": "A"}, [None, 1, "x", [], {}]])
def test_what_is_no_list_of_works_is_no_work(store: Store, whole: Any) -> None:
    assert works(whole, store, without="") == []


@pytest.mark.parametrize("at", [None, "x", 0, -1, 1e300, float("nan"), float("inf"), [], {}])
def test_a_time_that_is_none_is_no_work(store: Store, at: Any) -> None:
    assert works([told(store.create_workspace(), at=at)], store, without="") == []


@pytest.mark.parametrize("doc", [None, 1, "", "../../etc/passwd", "' OR 1=1 --", "ก" * 22, ["A" * 22], {}])
def test_a_doc_that_is_none_is_no_work(store: Store, doc: Any) -> None:
    assert works([told(doc)], store, without="") == []


def test_names_are_one_short_line(store: Store) -> None:
    doc = store.create_workspace()
    (found,) = works([told(doc, title="ก\n\tข" + "ย" * 900, detail=None)], store, without="")
    assert found.title.startswith("ก ข")
    assert len(found.title) == 240
    assert found.detail == ""
    (found,) = works([told(doc, title={"x": 1}, detail=3)], store, without="")
    assert "\n" not in found.title
    (found,) = works([told(doc, title=" ")], store, without="")
    assert found.title == "งานที่ไม่มีชื่อ"
