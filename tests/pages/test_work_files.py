"""A whole work is taken away as one file and opened elsewhere, without a browser."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from itadash import work_file
from itadash.reading import InputFile
from itadash.store import open_store
from itadash.store.sqlite import SqliteStore
from itadash.ui.intake import Opening
from tests.pages.conftest import AGENCY, SAMPLE, Visitor


def kept(visitor: Visitor) -> tuple[str, bytes]:
    """Name and content of the file that the import page offers."""
    name, make = visitor.go("import_data").at.session_state["latest_files"].wanted["work_file_keep"]
    return name, make()


def open_work(visitor: Visitor, name: str, data: bytes) -> Visitor:
    """Give a work file to the second uploader of the import page."""
    visitor.go("import_data").at.file_uploader[1].upload(name, data)
    visitor.at.run()
    assert not visitor.at.exception
    return visitor


def test_the_work_goes_on_elsewhere(sample: Visitor) -> None:
    sample.go("measures").click("measures_draft")
    name, data = kept(sample)
    assert name.startswith("งาน-ITA-เทศบาลตำบลตัวอย่าง-(สมมติ)-25")
    assert name.endswith(".itadash")
    other = Visitor().start()
    empty = other.doc
    open_work(other, name, data)
    assert other.doc not in (empty, sample.doc)
    assert f"เปิดไฟล์งาน {name} แล้ว มีไฟล์ผลคะแนน 1 ไฟล์" in other.text()
    assert SAMPLE.name in other.text()
    ours, theirs = ([area.value for area in one.go("measures").at.text_area] for one in (sample, other))
    assert ours == theirs
    assert any(ours)
    assert AGENCY in other.text()


def test_an_opened_file_is_not_opened_again(sample: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session counts anew in the other work; its uploader must be another than the one that holds the file."""
    name, data = kept(sample)
    before = sample.at.file_uploader[1].proto.id
    made: list[object] = []
    create = SqliteStore.create_workspace
    monkeypatch.setattr(SqliteStore, "create_workspace", lambda self, *a: made.append(a) or create(self, *a))
    open_work(sample, name, data)
    for _ in range(3):
        sample.at.run()
    assert len(made) == 1
    assert sample.at.file_uploader[1].proto.id != before


def test_a_work_file_among_result_sheets_opens_too(sample: Visitor) -> None:
    name, data = kept(sample)
    other = Visitor().start().go("import_data").upload((name, data))
    assert f"เปิดไฟล์งาน {name} แล้ว" in other.text()


def test_a_damaged_work_file_is_said_and_the_work_stays(sample: Visitor) -> None:
    doc = sample.doc
    open_work(sample, "งาน.itadash", b"PK\x03\x04 no zip")
    assert sample.doc == doc
    assert "งาน.itadash: เปิดไฟล์งานไม่ได้" in sample.text()
    assert "Traceback" not in sample.text()
    assert SAMPLE.name in sample.text()


def test_nothing_is_kept_of_an_empty_work(visitor: Visitor) -> None:
    visitor.go("import_data")
    assert "work_file_keep" not in visitor.at.session_state["latest_files"].wanted


def test_what_the_address_holds_for_widgets_does_not_stand_in_the_way(sample: Visitor) -> None:
    """A target and a year in the address belong to their fields; the work opens all the same."""
    name, data = kept(sample)
    other = Visitor().start(doc=sample.doc, target="80", year="2565")
    open_work(other, name, data)
    assert f"เปิดไฟล์งาน {name} แล้ว" in other.text()
    assert other.doc != sample.doc


def test_sheets_beside_a_work_file_are_read_into_the_work_before(sample: Visitor) -> None:
    name, data = kept(sample)
    other = Visitor().start().go("import_data")
    before = other.doc
    sheet = "รหัส,รายการ,คะแนน\ni1,ก,90\ni2,ข,80\n".encode()
    other.upload((name, data), ("คะแนน.csv", sheet), ("อีกงาน.itadash", data))
    assert f"เปิดไฟล์งาน {name} แล้ว" in other.text()
    assert "ไฟล์ผลคะแนน 1 ไฟล์ที่เลือกมาพร้อมไฟล์งาน" in other.text()
    assert "ยังไม่ได้เปิด อีกงาน.itadash" in other.text()
    assert "คะแนน.csv" in Visitor().start(doc=before).go("import_data").text()


