"""The measures page in two windows, and over a store that refuses: nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from itadash.measures.model import MeasuresTable
from itadash.store import Store, StoreError
from tests.pages.measures_office import Office


def test_a_change_elsewhere_is_shown(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    table = office.saved()
    from itadash.measures.edit import update

    office.save_elsewhere(update(table, table.measures[0].id, owner="อีกหน้าต่าง"))
    office.at.run()
    assert office.field("owner").value == "อีกหน้าต่าง"


def conflicting(office: Office) -> tuple[MeasuresTable, MeasuresTable]:
    """Both windows change the owner of the same measure; returns (theirs, mine)."""
    from itadash.measures.edit import update

    office.open()
    office.click("measures_blank")
    base = office.saved()
    theirs = update(base, base.measures[0].id, owner="กองของเขา")
    office.save_elsewhere(theirs)
    office.field("owner").set_value("กองของเรา").run()
    assert not office.at.exception
    return theirs, update(base, base.measures[0].id, owner="กองของเรา")


def test_conflict_keeps_both_and_shows_both(office: Office) -> None:
    theirs, _ = conflicting(office)
    assert office.saved() == theirs, "nothing was overwritten"
    for _ in range(2):  # also in a new window, after a reload or a restart
        assert "กองของเขา" in office.text()
        assert "กองของเรา" in office.text()
        assert not office.at.tabs, "no further edits before the choice"
        office.open()


def test_a_choice_that_waits_is_open_before_signing(office: Office) -> None:
    told = "มาตรการมีสองฉบับจากสองหน้าต่าง ยังไม่ได้เลือกฉบับที่จะใช้"

    def ways() -> list[str]:
        office.at.switch_page("pages/documents.py").run()
        assert not office.at.exception
        return [link.proto.label for link in office.at.get("page_link")]

    conflicting(office)
    assert told in ways()
    office.open()
    office.click("measures_settle_mine")
    assert told not in ways()
    assert any("ยังไม่มีมาตรการ" in way for way in ways())  # what else is open is still told


def test_conflict_settled_for_either(office: Office) -> None:
    theirs, mine = conflicting(office)
    office.click("measures_settle_mine")
    assert office.saved() == mine
    assert office.field("owner").value == "กองของเรา"
    office.click("measures_undo")
    assert office.saved() == theirs


def test_conflict_settled_for_theirs_keeps_mine_in_the_history(office: Office) -> None:
    theirs, mine = conflicting(office)
    office.click("measures_settle_theirs")
    assert office.saved() == theirs
    office.click("measures_undo")
    assert office.saved() == mine


def test_conflict_settled_for_both(office: Office) -> None:
    conflicting(office)
    office.click("measures_settle_both")
    assert [m.owner for m in office.saved().measures] == ["กองของเขา", "กองของเรา"]
    assert office.at.tabs


def test_a_refused_save_keeps_the_text_and_tries_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open()
    office.click("measures_blank")

    def refuse(*_: object, **__: object) -> None:
        raise StoreError("ดิสก์เต็ม")

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.save", refuse)
        office.field("owner").set_value("กองคลัง").run()
        assert "ดิสก์เต็ม" in office.text()
        assert office.field("owner").value == "กองคลัง"
        assert office.saved().measures[0].owner == ""
    office.click("measures_save_again")
    assert office.saved().measures[0].owner == "กองคลัง"
    assert "ดิสก์เต็ม" not in office.text()


def test_a_version_that_cannot_be_put_aside_is_not_lost(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from itadash.measures.edit import update

    office.open()
    office.click("measures_blank")
    base = office.saved()
    theirs = update(base, base.measures[0].id, owner="กองของเขา")
    office.save_elsewhere(theirs)
    save = type(office.store).save

    def refuse_aside(self: Store, ws: str, stream: str, *rest: Any, **named: Any) -> Any:
        if stream.endswith("/aside"):
            raise StoreError("ดิสก์เต็ม")
        return save(self, ws, stream, *rest, **named)

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.save", refuse_aside)
        office.field("owner").set_value("กองของเรา").run()
        assert not office.at.exception
        assert "ดิสก์เต็ม" in office.text()
    office.at.run()
    assert office.saved() == theirs
    assert "กองของเขา" in office.text()
    assert "กองของเรา" in office.text()


def test_a_table_that_cannot_be_opened_is_said_in_thai_and_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open()
    office.click("measures_blank")
    office.field("owner").set_value("กองคลัง").run()

    def refuse(*_: object) -> None:
        raise StoreError("ไฟล์ข้อมูลถูกใช้งานอยู่")

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.load", refuse)
        office.at.run()
        assert not office.at.exception
        assert "ไฟล์ข้อมูลถูกใช้งานอยู่" in office.text()
    office.click("measures_retry")
    assert office.field("owner").value == "กองคลัง"
