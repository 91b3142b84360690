"""Words that several parts of the measures page use. No Streamlit here."""

from __future__ import annotations

import re

from itadash.assessment.result import Result
from itadash.measures.model import COLUMNS, Measure, MeasuresTable, with_measures
from itadash.measures.progress_edit import differing
from itadash.rules import progress_rounds
from itadash.ui.text import item_code, plain, points

MEASURES, PROGRESS = "measures", "progress"  # the two parts of a measures table, each with a page of its own
HELP = {
    "measure": "ชื่อมาตรการ เช่น ยกระดับการรับรู้ข้อมูลงบประมาณ (ข้อ I7)",
    "method": "สิ่งที่พบจากผลการประเมิน และแนวทางที่จะทำ",
    "owner": "ส่วนราชการหรือผู้ที่รับผิดชอบ",
    "period": "ช่วงเวลาที่ดำเนินการ",
    "steps": "ขั้นตอนที่ทำจริง เรียงเป็นข้อ",
    "follow_up": "ใครติดตาม เมื่อใด และใช้หลักฐานใด",
}


def topic_label(number: int, names: dict[int, str]) -> str:
    """``"3 ช่องทางและ…"``, or words for none."""
    return f"{number} {names[number]}" if number in names else "ยังไม่จัดประเด็น"


def shortened(text: str, length: int) -> str:
    """``text`` on one line, cut with … after ``length`` characters (not between a letter and its marks)."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    while length > 0 and line[length] in "ะาำิีึืฺุู็่้๊๋์ํัๅๆ":
        length -= 1
    return line[:length].rstrip() + "…"


def title_of(measure: Measure, length: int = 60) -> str:
    """A short name of a measure for lists: its title, else the first words anywhere in it."""
    texts = (measure.measure, *(getattr(measure, name) for name in COLUMNS))
    return shortened(next((text for text in texts if text.strip()), "มาตรการใหม่ (ยังว่าง)"), length)


def item_labels(result: Result) -> dict[str, str]:
    """Code → ``"I7 การรับรู้…"`` of every item of the year, and of every item that has a score."""
    labels = {item.code: item.label for item in result.rules.items}
    labels |= dict(zip(result.items["code"], result.items["label"], strict=True))
    return {code: f"{item_code(code)} {label}" for code, label in labels.items()}


_PART_NAMES = (("public", " (EIT Public)"), ("survey", " (EIT Survey)"))


def item_score(result: Result, code: str) -> str:
    """``"72.00 คะแนน (EIT Survey) ต่ำกว่าเกณฑ์ 13.00"`` for the item, ``""`` without a score."""
    rows = result.items.loc[result.items["code"] == code]
    if rows.empty or rows.iloc[0]["score"] is None:
        return ""
    row = rows.iloc[0]
    gap = f" ต่ำกว่าเกณฑ์ {points(-row['gap'])}" if row["below"] else " ผ่านเกณฑ์"
    part = next((name for column, name in _PART_NAMES if row[column] is not None and row[column] == row["score"]), "")
    return f"{points(row['score'])} คะแนน{part}{gap}"


def list_label(number: int, measure: Measure, length: int = 52) -> str:
    """The measure's line in the list at the left, safe as Markdown, its title cut after ``length`` characters."""
    title = re.sub(r"\s*\(ข้อ [^()]*\)\s*$", "", title_of(measure, 200))  # the codes stand in the line below
    return f"{number}\\. {plain(shortened(title, length))}"


def stepped(before: MeasuresTable, after: MeasuresTable, part: str) -> str:
    """What a step back or forward changed outside what the page of ``part`` has on the screen; ``""``: nothing."""
    reports = differing(before, with_measures(after, before.measures))
    if not reports:
        return "" if part == MEASURES else "การแก้ไขในหน้ามาตรการ"
    if len(reports) > 1:
        return f"ผลการดำเนินการ {len(reports)} รายการ (หน้าติดตามผล)"
    entry = next(side for side in reports[0] if side is not None)
    numbers = {measure.id: number for number, measure in enumerate(before.measures, start=1)}
    rounds = progress_rounds()
    number = f"มาตรการ {numbers[entry.measure]}" if entry.measure in numbers else "มาตรการที่ถูกลบ"
    return f"ผลของ{number} {rounds[entry.round].name if entry.round in rounds else ''}".rstrip() + " (หน้าติดตามผล)"
