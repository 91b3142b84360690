"""A whole work is taken away as one file and opened elsewhere, without a browser."""

from __future__ import annotations

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
