"""Everything of one agency and year in one Excel workbook: scores, findings, verdicts, measures, follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from itadash import exports
from itadash.analysis import export as verdict_export
from itadash.analysis.worth import gains_by_item, worth
from itadash.assessment import finding_words
from itadash.assessment.announced import sentence
from itadash.assessment.finding import Finding
from itadash.documents.report import Facts
from itadash.exports import Sheet
from itadash.measures import model, progress_sheet
from itadash.rules import progress_rounds
from itadash.scores import LEVEL_NAMES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCORE_COLUMNS = {
    "agency": "หน่วยงาน",
    "fiscal_year": "ปีงบประมาณ",
    "level": "ระดับ",
    "instrument": "แบบวัด",
    "code": "รหัส",
    "score": "คะแนน",
    "source": "ที่มา",
    "read_as": "พิมพ์ว่า",
}
_MEASURE_COLUMNS = {"topic": "ประเด็น", "items": "ข้อ", **model.COLUMNS}


def workbook(facts: Facts, findings: Sequence[Finding], *, files: Sequence[str] = ()) -> bytes:
    """The workbook, with the scores of all years of the agency; ``files`` are named as their origin.

    Sheets: คะแนน, ตรวจสอบ, ผลวินิจฉัย, มาตรการ, a sheet a round of follow-up that has entries, and the origin.
    """
    about_it = [finding for finding in findings if finding.agency in ("", facts.result.agency)]
    own = facts.scores[facts.scores["agency"] == facts.result.agency]
    sheets = [
        Sheet("คะแนน", _in_words(own), SCORE_COLUMNS),
        Sheet("ตรวจสอบ", finding_words.export_table(about_it), finding_words.EXPORT_COLUMNS),
    ]
    if facts.verdicts:
        gains = worth(facts.result)
        table = verdict_export.export_table(
            facts.result, facts.verdicts, gains_by_item(gains), gains_by_item(gains, "to_full")
        )
        sheets.append(Sheet("ผลวินิจฉัย", table, verdict_export.EXPORT_COLUMNS))
    if facts.measures.measures:
        rows = pd.DataFrame([asdict(measure) for measure in facts.measures.measures], dtype="object")
        rows["items"] = [", ".join(code.upper() for code in measure.items) for measure in facts.measures.measures]
        sheets.append(Sheet("มาตรการ", rows, _MEASURE_COLUMNS))
    for round_ in progress_rounds():
        if any(entry.round == round_ and not entry.blank for entry in facts.measures.progress):
            table = progress_sheet.progress_frame(facts.measures, round_)
            sheets.append(Sheet(f"ติดตามผล {progress_rounds()[round_].name}", table, progress_sheet.COLUMNS))
    return exports.tables_xlsx(sheets, _about(facts, files))


_PARTS = {"EIT1": "EIT Public", "EIT2": "EIT Survey", "total": "รวม"}


def _in_words(scores: pd.DataFrame) -> pd.DataFrame:
    """Levels, parts and codes as documents print them."""
    codes = [
        code.upper() if level == "item" else _PARTS.get(code, code)
        for code, level in zip(scores["code"], scores["level"], strict=True)
    ]
    instruments = [_PARTS.get(name, name) for name in scores["instrument"]]
    return scores.assign(level=scores["level"].map(LEVEL_NAMES), instrument=instruments, code=codes)


def _about(facts: Facts, files: Sequence[str]) -> list[tuple[str, str]]:
    total = facts.result.total.value if facts.result.total else None
    return [
        ("หน่วยงาน", facts.agency),
        ("ปีงบประมาณที่ประเมิน", str(facts.year)),
        ("คะแนนรวม", "–" if total is None else str(total)),
        ("ระดับ", facts.level_words or "–"),
        *([("ประกาศผล", said)] if (said := sentence(facts.details.announced)) else []),
        ("เกณฑ์", f"{facts.result.target.normalize():f} คะแนน"),
        ("ไฟล์ต้นทาง", " · ".join(files)),
    ]
