"""The slides of the meeting that takes note of a result and adopts its measures, as a PowerPoint file.

Charts and tables are PowerPoint's own. Every slide's notes say where its figures are from.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from pptx.presentation import Presentation as Deckfile
from pptx.slide import Slide

from itadash.documents import slides_charts as charts
from itadash.documents import slides_look as look
from itadash.documents.deck import Deck, FlaggedItem, Score, ShortMeasure, is_below
from itadash.documents.office_file import rezipped
from itadash.documents.office_text import prepared
from itadash.documents.slides_look import BELOW, BODY, DEEP, LEFT, LOW, OK, ROOM, SOFT, TOP, Cell, Column, Look
from itadash.documents.slides_rows import HEIGHT, joined, paged, short

FLAGGED_A_SLIDE = 8
MOST_MEASURE, MOST_OWNER, MOST_PERIOD = 130, 75, 60  # characters of a measure on a slide
_NO_SCORE = "–"


def slides_file(deck: Deck, *, thai_digits: bool = True, created: datetime | None = None) -> bytes:
    """``deck`` as a pptx file of 16:9. ``created`` fixes the date in the file (now by default)."""
    when = (created or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return _saved(_Slides(deck, thai_digits).made(when), when)


class _Slides:
    """The slides one after the other."""

    def __init__(self, deck: Deck, thai_digits: bool) -> None:
        self._deck = deck
        self._thai_digits = thai_digits
        self._file = look.blank()

    def made(self, when: datetime) -> Deckfile:
        deck = self._deck
        self._opening()
        self._result()
        if any(score.score is not None for score in deck.indicators):
            self._indicators()
        if len(deck.years) > 1:
            self._years()
            self._panels()
        self._flagged()
        self._measures()
        self._decisions()
        about = self._file.core_properties
        about.title, about.author, about.language = self._name(), self._say(deck.agency), "th-TH"
        about.last_modified_by, about.revision = self._say(deck.agency), 1
        about.created = about.modified = when
        return self._file

    # --- pieces ---

    def _say(self, text: str) -> str:
        return prepared(text, thai_digits=self._thai_digits)

    def _name(self) -> str:
        return self._say(f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {self._deck.fiscal_year}")

    def _slide(self, title: str, notes: Sequence[str] = ()) -> Slide:
        slide = self._file.slides.add_slide(self._file.slide_layouts[1])
        look.title(slide, self._say(title))
        footer = " · ".join(filter(None, (self._say(self._deck.agency), self._name())))
        look.footer(slide, footer)
        self._notes(slide, notes)
        return slide

    def _notes(self, slide: Slide, notes: Sequence[str]) -> None:
        shown = [*notes, *self._sources()]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            look.write(frame, [(self._say(line), Look(14)) for line in shown])

    def _sources(self) -> list[str]:
        found = self._deck.sources
        listed = found[:4]
        more = f" และอีก {len(found) - len(listed)} แห่ง" if len(found) > len(listed) else ""
        return [f"ที่มาของคะแนน: {' · '.join(listed)}{more}" if listed else "ที่มาของคะแนน: ไม่มีคะแนนในไฟล์"]

    def _told(self, score: Decimal | None) -> Cell:
        """A score in a table; ▼ where it is below the target."""
        low = is_below(score, self._deck.target)
        text = _NO_SCORE if score is None else f"{BELOW} {score}" if low else str(score)
        return Cell(self._say(text), low=low)

    def _target(self) -> str:
        target = self._deck.target
        return f"เกณฑ์ {int(target) if target == int(target) else target} คะแนน"

    # --- slides ---

    def _opening(self) -> None:
        deck = self._deck
        slide = self._file.slides.add_slide(self._file.slide_layouts[0])
        look.band(slide, (0, 0, look.WIDTH, 0.45))
        look.band(slide, (5.4, 3.95, look.WIDTH - 10.8, 0.04))
        look.band(slide, (0, look.HEIGHT - 0.45, look.WIDTH, 0.45))
        title, below = slide.placeholders[0].text_frame, slide.placeholders[1].text_frame
        measures = f"และมาตรการประจำปีงบประมาณ พ.ศ. {deck.fiscal_year + 1}" if deck.measures else ""
        large = Look(54, bold=True, colour=DEEP, align="C")
        lines = (f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {deck.fiscal_year}", measures)
        look.write(title, [(self._say(line), large) for line in lines if line])
        agency = (self._say(deck.agency), Look(40, bold=True, align="C"))
        look.write(below, [agency, (self._say("เอกสารประกอบการประชุม"), Look(BODY, colour=SOFT, align="C"))], gap=6)
        self._notes(slide, ["เอกสารนี้จัดทำจากผลการประเมินและมาตรการของหน่วยงาน แก้ไขกราฟและตารางได้ใน PowerPoint"])

    def _result(self) -> None:
        deck, total = self._deck, self._deck.total
        slide = self._slide("ผลการประเมินในภาพรวม", [deck.level_reason])
        low = total.below
        lines = [("คะแนนรวม", Look(BODY, colour=SOFT, align="C"))]
        if total.score is None:
            lines.append(("ไม่มีคะแนนรวม", Look(48, bold=True, align="C")))
        else:
            sign = BELOW if low else OK
            verb = "ต่ำกว่า" if low else "ถึง"
            lines.append((str(total.score), Look(96, bold=True, colour=LOW if low else DEEP, align="C")))
            lines.append((f"{sign} {verb}{self._target()}", Look(BODY, bold=low, align="C")))
        level = f"ระดับ “{deck.level}”" if deck.level else "ระดับยังชี้ขาดไม่ได้"
        lines.append((level, Look(40, bold=True, align="C")))
        if not deck.level and deck.candidates:
            lines.append((f"({' หรือ '.join(deck.candidates)})", Look(BODY, align="C")))
        lines.append((_moved(total), Look(BODY, align="C")))
        look.text_box(slide, (LEFT, TOP + 0.4, 4.6, 4.8), [(self._say(text), how) for text, how in lines if text])
        before = [Column("ปีก่อน", 1.45, "R")] if any(s.previous is not None for s in deck.instruments) else []
        columns = [Column("เครื่องมือ", 2.9), Column("น้ำหนัก", 1.2, "R"), Column("คะแนน", 1.45, "R"), *before]
        rows = [self._instrument(score)[: len(columns)] for score in deck.instruments]
        if rows:
            told = self._say("ตารางคะแนนรายเครื่องมือ: " + ", ".join(f"{s.code} {s.score}" for s in deck.instruments))
            look.table(slide, TOP + 0.75, columns, rows, told, left=LEFT + 5.1, size=28)
        note = f"{BELOW} ต่ำกว่า{self._target()}"
        look.text_box(
            slide, (LEFT + 5.1, TOP + 0.75 + 0.62 * (len(rows) + 1), 7, 0.5), [(self._say(note), Look(20, colour=SOFT))]
        )

    def _instrument(self, score: Score) -> list[Cell]:
        name = {"EIT1": "EIT ส่วนที่ 1 (Public)", "EIT2": "EIT ส่วนที่ 2 (Survey)"}.get(score.code, score.code)
        share = "" if score.share is None else f"{score.share * 100:.0f}%"
        return [Cell(self._say(name)), Cell(self._say(share)), self._told(score.score), self._told(score.previous)]

    def _indicators(self) -> None:
        deck = self._deck
        low = [score.code for score in deck.indicators if score.below]
        said = f"ตัวชี้วัดที่ต่ำกว่าเกณฑ์: {', '.join(low)}" if low else "ทุกตัวชี้วัดที่มีคะแนนถึงเกณฑ์"
        title = f"คะแนนรายตัวชี้วัด เทียบ{self._target()}"
        slide = self._slide(title, [said])
        place = (LEFT - 0.1, TOP, ROOM + 0.2, HEIGHT)
        charts.bars(slide, place, deck.indicators, deck.target, self._say, self._say(f"{title} {said}"))

    def _years(self) -> None:
        deck = self._deck
        slide = self._slide(f"แนวโน้มคะแนนรวมและรายเครื่องมือ {deck.years[0]}–{deck.years[-1]}")
        told = self._say("กราฟเส้นคะแนนรวมและรายเครื่องมือ ตัวเลขอยู่ในตารางด้านล่าง")
        charts.lines(slide, (LEFT, TOP - 0.08, ROOM, 2.9), deck.whole, deck.years, deck.target, self._say, told)
        first = 3.0
        each = (ROOM - first) / len(deck.years)
        columns = [Column("คะแนน", first), *(Column(self._say(str(year)), each, "R") for year in deck.years)]
        rows = [[Cell(self._say(s.name)), *(self._told(score) for score in s.scores)] for s in deck.whole]
        look.table(slide, 4.38, columns, rows, self._say("ตารางคะแนนรวมและรายเครื่องมือรายปี"), size=22)

    def _panels(self) -> None:
        deck = self._deck
        slide = self._slide(f"แนวโน้มรายตัวชี้วัด {deck.years[0]}–{deck.years[-1]}", [f"เส้นประคือ{self._target()}"])
        floor = charts.floor_of(deck.trend, deck.target)
        width, height = ROOM / 5, (HEIGHT - 0.4) / 2
        for at, series in enumerate(deck.trend):
            place = (LEFT + at % 5 * width, TOP + at // 5 * height, width, height)
            charts.panel(slide, place, series, deck.years, deck.target, self._say, floor)
        note = f"ตัวเลขคือคะแนนปี {deck.years[-1]} · เส้นประคือ{self._target()} · {BELOW} ต่ำกว่าเกณฑ์ · แกนเริ่มที่ {floor}"
        look.text_box(slide, (LEFT, 6.45, ROOM, 0.4), [(self._say(note), Look(20, colour=SOFT))])

    def _flagged(self) -> None:
        deck = self._deck
        count = len(deck.flagged)
        if not count:
            slide = self._slide("ข้อที่ต้องแก้ไข")
            text = f"ไม่มีข้อที่ต่ำกว่า{self._target()}" if deck.items else "ไม่มีคะแนนรายข้อในไฟล์ผลการประเมิน"
            look.text_box(slide, (LEFT, TOP + 0.2, ROOM, 1), [(self._say(text), Look(BODY))])
            return
        before = [Column("ปีก่อน", 1.5, "R")] if any(item.previous is not None for item in deck.flagged) else []
        ends = [Column("คะแนน", 1.5, "R"), *before, Column("ผลวินิจฉัย", 2.1, "C")]
        room = ROOM - 0.9 - sum(column.width for column in ends)
        columns = [Column("ข้อ", 0.9, "C"), Column("เรื่อง", room), *ends]
        cells = [self._item(item, previous=bool(before)) for item in deck.flagged]
        pages = paged(cells, columns, FLAGGED_A_SLIDE)
        for number, rows in enumerate(pages, 1):
            title = f"ข้อที่ต้องแก้ไข {count} ข้อ{_part(number, len(pages))}"
            slide = self._slide(title, ["เรียงจากคะแนนต่ำสุด"])
            look.table(slide, TOP, columns, rows, self._say(title))

    def _item(self, item: FlaggedItem, *, previous: bool) -> list[Cell]:
        before = _NO_SCORE if item.previous is None else str(item.previous)
        return [
            Cell(self._say(item.code)),
            Cell(self._say(item.label)),
            self._told(item.score),
            *([Cell(self._say(before))] if previous else []),
            Cell(self._say(f"{item.sign} {item.verdict}"), low=True),
        ]

    def _measures(self) -> None:
        deck = self._deck
        if not deck.measures:
            return
        columns = [
            Column("ประเด็น", 2.8),
            Column("มาตรการ", ROOM - 2.8 - 3.0 - 2.05),
            Column("ผู้รับผิดชอบ", 3.0),
            Column("ระยะเวลา", 2.05),
        ]
        pages = paged([self._measure(measure) for measure in deck.measures], columns, 99)
        for number, rows in enumerate(pages, 1):
            title = f"มาตรการประจำปีงบประมาณ พ.ศ. {deck.fiscal_year + 1}{_part(number, len(pages))}"
            slide = self._slide(title, [f"ทั้งหมด {len(deck.measures)} มาตรการ รายละเอียดอยู่ในเอกสารมาตรการ"])
            look.table(slide, TOP, columns, joined(rows), self._say(title))

    def _measure(self, measure: ShortMeasure) -> list[Cell]:
        texts = (
            measure.topic,
            short(measure.measure, MOST_MEASURE),
            short(measure.owner, MOST_OWNER),
            short(measure.period, MOST_PERIOD),
        )
        return [Cell(self._say(text)) for text in texts]

    def _decisions(self) -> None:
        slide = self._slide("ขอให้ที่ประชุมพิจารณา", ["ข้อเสนอเพื่อให้ที่ประชุมมีมติ แก้ไขได้ตามระเบียบวาระ"])
        lines = [
            (f"{self._say(f'{n}.')}\t{self._say(text)}", Look(34)) for n, text in enumerate(self._deck.decisions, 1)
        ]
        look.text_box(slide, (LEFT, TOP + 0.2, ROOM, 5), lines, gap=14, hanging=0.55)


def _moved(total: Score) -> str:
    if total.change is None:
        return ""
    if not total.change:
        return "เท่ากับปีก่อน"
    way = "เพิ่มขึ้น" if total.change > 0 else "ลดลง"
    return f"{way} {abs(total.change)} คะแนนจากปีก่อน"


def _part(number: int, total: int) -> str:
    return f" ({number}/{total})" if total > 1 else ""


def _saved(file: Deckfile, when: datetime) -> bytes:
    """The file, with the same bytes for the same content; so are the workbooks of its charts."""
    raw = io.BytesIO()
    file.save(raw)
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")

    def in_workbook(name: str, data: bytes) -> bytes:
        return _DATE.sub(rf"\g<1>{date}<".encode(), data) if name == "docProps/core.xml" else data

    def steady(name: str, data: bytes) -> bytes:
        return rezipped(data, in_workbook) if name.endswith(".xlsx") else data

    return rezipped(raw.getvalue(), steady)


_DATE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")
