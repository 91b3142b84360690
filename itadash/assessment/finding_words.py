"""How findings are called and told in Thai, for pages, documents and workbooks alike. No figure is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import pandas as pd

from itadash.assessment.finding import SEVERITIES, Finding
from itadash.assessment.printed import TOTAL
from itadash.assessment.rollup import label

SEVERITY_NAMES = {"error": "ต้องแก้ไข", "warning": "ควรตรวจดู", "info": "เพื่อทราบ"}
SEVERITY_SIGNS = {"error": "✕", "warning": "▲", "info": "●"}
KIND_NAMES = {
    "total": "คะแนนรวมไม่ตรง",
    "instrument": "คะแนนแบบวัดไม่ตรง",
    "indicator": "คะแนนตัวชี้วัดไม่ตรง",
    "subindicator": "คะแนนตัวชี้วัดย่อยไม่ตรง",
    "conflict": "พิมพ์ไว้หลายค่า",
    "direction": "คำว่าเพิ่ม ลด สูง ต่ำ",
    "percent": "ขนาดการเปลี่ยนแปลง",
    "rating": "ระดับหรือผลเทียบเกณฑ์",
    "range": "ค่าที่เป็นคะแนนไม่ได้",
    "oit-value": "ข้อ OIT ไม่ใช่ 0 หรือ 100",
    "weighted": "คะแนนถ่วงน้ำหนัก",
    "code": "รหัสข้อ",
    "missing": "ข้อมูลที่ขาด",
    "uncovered": "ข้อที่ยังไม่มีมาตรการ",
    "unmentioned": "ข้อที่บทวิเคราะห์ไม่กล่าวถึง",
    "placeholder": "ข้อความแม่แบบค้างอยู่",
    "agency": "ชื่อหน่วยงานและที่ตั้ง",
    "narrative": "ชื่อหรือปีในข้อความ",
}
_SHORT_KINDS = {
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
    "องค์การบริหารส่วนตำบล": "อบต.",
    "เทศบาลนคร": "ทน.",
    "เทศบาลเมือง": "ทม.",
    "เทศบาลตำบล": "ทต.",
}
# the workbook of findings: column → Thai heading
EXPORT_COLUMNS = {
    "severity": "ระดับความสำคัญ",
    "kind": "เรื่อง",
    "agency": "หน่วยงาน",
    "fiscal_year": "ปีงบประมาณ",
    "code": "รหัส",
    "printed": "พิมพ์ไว้",
    "expected": "ที่ควรเป็น",
    "message": "ข้อค้นพบ",
    "calculation": "วิธีคิด",
    "effect": "ผลต่อคะแนนรวม (คะแนน)",
    "source": "ที่มา (ไฟล์ › แผ่นงาน › ช่อง)",
}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Severity → how many, all three in order."""
    found = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        found[finding.severity] += 1
    return found


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """By severity, then by the size of the effect on the total, else in the order given."""

    def rank(finding: Finding) -> tuple[int, Decimal]:
        moved = Decimal(-1) if finding.effect is None else abs(finding.effect)
        return (SEVERITIES.index(finding.severity), -moved)

    return sorted(findings, key=rank)


def _is_item(code: str) -> bool:
    return code[:1] in ("i", "e", "o") and code[1:].isdigit()


def subject(finding: Finding) -> str:
    """What the finding is about: ``ตัวชี้วัดที่ 6``, ``ข้อ E9``, ``คะแนนรวม``, ``""`` for none."""
    code = finding.code
    if not code:
        return ""
    if code == "total":
        return label(TOTAL)
    if _is_item(code):
        return f"ข้อ {code.upper()}"
    return label((code, code)) if code.isalnum() and not code.isdigit() else label(("", code))


def short_name(agency: str) -> str:
    """``อบต.ตัวอย่าง`` for a name that is written out; any other name as it is."""
    for full, short in _SHORT_KINDS.items():
        if agency.startswith(full):
            return f"{short}{agency[len(full) :].lstrip()}"
    return agency


def values(finding: Finding, shown: Callable[[str], str] = str) -> str:
    """``94.99 → 94.96``; ``79.77 หรือ 96.90`` where either may be right, the one in use first; only the side that
    there is. ``shown`` is done to each value.
    """
    both = [shown(part) for part in (finding.printed, finding.expected) if part]
    return " หรือ ".join(reversed(both)) if finding.either else " → ".join(both)


def printed_at(finding: Finding) -> list[tuple[str, str]]:
    """The places of the finding, each with what is printed there: both values' where either may be right."""
    both = [(finding.expected_source, finding.expected)] if finding.either and finding.expected_source else []
    both.append((finding.source, finding.printed))
    return [(place, value) for sources, value in both for place in sources.split(" · ") if place]


def places(finding: Finding) -> str:
    """Where the finding is, several places joined by " · "."""
    return " · ".join(dict.fromkeys(place for place, _ in printed_at(finding)))


def effect(finding: Finding) -> str:
    """``+0.18`` points of the total with a real minus sign, ``±0.18`` where either value may be right; ``""`` where it
    cannot be told or is nothing.
    """
    if not finding.effect:
        return ""
    if finding.either:
        return f"±{abs(finding.effect):.2f}"
    return f"{finding.effect:+.2f}".replace("-", "−")


def export_table(findings: Sequence[Finding]) -> pd.DataFrame:
    """The findings with the columns of ``EXPORT_COLUMNS``, in the order given; effect is ``Decimal`` or ``None``."""
    rows = [
        (
            SEVERITY_NAMES[finding.severity],
            KIND_NAMES[finding.kind],
            finding.agency,
            finding.fiscal_year,
            finding.code.upper() if _is_item(finding.code) else finding.code,
            values(finding) if finding.either else finding.printed,
            "" if finding.either else finding.expected,
            finding.message,
            finding.calculation,
            None if finding.either else finding.effect,
            places(finding),
        )
        for finding in findings
    ]
    return pd.DataFrame(rows, columns=list(EXPORT_COLUMNS), dtype="object")
