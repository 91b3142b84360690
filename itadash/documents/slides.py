"""The slides of the meeting that takes note of a result and adopts its measures, as a PowerPoint file.

Charts and tables are PowerPoint's own. Every slide's notes say where its figures are from. What the slides say is the
outline's; here it gets its place. Boxes hold their texts also in a font that is wider than ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from pptx.presentation import Presentation as Deckfile
from pptx.slide import Slide as Page

from itadash.documents import slides_charts as charts
from itadash.documents import slides_look as look
from itadash.documents import slides_measure as measure
from itadash.documents.deck_model import Deck
from itadash.documents.office_file import PROPERTY, rezipped
from itadash.documents.office_text import prepared
from itadash.documents.outline import outline
from itadash.documents.outline_model import (
    BODY,
    BOTTOM,
    LEFT,
    NOTE,
    ROOM,
    TOP,
    Bars,
    Lines,
    Opening,
    Outline,
    Overall,
    Pairs,
    Panels,
    Rows,
    Slide,
    Words,
)
from itadash.documents.slides_look import DEEP, LOW, SOFT, Look

_HIGH = BOTTOM - TOP
_SIDE = 4.7  # inches for the total beside the instruments
_OPENING = (54, 48, 44, 40, 36, 32, 28)  # pt, the largest that is one line


def slides_file(deck: Deck, *, thai_digits: bool = True, created: datetime | None = None) -> bytes:
    """``deck`` as a pptx file of 16:9. ``created`` fixes the date in the file (now by default)."""
    when = (created or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return _saved(_Slides(outline(deck, thai_digits=thai_digits), thai_digits).made(when), when)


class _Slides:
    """The slides one after the other."""

    def __init__(self, shown: Outline, thai_digits: bool) -> None:
        self._outline = shown
        self._thai_digits = thai_digits
        self._file = look.blank()

    def made(self, when: datetime) -> Deckfile:
        for slide in self._outline.slides:
            self._slide(slide)
        about = self._file.core_properties
        about.title, about.author, about.language = (
            self._outline.name[:PROPERTY],
            self._outline.agency[:PROPERTY],
            "th-TH",
        )
        about.last_modified_by, about.revision = self._outline.agency[:PROPERTY], 1
        about.created = about.modified = when
        return self._file

    # --- pieces ---

    def _say(self, text: str) -> str:
        return prepared(text, thai_digits=self._thai_digits)

    def _slide(self, slide: Slide) -> None:
        body = slide.body
        if isinstance(body, Opening):
            page = self._file.slides.add_slide(self._file.slide_layouts[0])
            self._opening(page, body)
            self._notes(page, slide.notes, sources=False)
            return
        page = self._file.slides.add_slide(self._file.slide_layouts[1])
        look.title(page, slide.title)
        look.footer(page, self._outline.footer)
        self._notes(page, slide.notes)
        if isinstance(body, Overall):
            self._overall(page, body)
        elif isinstance(body, Bars):
            place = (LEFT - 0.1, TOP, ROOM + 0.2, _HIGH)
            charts.bars(page, place, body.rows, body.target.points, self._say, slide.finding)
        elif isinstance(body, Lines):
            self._lines(page, body, slide.finding)
        elif isinstance(body, Panels):
            self._panels(page, body)
        elif isinstance(body, Pairs):
            high = _HIGH - 1.1
            place = (LEFT - 0.1, TOP, ROOM + 0.2, high)
            charts.pairs(page, place, body, self._say, slide.finding)
            below = [(line, Look(NOTE, colour=SOFT)) for line in (body.gaps, body.note) if line]
            look.text_box(page, (LEFT, TOP + high, ROOM, 1.1), below)
        elif isinstance(body, Rows):
            look.table(page, TOP, body.grid.columns, body.grid.rows, body.grid.told, size=body.grid.size)
            if body.note:
                look.text_box(page, (LEFT, BOTTOM - 0.42, ROOM, 0.42), [(body.note, Look(NOTE, colour=SOFT))])
        elif isinstance(body, Words):
            self._words(page, body)

    def _notes(self, page: Page, notes: Sequence[str], *, sources: bool = True) -> None:
        frame = page.notes_slide.notes_text_frame
        if frame is not None:
            look.write(frame, [(line, Look(14)) for line in [*notes, *(self._sources() if sources else [])]])

    def _sources(self) -> list[str]:
        found = self._outline.sources
        listed = found[:4]
        more = f" และอีก {len(found) - len(listed)} แห่ง" if len(found) > len(listed) else ""
        told = f"{' · '.join(listed)}{self._say(more)}" if listed else "ไม่มีคะแนนในไฟล์"
        return [f"ที่มาของคะแนน: {told}"]

    # --- slides ---

    def _opening(self, page: Page, body: Opening) -> None:
        look.band(page, (0, 0, look.WIDTH, 0.45))
        look.band(page, (5.4, 3.95, look.WIDTH - 10.8, 0.04))
        look.band(page, (0, look.HEIGHT - 0.45, look.WIDTH, 0.45))
        room = look.WIDTH - 1.8
        longest = max(body.lines, key=len)
        large = next((s for s in _OPENING if measure.text_height(longest, room - 0.2, s, bold=True) < 1.4 * s / 72), 28)
        name = measure.fitting(body.agency, room - 0.2, 1.3, (40, 36, 32, 28, 24), bold=True)
        title, below = page.placeholders[0].text_frame, page.placeholders[1].text_frame
        look.write(title, [(line, Look(large, bold=True, colour=DEEP, align="C")) for line in body.lines])
        agency = (body.agency, Look(name, bold=True, align="C"))
        look.write(below, [agency, (body.purpose, Look(BODY, colour=SOFT, align="C"))], gap=6)

    def _overall(self, page: Page, body: Overall) -> None:
        quiet, loud = Look(BODY, colour=SOFT, align="C"), Look(BODY, bold=body.below, align="C")
        score = Look(88 if body.verdict else 40, bold=True, colour=LOW if body.below else DEEP, align="C")
        level = Look(
            measure.fitting(body.level, _SIDE - 0.2, measure.line_height(40), (40, 36, 32, 28), bold=True),
            bold=True,
            align="C",
        )
        lines = [(body.name, quiet), (body.score, score), (body.verdict, loud), (body.level, level)]
        lines += [(body.level_note, quiet), (body.change, Look(24, align="C"))]
        look.text_box(page, (LEFT, TOP + 0.2, _SIDE, 4.9), [line for line in lines if line[0]])
        left, top = LEFT + _SIDE + 0.2, TOP + 0.3
        if grid := body.grid:
            look.table(page, top, grid.columns, grid.rows, grid.told, left=left, size=grid.size)
            top += look.table_height(grid.columns, grid.rows, grid.size) + 0.25
        place = (left, top, LEFT + ROOM - left, BOTTOM - top)
        size = measure.fitting(body.reason, place[2] - 0.1, place[3], (24, 22, 20, 18, 16))
        look.text_box(page, place, [(body.reason, Look(size, colour=SOFT))])

    def _lines(self, page: Page, body: Lines, told: str) -> None:
        grid = body.grid
        high = look.table_height(grid.columns, grid.rows, grid.size)
        place = (LEFT, TOP - 0.05, ROOM, _HIGH - high - 0.1)
        charts.lines(page, place, body.series, body.years, body.target.points, body.floor, self._say, told)
        look.table(page, BOTTOM - high, grid.columns, grid.rows, grid.told, size=grid.size)

    def _panels(self, page: Page, body: Panels) -> None:
        width, height = ROOM / 5, (_HIGH - 0.4) / 2
        for at, row in enumerate(body.rows):
            place = (LEFT + at % 5 * width, TOP + at // 5 * height, width, height)
            charts.panel(page, place, row, body.years, body.target.points, body.floor, self._say)
        look.text_box(page, (LEFT, BOTTOM - 0.4, ROOM, 0.4), [(body.key, Look(18, colour=SOFT))])

    def _words(self, page: Page, body: Words) -> None:
        whole = "\n".join(body.lines)
        room = ROOM - 0.7
        size = measure.fitting(whole, room, _HIGH - 0.3 - 0.2 * len(body.lines), (34, 32, 28, 24, 22, 20))
        marks = [f"{number}\t" for number in body.numbers] or [""] * len(body.lines)
        lines = [(f"{mark}{line}", Look(size)) for mark, line in zip(marks, body.lines, strict=True)]
        hanging = 0.65 if body.numbers else 0
        look.text_box(page, (LEFT, TOP + 0.1, ROOM, _HIGH - 0.1), lines, gap=14, hanging=hanging)


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