@pytest.mark.parametrize("broken", ["unpack", "read_file"])
def test_a_fault_while_opening_is_said_once_and_the_page_goes_on(
    sample: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    name, data = kept(sample)

    def fail(*_: object) -> None:
        raise KeyError("unexpected")

    with monkeypatch.context() as broken_program:
        broken_program.setattr(f"itadash.work_file.{broken}", fail)
        open_work(sample, name, data)
    assert "เปิดไฟล์งานไม่สำเร็จเพราะโปรแกรมขัดข้อง" in sample.text()
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "opening a work file failed"
    ]
    caplog.clear()
    sample.at.run()
    assert SAMPLE.name in sample.text()


def test_an_interrupted_opening_goes_on_and_makes_one_work(sample: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click while sheets are read ends the run; the next run begins with the sheet that was being read."""
    name, data = kept(sample)
    store = open_store()
    made: list[object] = []
    create = SqliteStore.create_workspace
    monkeypatch.setattr(SqliteStore, "create_workspace", lambda self, *a: made.append(a) or create(self, *a))
    read, tries = work_file.read_file, []

    def interrupted(*given: Any) -> Any:
        tries.append(given[1].name)
        if len(tries) == 1:
            raise RerunException(RerunData())  # what a click raises inside a run
        return read(*given)

    monkeypatch.setattr(work_file, "read_file", interrupted)
    open_work(sample, name, data)
    sample.at.run()
    assert f"เปิดไฟล์งาน {name} แล้ว" in sample.text()
    assert tries == [SAMPLE.name] * 2
    assert len(made) == 1
    store.close()


def test_measures_whose_sheets_were_removed_can_be_kept(sample: Visitor) -> None:
    sample.go("measures").click("measures_draft").go("import_data")
    sample.click(next(button.key for button in sample.at.button if button.key and button.key.startswith("remove_")))
    name, data = kept(sample)
    assert b"work.json" in data
    assert name.startswith("งาน-ITA-25")


def test_a_work_file_that_waits_is_told_on_other_pages(sample: Visitor) -> None:
    name, data = kept(sample)
    sample.go("overview")
    sample.at.session_state["work_file_opening"] = Opening(InputFile(name, data))
    sample.at.run()
    assert f"ไฟล์งาน {name} ยังเปิดไม่เสร็จ" in sample.text()
    sample.go("import_data")
    assert f"เปิดไฟล์งาน {name} แล้ว" in sample.text()
    sample.go("overview")
    assert "ยังเปิดไม่เสร็จ" not in sample.text()


def test_another_work_begins_empty_and_the_one_before_stays(sample: Visitor) -> None:
    doc = sample.go("import_data").doc
    names = [f"left_{number}" for number in range(50)]
    for name in names:
        sample.at.session_state[name] = name
    sample.click("work_other")
    assert sample.doc != doc
    assert [name for name in names if name in sample.at.session_state] == []
    assert "ยังไม่มีไฟล์" in sample.text()
    assert SAMPLE.name in Visitor().start(doc=doc).go("import_data").text()


def test_a_work_whose_sheets_cannot_be_read_is_no_success(sample: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    name, data = kept(sample)
    monkeypatch.setattr(work_file, "read_file", lambda reader, file: f"{file.name}: อ่านไม่ได้")
    other = open_work(Visitor().start(), name, data)
    assert "แต่อ่านไฟล์ผลคะแนนได้ 0 จาก 1 ไฟล์" in other.text()
    assert not other.at.success
    assert "งานที่เปิดอยู่ก่อนหน้านี้" not in other.text()  # there was none
