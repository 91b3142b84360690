"""The way from a result sheet to a signed document in five steps, and where on it a work stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """What is known of a work. ``seen``: the pages opened so far, by their address; the counts are of one year.

    ``errors`` are figures that contradict each other, ``flagged`` items below the target, ``uncovered`` those of them
    that no measure answers. ``items_known``: whether any item has a score; without, nothing is said of them.
    """

    seen: frozenset[str]
    errors: int
    flagged: int
    measures: int
    uncovered: int
    items_known: bool = True


@dataclass(frozen=True)
class Step:
    """One step: its ``page`` (address), its title, why to go there, and what to do once there."""

    page: str
    title: str
    reason: str
    here: str
    done: bool


def steps(known: Known) -> Sequence[Step]:
    """The five steps, in their order, for a work that has scores.

    Whoever has measures has looked before: ``seen`` is forgotten when a page is loaded anew, the measures are not.
    """
    return (
        Step("import_data", "นำเข้าผลคะแนน", "เลือกไฟล์ผลคะแนนของหน่วยงาน", "เลือกหรือลากไฟล์มาวาง", True),
        Step(
            "audit",
            "ตรวจสอบข้อมูล",
            f"พบตัวเลขหรือข้อความที่ขัดกัน {known.errors} แห่ง ตรวจก่อนนำไปใช้",
            "ดูวิธีคิดของแต่ละรายการ แล้วแก้หรือยืนยันค่าเดิม",
            known.errors == 0 or "audit" in known.seen or known.measures > 0,
        ),
        Step(
            "overview",
            "ดูผลการประเมิน",
            "ดูคะแนนรวม ระดับ และข้อที่ต่ำกว่าเกณฑ์",
            "คลิกตัวเลขใดก็เห็นช่องที่มาในไฟล์",
            "overview" in known.seen or known.measures > 0,
        ),
        Step("measures", "ร่างมาตรการ", _measures_wanted(known), _measures_here(known), _covered(known)),
        Step(
            "documents",
            "ทำเอกสาร",
            "มาตรการพร้อมแล้ว ทำรายงาน มาตรการ และบันทึกข้อความได้",
            "กด PDF หรือ Word ที่เอกสารที่ต้องการ หรือดูตัวอย่างก่อน",
            "documents" in known.seen and _covered(known),
        ),
    )


def next_step(known: Known) -> tuple[int, Step] | None:
    """Number (from 1) and step of the first that is not done; ``None`` when all are."""
    return next(((number, step) for number, step in enumerate(steps(known), 1) if not step.done), None)


def _covered(known: Known) -> bool:
    return known.measures > 0 and known.uncovered == 0


def _measures_wanted(known: Known) -> str:
    if known.measures:
        return f"ยังไม่มีมาตรการสำหรับ {known.uncovered} ข้อที่ต่ำกว่าเกณฑ์"
    if known.flagged:
        return f"มี {known.flagged} ข้อต่ำกว่าเกณฑ์ ให้โปรแกรมร่างมาตรการให้ก่อน แล้วแก้ให้เป็นของหน่วยงาน"
    if not known.items_known:
        return "ไม่มีคะแนนรายข้อ จึงยังบอกข้อที่ต่ำกว่าเกณฑ์ไม่ได้ เขียนมาตรการเองได้"
    return "ไม่มีข้อต่ำกว่าเกณฑ์ เขียนมาตรการรักษาระดับได้"


def _measures_here(known: Known) -> str:
    if known.measures:
        return "เพิ่มมาตรการให้ข้อที่ยังขาด แล้วแก้ถ้อยคำให้เป็นของหน่วยงาน"
    if not known.flagged:
        return "เริ่มจากตารางเปล่า โปรแกรมบันทึกให้ทุกครั้งที่แก้"
    return "กดปุ่มร่าง แล้วแก้ถ้อยคำให้เป็นของหน่วยงาน โปรแกรมบันทึกให้ทุกครั้ง"
