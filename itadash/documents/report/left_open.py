"""What is still open when documents are about to be made: nobody shall sign what has been forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itadash.documents.report.facts import Facts
from itadash.measures import edit

_NAMED = 8  # items by their code, measures by their number; of more only how many


@dataclass(frozen=True)
class LeftOpen:
    """One thing that is open: a Thai sentence, the page (address) where it is settled, and what part of the page.

    ``part`` names what the page shows at once: ``words`` of the measures (the check of texts), else ``""``.
    """

    text: str
    page: str
    part: str = ""


def left_open(
    facts: Facts, *, errors: int | None, questions: int = 0, text_notes: int = 0, two_versions: bool = False
) -> list[LeftOpen]:
    """What is open in ``facts``, the gravest first.

    ``errors``: findings of the audit that are to be mended, ``None`` where it has not run. ``questions``: what files
    leave out (year, agency, code) and nobody has answered, so that some scores are in no document. ``text_notes``:
    places in the measures that a check of their words would show (leftovers, other agencies, slips).
    ``two_versions``: two windows changed the measures at once, and nobody has chosen what is to hold.
    """
    found = []
    if questions:
        words = f"คำถามเรื่องปี หน่วยงาน หรือรหัส รอคำตอบ {questions} ข้อ คะแนนส่วนนั้นยังไม่อยู่ในเอกสาร"
        found.append(LeftOpen(words, "import_data"))
    if errors:
        found.append(LeftOpen(f"ผลตรวจสอบข้อมูลยังมีรายการต้องแก้ไข {errors} รายการ", "audit"))
    if two_versions:
        found.append(LeftOpen("มาตรการมีสองฉบับจากสองหน้าต่าง ยังไม่ได้เลือกฉบับที่จะใช้", "measures"))
    measures = facts.measures.measures
    flagged = facts.result.flagged
    if flagged and not measures:
        found.append(LeftOpen(f"ยังไม่มีมาตรการ ทั้งที่มี {len(flagged)} ข้อต่ำกว่าเกณฑ์", "measures"))
    elif bare := edit.coverage(facts.measures, flagged):
        found.append(LeftOpen(f"ข้อที่ต่ำกว่าเกณฑ์แต่ยังไม่มีมาตรการ: {_codes(bare)}", "measures"))
    if unowned := [number for number, measure in enumerate(measures, 1) if not measure.owner.strip()]:
        which = f"มาตรการที่ {_listed([str(number) for number in unowned], 'มาตรการ')}"
        found.append(LeftOpen(f"ยังไม่มีผู้รับผิดชอบ {len(unowned)} จาก {len(measures)} มาตรการ: {which}", "measures"))
    if text_notes:
        found.append(LeftOpen(f"ข้อความในมาตรการที่ควรตรวจ {text_notes} แห่ง", "measures", "words"))
    return found


def _codes(codes: Sequence[str]) -> str:
    return _listed([code.upper() for code in codes], "ข้อ")


def _listed(names: Sequence[str], kind: str) -> str:
    named = ", ".join(names[:_NAMED])
    return f"{named} และอีก {len(names) - _NAMED} {kind}" if len(names) > _NAMED else named
