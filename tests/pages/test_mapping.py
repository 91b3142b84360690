"""The mapping step on the import page: point, see, use, remember, take back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from tests.pages.conftest import SAMPLE, Visitor

AGENCY = "องค์การบริหารส่วนตำบลทดลอง"


def strange(*scores: float, year: int = 2566, heading: Sequence[str] = ("#", "Q", "got", "n"), top: int = 1) -> bytes:
    """A sheet whose headings nobody knows: items i1, i2 …, their scores, and how many people answered."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "ผลตรวจ"
    for _ in range(top):
        sheet.append([f"ผลการประเมิน ITA {AGENCY} ปีงบประมาณ {year}"])
    sheet.append(list(heading))
    for number, score in enumerate(scores, start=1):
        sheet.append([number, f"i{number}", score, 44 if score <= 100 else 444])  # two numbers in every row
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FIRST = ("แปลก.xlsx", strange(91.25, 82.5, 250))


@pytest.fixture
def page(visitor: Visitor) -> Visitor:
    return visitor.go("import_data")


def key(page: Visitor, ending: str) -> str:
    """The key of the mapping's only picker with this ending."""
    kinds = ("selectbox", "multiselect", "number_input", "radio", "button", "checkbox", "text_input", "pills")
    found = [str(one.key) for kind in kinds for one in page.at.get(kind) if str(one.key).endswith(f"_{ending}")]
    (only,) = [name for name in found if name.startswith(("map_", "unmap_", "view_", "forget_"))]
    return only


def read(page: Visitor) -> list[tuple[str, float]]:
    """Codes and scores of the first table with a place that is shown."""
    table = next(one.value for one in page.at.dataframe if "ที่มา" in one.value and "รหัส" in one.value)
    return list(zip(table["รหัส"], table["คะแนน"], strict=True))


def preview(page: Visitor) -> Any:
    """The table of what would be read."""
    return next(one.value for one in page.at.dataframe if "อ่านเป็น" in one.value)


def view(page: Visitor, name: str) -> None:
    (pills,) = [one for one in page.at.pills if str(one.key).startswith("view_")]
    pills.set_value(name).run()
    assert not page.at.exception


def test_a_strange_sheet_is_kept_with_a_guess_and_what_it_would_read(page: Visitor) -> None:
    page.upload(FIRST)
    assert not page.at.error
    assert [one.proto.title for one in page.at.warning] == ["เปิดไฟล์ได้ แต่ไม่พบตารางคะแนนที่โปรแกรมรู้จัก"]
    grid = page.at.dataframe[0].value
    assert list(grid.columns) == ["A", "B", "C", "D"]
    assert list(grid.index) == [1, 2, 3, 4, 5]
    assert list(grid.loc[3]) == ["1", "i1", "91.25", "44"]
    assert page.at.selectbox(key=key(page, "code")).value == 2
    assert page.at.multiselect(key=key(page, "scores")).value == [3]
    assert list(preview(page)["อ่านเป็น"]) == ["I1", "I2"]
    assert list(preview(page)["ช่อง"]) == ["ผลตรวจ › C3", "ผลตรวจ › C4"]
    assert set(preview(page)["ปี"]) == {"2566"}
    assert "ไม่รับ ผลตรวจ › C5" in page.text().replace("*", "")


def test_used_it_feeds_the_other_pages(page: Visitor) -> None:
    page.upload(FIRST).click(key(page, "use"))
    assert read(page) == [("I1", 91.25), ("I2", 82.5)]
    assert "อ่านตามการจับคู่คอลัมน์ที่กำหนดเอง" in page.text()
    page.go("items")
    assert "I2" in set(page.at.dataframe[0].value["รหัส"])
    assert AGENCY in page.text()


def test_what_is_missing_or_wrong_is_said_and_cannot_be_used(page: Visitor) -> None:
    page.upload(FIRST)
    page.at.selectbox(key=key(page, "code")).set_value(0).run()
    page.at.selectbox(key=key(page, "year_column")).set_value(3).run()
    (info,) = page.at.info
    assert "ยังไม่ได้เลือกคอลัมน์รหัสข้อหรือตัวชี้วัด" in info.value
    assert "คอลัมน์ C ถูกเลือกเป็นทั้งปีงบประมาณและคะแนน" in info.value.replace("\\", "")
    assert page.at.button(key=key(page, "use")).disabled


def test_pickers_change_what_is_read(page: Visitor) -> None:
    page.upload(FIRST)
    page.at.multiselect(key=key(page, "scores")).set_value([4]).run()
    assert list(preview(page)["คะแนน"]) == [44.0, 44.0]  # 444 is refused
    page.at.selectbox(key=key(page, "year_4")).set_value(2565).run()
    page.at.number_input(key=key(page, "last")).set_value(4).run()
    assert list(preview(page)["ปี"]) == ["2565", "2565"]
    page.at.text_input(key=key(page, "skip")).set_value("i2, อื่น").run()
    assert list(preview(page)["อ่านเป็น"]) == ["I1"]
    page.at.multiselect(key=key(page, "scores")).set_value([]).run()
    assert page.at.button(key=key(page, "use")).disabled


def test_a_column_that_is_clicked_is_told_what_it_is(page: Visitor) -> None:
    page.upload(FIRST)
    prefix = key(page, "code").removesuffix("code")
    page.at.session_state[f"{prefix}grid"] = {"selection": {"rows": [], "columns": ["D"], "cells": []}}
    page.at.run()
    role = page.at.pills(key=f"{prefix}role")
    assert role.label == "คอลัมน์ D คือ"
    role.set_value("score").run()
    assert page.at.multiselect(key=key(page, "scores")).value == [3, 4]
    page.at.session_state[f"{prefix}grid"] = {"selection": {"rows": [], "columns": ["C"], "cells": []}}
    page.at.run()
    page.at.pills(key=f"{prefix}role").set_value("").run()
    assert page.at.multiselect(key=key(page, "scores")).value == [4]


