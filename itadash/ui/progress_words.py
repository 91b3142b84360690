"""Words and signs that the follow-up page uses. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import (
    DID,
    DID_NOT,
    NO_STATUS,
    STATUS_NAMES,
    TEXTS,
    ProgressEntry,
    Status,
    of_round,
)
from itadash.measures.progress_edit import reported
from itadash.rules import progress_rounds
from itadash.rules.rounds import beginning
from itadash.thai_dates import short_date
from itadash.ui.measures_words import list_label, shortened
from itadash.ui.text import plain

ORDER = (Status.DONE, Status.UNDER_WAY, Status.NOT_BEGUN, Status.NOT_DONE, None)
DATE = "ข้อมูล ณ วันที่"
UNCONFIRMED = "ช่วงเวลารายงานตามรายงานที่หน่วยงานเผยแพร่จริง ยังไม่ได้ยืนยันกับหนังสือของสำนักงาน ป.ป.ช."
HELP = {
    "result": "ทำอะไรไปแล้ว เมื่อใด ได้ผลอย่างไร",
    "evidence": "ชื่อไฟล์หรือลิงก์ของคำสั่ง รายงานการประชุม ภาพถ่าย หรือหน้าเว็บ บรรทัดละหนึ่งรายการ",
    "obstacle": "สิ่งที่ทำให้ล่าช้าหรือดำเนินการไม่ได้ หากไม่ได้ดำเนินการให้ระบุเหตุผลไว้ที่นี่",
    "suggestion": "สิ่งที่ควรปรับในรอบต่อไป",
    "remark": "พิมพ์ในช่องหมายเหตุของตารางรายงาน",
    "date": "พิมพ์เช่น 7 เมษายน 2567 หรือ 7/4/2567",
}


@dataclass(frozen=True)
class Sign:
    """How a status looks: icon and colour in Markdown, a sign for places that take only text, and its words."""

    icon: str
    colour: str
    sign: str
    word: str
    short: str

    @property
    def badge(self) -> str:
        """Icon and word as Markdown."""
        return f":{self.colour}[{self.icon}] {self.word}"


SIGNS: dict[Status | None, Sign] = {
    Status.DONE: Sign(":material/check_circle:", "green", "✓", STATUS_NAMES[Status.DONE], "แล้วเสร็จ"),
    Status.UNDER_WAY: Sign(":material/timelapse:", "blue", "◐", STATUS_NAMES[Status.UNDER_WAY], "ระหว่างดำเนินการ"),
    Status.NOT_BEGUN: Sign(":material/radio_button_unchecked:", "gray", "○", STATUS_NAMES[Status.NOT_BEGUN], "ยังไม่เริ่ม"),
    Status.NOT_DONE: Sign(":material/cancel:", "orange", "✕", STATUS_NAMES[Status.NOT_DONE], "ไม่ได้ดำเนินการ"),
    None: Sign(":material/more_horiz:", "gray", "…", NO_STATUS, "ยังไม่ระบุ"),
}


Statuses = Mapping[str, Status | None]  # measure → its status in the round that is shown


def statuses(table: MeasuresTable, round_: str) -> dict[str, Status | None]:
    """The status of every measure that is reported of, in a round."""
    entries = of_round(table.progress, round_)
    return {each.id: entries[each.id].status if each.id in entries else None for each in reported(table)}


def line(found: Statuses, number: int, measure: Measure) -> str:
    """The measure's line in the list, safe as Markdown: sign, number, title."""
    sign = SIGNS[found[measure.id]]
    return f":{sign.colour}[{sign.icon}] {list_label(number, measure, 38)}"


def plain_line(found: Statuses, number: int, measure: Measure) -> str:
    """The measure's line where no Markdown is drawn."""
    return f"{SIGNS[found[measure.id]].sign} {list_label(number, measure)}".replace("\\", "")


def caption(found: Statuses, measure: Measure) -> str:
    """What stands below the line: the status in words, who is responsible."""
    owner = plain(shortened(measure.owner, 30))
    return " · ".join(filter(None, (SIGNS[found[measure.id]].short, owner)))


def about(measure: Measure) -> str:
    """Owner and period of a measure in one line, safe as Markdown."""
    return " · ".join(plain(text) for text in (measure.owner, measure.period) if text.strip())


def did_line(status: Status | None) -> str:
    """The status in full and its column in the table of the report (ทำ / ไม่ทำ), as Markdown."""
    if status is None:
        return ":gray[เลือกสถานะแล้วรายงานจะลงช่อง “ทำ” หรือ “ไม่ทำ” ให้เอง]"
    did = status in (Status.DONE, Status.UNDER_WAY)
    return f"รายงานว่า “{STATUS_NAMES[status]}” ลงช่อง **{DID if did else DID_NOT}**"


def span(round_: str, fiscal_year: int) -> str:
    """``มาตรการปีงบประมาณ พ.ศ. 2567 · 1 ต.ค. 2566 – 31 มี.ค. 2567 · รายงานต้นเดือนเมษายน``: what a round covers."""
    rules, work_year = progress_rounds()[round_], fiscal_year + 1
    days = f"{short_date(beginning(work_year))} – {short_date(rules.end(work_year))}"
    return f"มาตรการปีงบประมาณ พ.ศ. {work_year} · {days} · รายงาน{rules.report}"


def owners(table: MeasuresTable) -> dict[str, list[str]]:
    """Owner → the measures that name them, owners in the order of the table. A line or a comma parts several."""
    found: dict[str, list[str]] = {}
    for measure in reported(table):
        for name in measure.owner.replace("\n", ",").replace("/", ",").split(","):
            if words := " ".join(name.split()):
                found.setdefault(words, []).append(measure.id)
    return found


def report_differences(entry: ProgressEntry | None, other: ProgressEntry | None) -> list[tuple[str, str]]:
    """Heading and text of every field in which ``entry`` differs from ``other``."""
    mine, theirs = _shown(entry), _shown(other)
    return [(heading, mine[heading]) for heading in mine if mine[heading] != theirs[heading]]


def _shown(entry: ProgressEntry | None) -> dict[str, str]:
    if entry is None:
        return dict.fromkeys(("สถานะ", *TEXTS.values(), DATE), "")
    texts = {heading: str(getattr(entry, name)) for name, heading in TEXTS.items() if name != "evidence"}
    return {
        "สถานะ": STATUS_NAMES[entry.status] if entry.status else NO_STATUS,
        **texts,
        TEXTS["evidence"]: "\n".join(entry.evidence),
        DATE: entry.day_words,
    }
