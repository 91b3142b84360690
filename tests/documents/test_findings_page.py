"""The findings document: everything found stands in it, an ordinary file's on one page, any text is set."""

from __future__ import annotations

from decimal import Decimal

import pypdfium2

from itadash.assessment.audit import Examined
from itadash.assessment.finding import Finding
from itadash.documents.findings import FindingsReport, findings_pdf, summary
from tests.documents.readback import FIXED, in_thai_digits, squeeze

EXAMINED = Examined(scores=85, recomputed=6, sentences=70)


def finding(number: int, severity: str = "error", **more: object) -> Finding:
    fields: dict[str, object] = {
        "kind": "indicator",
        "fiscal_year": 2566,
        "code": "6",
        "printed": f"8{number}.47",
        "expected": "88.28",
        "message": f"ตัวชี้วัดที่ 6 พิมพ์ว่า 8{number}.47 แต่คำนวณได้ 88.28",
        "source": f"ผล.xlsx › 2566 › C{number}",
        "calculation": "(82.11 + 83.09) ÷ 2 = 82.60",
        "effect": Decimal("0.18"),
        **more,
    }
    return Finding(severity, **fields)  # type: ignore[arg-type]


def report(*findings: Finding, files: tuple[str, ...] = ("ผล.xlsx",)) -> FindingsReport:
    return FindingsReport("องค์การบริหารส่วนตำบลตัวอย่าง", (2565, 2566), files, EXAMINED, findings)


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]


def test_a_page_with_all_that_a_committee_needs() -> None:
    (page,) = pages(findings_pdf(report(finding(1), finding(2, "info")), created=FIXED, thai_digits=False))
    for words in (
        "รายงานผลการตรวจสอบข้อมูลผลการประเมินITA",
        "องค์การบริหารส่วนตำบลตัวอย่าง",
        "ปีงบประมาณพ.ศ.2565–2566",
        "ตรวจคะแนน85รายการคำนวณซ้ำ6ตัวเลข",
        "ต้องแก้ไข1รายการ·ควรตรวจดู0รายการ·เพื่อทราบ1รายการ",
        "81.47→88.28",
        "(82.11+83.09)÷2=82.60",
        "+0.18",
        "2566›C1",
        "ผู้ตรวจสอบข้อมูล",
    ):
        assert words in page, words
    assert "82.47→88.28" not in page  # what is only to be known is counted
    assert "ผล.xlsx›2566" not in page  # the only file is named once


def test_ten_findings_fit_one_page() -> None:
    ten = [finding(number, calculation="") for number in range(10)]
    assert len(pages(findings_pdf(report(*ten), created=FIXED))) == 1


def test_many_findings_run_over_pages_and_none_is_lost() -> None:
    many = [
        finding(n, source=f"ผล.xlsx › 2566 › C{n}", printed=f"{n}.00", message=f"ข้อค้นพบลำดับ {n}") for n in range(300)
    ]
    told = pages(findings_pdf(report(*many), created=FIXED, thai_digits=False))
    assert len(told) > 10
    everything = "".join(told)
    assert all(f"ข้อค้นพบลำดับ{n}(" in everything for n in range(300))
    assert "ผู้ตรวจสอบข้อมูล" in told[-1]


def test_thai_digits_by_default() -> None:
    (page,) = pages(findings_pdf(report(finding(1)), created=FIXED))
    assert in_thai_digits("81.47→88.28") in page


def test_nothing_found() -> None:
    (page,) = pages(findings_pdf(report(), created=FIXED))
    assert "ตรวจแล้วไม่พบข้อที่ต้องแก้ไขหรือควรตรวจดู" in page


def test_several_files_are_named_at_each_place() -> None:
    lines = summary(report(files=("ก.xlsx", "ข.xlsx", "ค.xlsx", "ง.xlsx")))
    assert lines[0] == "ไฟล์ที่ตรวจ: “ก.xlsx”, “ข.xlsx”, “ค.xlsx” และอีก 1 ไฟล์"
    (page,) = pages(findings_pdf(report(finding(1), files=("ผล.xlsx", "ข.xlsx")), created=FIXED, thai_digits=False))
    assert "(ผล.xlsx›2566›C1)" in page


def test_any_text_is_set() -> None:
    odd = finding(1, printed="=1+1 <b>\x00 ﷽ " + "ก" * 400, message="x" * 2000, source="")
    assert pages(findings_pdf(report(odd), created=FIXED))


def test_equal_findings_give_equal_files() -> None:
    assert findings_pdf(report(finding(1)), created=FIXED) == findings_pdf(report(finding(1)), created=FIXED)
