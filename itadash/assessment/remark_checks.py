"""What reading says of a file, as findings: values lost, repaired or left open on the way in, years not printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itadash.assessment.finding import Finding
from itadash.reading.model import Reading, Remark

_CODE = re.compile(r"[ieo]\d{1,2}|\d{1,2}(?:\.\d)?|IIT|EIT[12]?|OIT|total")
_NUMBER = re.compile(r"\s*-?[\d๐-๙]+([.,][\d๐-๙]+)?\s*%?\s*")
_INCOMPLETE = re.compile(r"สูตร|อ่านเฉพาะส่วนต้น")  # the words of reading's notes on formulas and on cells cut off
_QUESTIONS = ("fiscal_year", "agency")


def is_lost_value(remark: Remark) -> bool:
    """Whether ``remark`` tells of a printed value that reading did not take (and not of a question to the person)."""
    return remark.kind == "refused" or (remark.kind == "doubt" and remark.read not in _QUESTIONS)


def is_incomplete(remark: Remark) -> bool:
    """Whether ``remark`` is a note that a cell was read in part or not at all: a formula not calculated, a cut text."""
    return remark.kind == "note" and bool(_INCOMPLETE.search(remark.message))


def is_answered(remark: Remark, reading: Reading) -> bool:
    """Whether ``remark`` asks for the year or the agency of a table whose every row has it by now."""
    if remark.kind != "doubt" or remark.read not in _QUESTIONS:
        return False
    rows = reading.printed
    if remark.read == "agency":  # asked once for the whole file
        return not rows.empty and bool((rows["agency"] != "").all())
    own = rows.loc[rows["table"] == remark.source, "fiscal_year"]
    return not own.empty and bool(own.notna().all())


def not_printed(reading: Reading) -> Iterator[Finding]:
    """Year or agency that the file does not print and that no remark tells of."""
    told = {remark.read for remark in reading.remarks if remark.kind == "doubt"}
    undated = reading.printed[reading.printed["fiscal_year"].isna()]
    if not undated.empty and "fiscal_year" not in told:
        message = f"คะแนน {len(undated)} รายการไม่ระบุปีงบประมาณ โปรดระบุปีที่ได้รับการประเมิน"
        yield Finding("warning", "missing", None, "", "", "", message, undated["source"].iloc[0])
    nameless = reading.printed[reading.printed["agency"] == ""]
    if not nameless.empty and "agency" not in told:
        message = f"คะแนน {len(nameless)} รายการไม่ระบุชื่อหน่วยงาน โปรดระบุชื่อหน่วยงาน"
        yield Finding("warning", "missing", None, "", "", "", message, nameless["source"].iloc[0])


def from_remark(remark: Remark, year: int | None) -> Iterator[Finding]:
    """What reading repaired, refused, left open or left out, as findings."""
    code = remark.read if _CODE.fullmatch(remark.read) else ""
    if remark.kind == "refused":
        severity = "error" if _NUMBER.fullmatch(remark.printed) else "warning"
        yield Finding(severity, "range", year, code, remark.printed, "0–100", remark.message, remark.source)
    elif remark.kind == "repair":
        kind = "range" if _NUMBER.fullmatch(remark.read) and not code else "code"  # decimals, or a code or name
        yield Finding("info", kind, year, code, remark.printed, remark.read, remark.message, remark.source)
    elif remark.kind == "doubt" and remark.read in _QUESTIONS:
        yield Finding("warning", "missing", None, "", "", remark.printed, remark.message, remark.source)
    elif remark.kind == "doubt":
        yield Finding("warning", "code", year, "", remark.printed, remark.read, remark.message, remark.source)
    elif remark.kind == "note":
        severity = "warning" if is_incomplete(remark) else "info"
        yield Finding(severity, "missing", year, "", remark.printed, remark.read, remark.message, remark.source)