def test_a_row_that_is_clicked_is_told_what_it_is(page: Visitor) -> None:
    page.upload(FIRST)
    prefix = key(page, "code").removesuffix("code")
    page.at.session_state[f"{prefix}grid"] = {"selection": {"rows": [2], "columns": [], "cells": []}}
    page.at.run()
    role = page.at.pills(key=f"{prefix}row_role")
    assert role.label == "แถว 3 คือ"
    role.set_value("last").run()
    assert page.at.number_input(key=key(page, "last")).value == 3
    assert list(preview(page)["อ่านเป็น"]) == ["I1"]


def test_the_next_file_with_the_headings_is_read_by_itself_until_it_is_forgotten(page: Visitor) -> None:
    page.upload(FIRST)
    assert page.at.checkbox(key=key(page, "keep")).value
    page.click(key(page, "use"))
    page.upload(("ปีหน้า.xlsx", strange(70, 60, year=2565, top=3)))
    assert not page.at.warning
    assert "อ่านตามการจับคู่คอลัมน์ที่จำไว้จาก แปลก.xlsx" in page.text()
    assert read(page) == [("I1", 70), ("I2", 60)]
    (forget,) = [str(one.key) for one in page.at.button if str(one.key).startswith("forget_")]
    page.click(forget)
    page.upload(("อีกปี.xlsx", strange(71, year=2564)))
    assert [one.proto.title for one in page.at.warning] == ["เปิดไฟล์ได้ แต่ไม่พบตารางคะแนนที่โปรแกรมรู้จัก"]


def test_it_is_not_remembered_unless_wanted(page: Visitor) -> None:
    page.upload(FIRST)
    page.at.checkbox(key=key(page, "keep")).uncheck().run()
    page.click(key(page, "use"))
    page.upload(("ปีหน้า.xlsx", strange(70, 60, year=2565)))
    assert [one.proto.title for one in page.at.warning] == ["เปิดไฟล์ได้ แต่ไม่พบตารางคะแนนที่โปรแกรมรู้จัก"]


def test_without_a_heading_it_cannot_be_remembered(page: Visitor) -> None:
    page.upload(FIRST)
    page.at.number_input(key=key(page, "heading")).set_value(0).run()
    assert page.at.checkbox(key=key(page, "keep")).disabled
    page.click(key(page, "use"))
    assert read(page) == [("I1", 91.25), ("I2", 82.5)]


def test_what_was_chosen_is_there_after_another_page(page: Visitor) -> None:
    page.upload(FIRST)
    page.at.multiselect(key=key(page, "scores")).set_value([4]).run()
    page.at.text_input(key=key(page, "agency")).set_value("อบต.อื่น").run()
    page.go("overview").go("import_data")
    assert page.at.multiselect(key=key(page, "scores")).value == [4]
    assert page.at.text_input(key=key(page, "agency")).value == "อบต.อื่น"


def test_a_recognised_file_can_be_mapped_and_read_by_itself_again(page: Visitor) -> None:
    page.upload(("ปกติ.csv", "รหัส,เดิม,คะแนน\ni1,80,90\ni2,70,60\n".encode()))
    assert read(page) == [("I1", 90), ("I2", 60)]
    view(page, "mapping")
    assert not page.at.checkbox(key=key(page, "keep")).value
    page.at.multiselect(key=key(page, "scores")).set_value([2]).run()
    page.click(key(page, "use"))
    view(page, "scores")
    assert read(page) == [("I1", 80), ("I2", 70)]
    (back,) = [str(one.key) for one in page.at.button if str(one.key).startswith("unmap_")]
    page.click(back)
    view(page, "scores")
    assert read(page) == [("I1", 90), ("I2", 60)]
    assert "จับคู่คอลัมน์ที่กำหนดเอง" not in page.text()


def test_each_sheet_says_how_it_is_read(page: Visitor) -> None:
    page.click("sample")
    view(page, "mapping")
    sheet = page.at.selectbox(key=key(page, "sheet"))
    assert sheet.options[:3] == ["อ่านก่อน · อ่านอัตโนมัติ", "2562 · จับคู่เอง", "2563 · อ่านอัตโนมัติ"]
    assert sheet.value == 1
    (how,) = [one for one in page.at.segmented_control if str(one.key).endswith("_how")]
    how.set_value("ไม่อ่าน").run()
    assert page.at.selectbox(key=key(page, "sheet")).options[1] == "2562 · ไม่อ่าน"
    page.click(key(page, "use"))
    view(page, "scores")
    years = next(one.value for one in page.at.dataframe if "ปี" in one.value)["ปี"]
    assert "2562" not in set(years)
    assert SAMPLE.name in page.text()


def test_another_sheet_with_the_headings_is_mapped_the_same(page: Visitor) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FIRST[1]))
    copy = book.copy_worksheet(book["ผลตรวจ"])
    copy.title = "2565"
    copy["A1"] = "รายงาน"
    out = io.BytesIO()
    book.save(out)
    page.upload(("สองแผ่น.xlsx", out.getvalue()))
    page.at.multiselect(key=key(page, "scores")).set_value([4]).run()
    page.click(key(page, "spread"))
    assert list(preview(page)["คะแนน"]) == [44.0] * 4
    assert set(preview(page)["ปี"]) == {"2566", "2565"}
