"""The audit's findings on paper: what was examined and found, a table of what is to be put right, a signature.

Errors and warnings are set one by one, what is only to be known is counted; an ordinary file's findings fit one page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from itadash.assessment.audit import Examined
from itadash.assessment.finding import Finding
from itadash.assessment.finding_words import KIND_NAMES, SEVERITY_NAMES, counts, effect, places, ranked, subject, values
from itadash.documents.page import BODY, NOTE, SUBTITLE, TITLE, Style, ThaiPDF
from itadash.documents.signatures import Signatures
from itadash.documents.table import Column, Table
from itadash.measures.model import Signatory

TITLE_TEXT = "รายงานผลการตรวจสอบข้อมูลผลการประเมิน ITA"
WIDTHS = (8, 42, 77, 33, 20)  # mm, together 180
HEADINGS = ("ที่", "ความสำคัญและเรื่อง", "ข้อค้นพบ วิธีคิด และที่มา", "พิมพ์ไว้ → ที่ควรเป็น", "ผลต่อคะแนนรวม")
CELL = Style("regular", 8.8, 4.7)  # a little smaller than in the published tables: one page is read, many are not
CHECKER = (Signatory("ผู้ตรวจสอบข้อมูล"),)


@dataclass(frozen=True)
class FindingsReport:
    """What the document tells: ``files`` are the names of the examined files, ``years`` the result years in them."""

    agency: str
    years: Sequence[int]
    files: Sequence[str]
    examined: Examined
    findings: Sequence[Finding]
    corrected: int = 0  # accepted corrections; their findings are gone from ``findings``


def findings_pdf(
    report: FindingsReport,
    *,
    thai_digits: bool = True,
    signatories: Sequence[Signatory] = CHECKER,
    created: datetime | None = None,
) -> bytes:
    """``report`` as a PDF/A-3U file on A4 portrait. ``created`` fixes the date in the file (now by default)."""
    agency = " ".join(report.agency.split())
    years = _years(report.years)
    pdf = ThaiPDF(
        " ".join(filter(None, (TITLE_TEXT, agency, years))),
        author=agency,
        footer=(agency, f"{TITLE_TEXT} {years}".strip()),
        landscape=False,
        thai_digits=thai_digits,
        created=created,
    )
    for text, style in ((TITLE_TEXT, TITLE), (agency, SUBTITLE), (years, SUBTITLE)):
        if text:
            pdf.block(pdf.prepare(text), style, "C")
    pdf.space(2)
    for line in summary(report):
        pdf.block(pdf.prepare(line), NOTE)
    pdf.space(2)
    signatures = Signatures(pdf, signatories)
    shown = [finding for finding in ranked(report.findings) if finding.severity != "info"]
    if shown:
        only = {"one_file": len(report.files) == 1, "one_year": len(set(report.years)) == 1}
        rows = [[pdf.prepare(text) for text in _row(n, f, **only)] for n, f in enumerate(shown, 1)]
        table = Table(pdf, [Column(title, width) for title, width in zip(HEADINGS, WIDTHS, strict=True)], cell=CELL)
        table.paint(rows, signatures.height)
    else:
        pdf.space(4)
        pdf.block(pdf.prepare("ตรวจแล้วไม่พบข้อที่ต้องแก้ไขหรือควรตรวจดู"), BODY, "C")
    pdf.space(3)
    signatures.paint()
    return pdf.finish()


def summary(report: FindingsReport) -> list[str]:
    """What was examined and how much was found, a sentence a line."""
    seen = report.examined
    files = ", ".join(f"“{name}”" for name in report.files[:3])
    more = f" และอีก {len(report.files) - 3} ไฟล์" if len(report.files) > 3 else ""
    texts = f" อ่านข้อความ {seen.sentences} ย่อหน้า" if seen.sentences else ""
    found = counts(report.findings)
    lines = [
        f"ไฟล์ที่ตรวจ: {files}{more}" if files else "",
        f"ตรวจคะแนน {seen.scores} รายการ คำนวณซ้ำ {seen.recomputed} ตัวเลข{texts} (ยอมให้ต่างจากการปัดเศษไม่เกิน 0.02)",
        f"พบ {' · '.join(f'{SEVERITY_NAMES[name]} {count} รายการ' for name, count in found.items())}",
    ]
    kinds = Counter(finding.kind for finding in report.findings if finding.severity == "info")
    if kinds:
        told = ", ".join(f"{KIND_NAMES[kind]} {count}" for kind, count in kinds.most_common())
        lines.append(f"เพื่อทราบ (ไม่แสดงในตาราง): {told}")
    if report.corrected:
        lines.append(f"แก้ตามผลการตรวจสอบแล้ว {report.corrected} รายการ ค่าเดิมในไฟล์ยังเก็บไว้")
    return [line for line in lines if line]


def _years(years: Sequence[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return f"ปีงบประมาณ พ.ศ. {first}" if first == last else f"ปีงบประมาณ พ.ศ. {first}–{last}"


def _row(number: int, finding: Finding, *, one_file: bool, one_year: bool) -> list[str]:
    def short(text: str) -> str:
        """Places without the name of the only file."""
        return text.replace(f"{finding.source.split(' › ', 1)[0]} › ", "") if one_file else text

    about = " · ".join(filter(None, (SEVERITY_NAMES[finding.severity], subject(finding))))
    year = "" if one_year or finding.fiscal_year is None else f" ปี {finding.fiscal_year}"
    message = f"{short(finding.message)} ({short(places(finding))})"
    if finding.calculation and finding.calculation not in finding.message:
        message = f"{message}\nวิธีคิด: {finding.calculation}"
    return [
        str(number),
        f"{about}\n{KIND_NAMES[finding.kind]}{year}",
        message,
        values(finding),
        effect(finding) or "–",
    ]
