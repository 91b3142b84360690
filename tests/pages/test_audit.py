"""The audit page: what is found, how it is filtered, and a correction that is accepted and taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.finding import Finding
from itadash.assessment.finding_words import ranked
from itadash.store import StoreError
from itadash.store.sqlite import SqliteStore
from itadash.ui.audit_filters import Filters, keep
from itadash.ui.audit_list import PAGE
from tests.assessment.publications import INDICATOR_NAMES
from tests.pages.conftest import Visitor

# IIT 93.462 → 93.46, EIT 85.8933 → 85.89, OIT 96.25: 0.30 × 93.46 + 0.30 × 85.89 + 0.40 × 96.25 = 92.305 → 92.31
SCORES = ["96.65", "90.10", "95.90", "92.12", "92.54", "87.48", "83.96", "86.24", "92.50", "100.00"]


def sheet(total: str) -> bytes:
    rows = [f"{n},{name},{score}" for n, (name, score) in enumerate(zip(INDICATOR_NAMES, SCORES, strict=True), 1)]
    head = ["หน่วยงาน,องค์การบริหารส่วนตำบลตัวอย่าง,", "ปีงบประมาณ,2566,", "ตัวชี้วัดที่,รายละเอียดตัวชี้วัด,คะแนน"]
    return "\n".join([*head, *rows, f",คะแนนรวม,{total}"]).encode()


def loaded(visitor: Visitor, *totals: str) -> Visitor:
    visitor.go("import_data")
    return visitor.upload(*((f"ผล{n}.csv", sheet(total)) for n, total in enumerate(totals)))


def lines(visitor: Visitor) -> list[str]:
    return [box.label.replace("\\", "") for box in visitor.at.expander if box.label.startswith(":")]


def test_first_visit_offers_the_sample(visitor: Visitor) -> None:
    visitor.go("audit")
    assert "start_sample" in {button.key for button in visitor.at.button}


def test_all_is_well(sample: Visitor) -> None:
    sample.go("audit")
    assert "ตรวจแล้วไม่พบข้อผิดพลาด" in [element.proto.title for element in sample.at.success]
    assert [caption.value for caption in sample.at.main.caption if "คำนวณซ้ำ" in caption.value]
    assert lines(sample) == []


def test_a_wrong_total_with_its_sum_and_place(visitor: Visitor) -> None:
    loaded(visitor, "92.81").go("audit")
    (line,) = lines(visitor)
    assert "ต้องแก้ไข" in line
    assert "92.81 → 92.31" in line
    assert "ผลต่อคะแนนรวม −0.50" in line
    told = visitor.text()
    assert "0.30 × 93.46 IIT" in told
    assert "ผล0.csv › " in told
    assert "ต้องแก้ไข 1 รายการ" in told


def test_accept_and_take_back(visitor: Visitor) -> None:
    loaded(visitor, "92.81").go("audit")
    accept = next(button for button in visitor.at.button if button.key.startswith("accept_"))
    assert accept.label.replace("\\", "") == "แก้ 92.81 เป็น 92.31"
    accept.click().run()
    assert lines(visitor) == []
    assert "92.81 → **92.31**" in visitor.text()
    visitor.go("overview")
    assert visitor.metric("คะแนนรวม").value == "92.31"
    visitor.go("audit").click("audit_back_0")
    assert len(lines(visitor)) == 1
    visitor.go("overview")
    assert visitor.metric("คะแนนรวม").value == "92.81"


def test_the_correction_is_kept_for_the_next_visit(visitor: Visitor) -> None:
    loaded(visitor, "92.81").go("audit")
    next(button for button in visitor.at.button if button.key.startswith("accept_")).click().run()
    again = Visitor().start(doc=visitor.doc).go("audit")
    assert lines(again) == []
    assert "audit_back_0" in {button.key for button in again.at.button}


def test_filters(visitor: Visitor) -> None:
    loaded(visitor, "92.81", "92.31").go("audit")  # the second file prints another total: a conflict
    assert len(lines(visitor)) == 2
    visitor.at.multiselect(key="kind").set_value(["conflict"]).run()
    assert [("พิมพ์ไว้หลายค่า" in line) for line in lines(visitor)] == [True]
    visitor.at.multiselect(key="kind").set_value([]).run()
    visitor.at.pills(key="severity").set_value(["info"]).run()
    assert lines(visitor) == []
    assert "ไม่มีข้อค้นพบที่ตรงกับตัวกรอง" in visitor.text()


def test_how_many_of_each_severity_are_shown(visitor: Visitor) -> None:
    loaded(visitor, "92.81", "92.31").go("audit")
    assert "**2 รายการ** · ✕ ต้องแก้ไข 2" in visitor.text()
    labels = [*visitor.at.multiselect(key="kind").options, *visitor.at.pills(key="severity").options]
    assert "พิมพ์ไว้หลายค่า" in labels  # the address holds them: a count would make an old link name nothing
    visitor.at.multiselect(key="kind").set_value(["conflict"]).run()
    assert "**1 รายการ** จาก 2 รายการ · ✕ ต้องแก้ไข 1" in visitor.text()


def test_the_other_pages_lead_here(visitor: Visitor) -> None:
    loaded(visitor, "92.81")
    links = [link.proto.label for link in visitor.at.get("page_link")]
    assert "ผลตรวจสอบข้อมูล: ✕ ต้องแก้ไข 1" in links
    visitor.go("overview")
    assert "ผลตรวจสอบข้อมูล: ✕ ต้องแก้ไข 1" in [link.proto.label for link in visitor.at.get("page_link")]


def test_the_sample_needs_no_link(sample: Visitor) -> None:
    assert not [link for link in sample.at.get("page_link") if "ผลตรวจสอบ" in link.proto.label]


def test_many_findings_come_a_page_at_a_time(visitor: Visitor) -> None:
    rows = [f"o{n},50.00" for n in range(1, 44)]  # no OIT item can have 50 points
    data = "\n".join(["หน่วยงาน,องค์การบริหารส่วนตำบลตัวอย่าง", "ปีงบประมาณ,2566", "รหัส,คะแนน", *rows]).encode()
    visitor.go("import_data").upload(("ข้อ.csv", data)).go("audit")
    assert len(lines(visitor)) == PAGE
    visitor.click("audit_more")
    assert len(lines(visitor)) == 43
    assert "audit_more" not in {button.key for button in visitor.at.button}


# --- filters and order, without a page --------------------------------------------------------------------------------


def finding(severity: str, code: str, effect: str | None = None, **more: object) -> Finding:
    moved = Decimal(effect) if effect is not None else None
    fields: dict[str, object] = {"kind": "indicator", "fiscal_year": 2566, "agency": "ก", **more}
    return Finding(
        severity, printed="1", expected="2", message="ข้อความ", source="ไฟล์ › A1", code=code, effect=moved, **fields
    )  # type: ignore[arg-type]


def test_severity_then_effect() -> None:
    given = [finding("info", "1"), finding("error", "2"), finding("error", "3", "0.10"), finding("error", "4", "-0.30")]
    assert [f.code for f in ranked(given)] == ["4", "3", "2", "1"]


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (Filters(), ["1", "e9", ""]),
        (Filters(severities=["error"]), ["1"]),
        (Filters(kinds=["agency"]), [""]),
        (Filters(years=[2566]), ["1", ""]),  # a finding without a year is of every year
        (Filters(agencies=["ข"]), ["e9"]),
        (Filters(words="E9"), ["e9"]),
        (Filters(words="ไม่มีคำนี้"), []),
    ],
)
def test_keep(filters: Filters, codes: list[str]) -> None:
    given = [
        finding("error", "1"),
        finding("warning", "e9", fiscal_year=2565, agency="ข"),
        finding("info", "", kind="agency", fiscal_year=None),
    ]
    assert [f.code for f in keep(given, filters)] == codes


# --- two values of one EIT score --------------------------------------------------------------------------------------


def two_values(*codes: str) -> bytes:
    """E11 and so on with 79.77 in one table and 96.90 in another; no part is named."""
    head = ["หน่วยงาน,องค์การบริหารส่วนตำบลตัวอย่าง", "ปีงบประมาณ,2566"]
    tables = [["รหัส,คะแนน", *(f"{code},{score}" for code in codes)] for score in ("79.77", "96.90")]
    return "\n".join([*head, *tables[0], "", *tables[1]]).encode()


def offered(visitor: Visitor) -> list[str]:
    return [button.label.replace("\\", "") for button in visitor.at.button if str(button.key).startswith("choose_")]


def choose(visitor: Visitor, label: str) -> Visitor:
    next(button for button in visitor.at.button if button.label.replace("\\", "") == label).click().run()
    assert not visitor.at.exception
    return visitor


def test_which_value_is_of_which_part_of_eit(visitor: Visitor) -> None:
    visitor.go("import_data").upload(("ผล.csv", two_values("e11"))).go("audit")
    (line,) = lines(visitor)
    assert "79.77 หรือ 96.90" in line
    assert "→" not in line
    assert offered(visitor) == [
        "79.77 เป็น EIT Public และ 96.90 เป็น EIT Survey",
        "79.77 เป็น EIT Survey และ 96.90 เป็น EIT Public",
        "ใช้ 79.77 ค่าเดียว",
        "ใช้ 96.90 ค่าเดียว",
    ]
    choose(visitor, "79.77 เป็น EIT Survey และ 96.90 เป็น EIT Public")
    assert lines(visitor) == []
    assert "ข้อ E11** 79.77 เป็น **EIT Survey** · 96.90 เป็น **EIT Public**" in visitor.text()
    visitor.go("import_data")
    assert "พบคะแนนเดียวกันที่พิมพ์ต่างกัน" not in " ".join(box.proto.title for box in visitor.at.warning)
    visitor.go("audit").click("audit_back_0")
    assert len(lines(visitor)) == 1
    assert offered(visitor)


def test_only_one_of_two_values(visitor: Visitor) -> None:
    visitor.go("import_data").upload(("ผล.csv", two_values("e11"))).go("audit")
    choose(visitor, "ใช้ 96.90 ค่าเดียว")
    assert lines(visitor) == []
    assert "79.77 → **96.90**" in visitor.text()
    visitor.click("audit_back_0")
    assert len(lines(visitor)) == 1


def test_all_items_with_two_values_at_once(visitor: Visitor) -> None:
    visitor.go("import_data").upload(("ผล.csv", two_values("e11", "e12"))).go("audit")
    assert len(lines(visitor)) == 2
    choose(visitor, "ทั้ง 2 ข้อ ค่าที่ต่ำกว่าเป็น EIT Survey ค่าที่สูงกว่าเป็น EIT Public (E11, E12)")
    assert lines(visitor) == []
    assert {f"audit_back_{number}" for number in range(2)} <= {str(button.key) for button in visitor.at.button}


def test_the_parts_may_stand_in_two_files(visitor: Visitor) -> None:
    head = "หน่วยงาน,องค์การบริหารส่วนตำบลตัวอย่าง\nปีงบประมาณ,2566\nรหัส,คะแนน\n"
    files = [(f"{name}.csv", f"{head}e11,{score}".encode()) for name, score in (("หนึ่ง", "79.77"), ("สอง", "96.90"))]
    visitor.go("import_data").upload(*files).go("audit")
    choose(visitor, offered(visitor)[0])
    assert lines(visitor) == []
    visitor.click("audit_back_0")  # both files
    assert len(lines(visitor)) == 1
    assert "audit_back_0" not in {button.key for button in visitor.at.button}


def of_agency(agency: str, *scores: str) -> tuple[str, bytes]:
    """A file of one name whoever it is of: E11 printed once a table."""
    tables = "\n\n".join(f"รหัส,คะแนน\ne11,{score}" for score in scores)
    return "ผล.csv", f"หน่วยงาน,{agency}\nปีงบประมาณ,2566\n{tables}".encode()


def test_files_of_one_name_are_told_apart_by_their_agency(visitor: Visitor) -> None:
    ours, theirs = "องค์การบริหารส่วนตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"
    visitor.go("import_data").upload(of_agency(ours, "90.00", "96.90"), of_agency(theirs, "90.00", "80.00")).go("audit")
    assert len(lines(visitor)) == 2
    choose(visitor, "90.00 เป็น EIT Public และ 80.00 เป็น EIT Survey")
    (left,) = lines(visitor)
    assert "90.00 หรือ 96.90" in left
    choose(visitor, "90.00 เป็น EIT Public และ 96.90 เป็น EIT Survey")
    assert lines(visitor) == []
    visitor.click("audit_back_0")  # of one agency, not of both
    assert len(lines(visitor)) == 1


def test_a_value_that_stands_in_two_files_of_one_name_is_corrected_in_both(visitor: Visitor) -> None:
    ours = "องค์การบริหารส่วนตำบลตัวอย่าง"
    name, data = of_agency(ours, "79.77", "96.90")
    visitor.go("import_data").upload((name, data), (name, data + b"\n")).go("audit")
    choose(visitor, "ใช้ 96.90 ค่าเดียว")
    assert lines(visitor) == []


def test_when_the_store_refuses_nothing_is_half_settled(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor.go("import_data").upload(("ผล.csv", two_values("e11"))).go("audit")

    def refuse(*_: object) -> None:
        raise StoreError("บันทึกไม่ได้ โปรดลองอีกครั้ง")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "update_files", refuse)
        choose(visitor, "ใช้ 96.90 ค่าเดียว")
        assert "บันทึกไม่ได้ โปรดลองอีกครั้ง" in visitor.text()
    assert len(lines(visitor)) == 1
    choose(visitor, "ใช้ 96.90 ค่าเดียว")
    assert lines(visitor) == []


def test_a_link_keeps_a_kind_that_nothing_is_of_any_more(visitor: Visitor) -> None:
    loaded(visitor, "92.81")
    later = Visitor().start(doc=visitor.doc, kind="ชื่อหน่วยงานและที่ตั้ง").go("audit")
    assert later.at.multiselect(key="kind").options.count("ชื่อหน่วยงานและที่ตั้ง") == 1
