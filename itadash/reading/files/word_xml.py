"""Word document (.docx) → grid, inside the child process: one walk over document.xml.

Own code rather than python-docx: that builds the whole tree (several hundred MB for what the guard lets through),
hides tracked changes in what it calls a paragraph's text, and finds the columns of merged cells in quadratic time.
Read are paragraphs and tables in order, insertions too; not deletions, hidden text, text boxes, headers, footers and
notes, which are other parts of the package.
"""

from __future__ import annotations

from itadash.reading.files.flow import Flow, FlowTable
from itadash.reading.files.grid import Grid
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.xml_walk import XmlWalk

_DAMAGED = "อ่านไฟล์ Word ไม่ได้ ไฟล์อาจเสียหาย ให้เปิดใน Word แล้วบันทึกใหม่ จากนั้นนำเข้าใหม่"
_LATE = "เอกสารซับซ้อนเกินกว่าจะอ่านได้ในเวลาที่กำหนด ให้แยกเฉพาะหน้าที่มีผลคะแนนเป็นไฟล์ใหม่"
_NOTHING = "เอกสาร Word นี้ไม่มีข้อความให้อ่าน อาจมีแต่รูปภาพหรือกล่องข้อความ ให้พิมพ์ตารางคะแนนเป็นข้อความ หรือใช้ไฟล์ .xlsx"
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # "strict"
)
_USED = (
    "p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "vanish", "tbl", "gridCol", "tr", "tc", "gridBefore", "gridSpan",
    "vMerge", "hMerge", "del", "trPr", "moveFrom", "txbxContent", "rt",
)  # fmt: skip
_NAMES = {f"{space} {name}": name for space in _SPACES for name in _USED}
# Of two ways to draw one thing, for new and for old programs, the first is read.
_NAMES["http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"] = "Fallback"
_APART = {"moveFrom", "txbxContent", "rt", "Fallback"}
_PIECES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NEAR = 200  # twips (0.35 cm): cell edges drawn by hand that are nearer than this are one edge
_WIDTH = 1_000  # twips of a column whose width is not written


def read_docx(members: dict[str, bytes], *, deadline: float) -> list[Grid]:
    """A document as one grid; ``members`` passed the guard. Raises :class:`RefusedError`."""
    document = next((xml for name, xml in sorted(members.items()) if name.lower().startswith("word/document")), None)
    if document is None:
        raise RefusedError(_DAMAGED)
    walk = _Document(deadline, damaged=_DAMAGED, late=_LATE)
    walk.walk(document)
    if walk.boxes:
        walk.flow.notes.append(
            f"ไม่ได้อ่านกล่องข้อความ {walk.boxes:,} กล่องในเอกสาร ถ้ามีคะแนนอยู่ในนั้น ให้ย้ายออกมาเป็นข้อความหรือตารางปกติ"
        )
    return [walk.flow.finish(_NOTHING)]


class _Open:
    """What an open table's walk has to remember: the grid's column widths, the open row and cell."""

    def __init__(self) -> None:
        self.widths: list[int] = []  # twips
        self.position = 0  # in the grid, of the open cell
        self.span = 1
        self.covered = False  # the open cell, by the one above it or to its left
        self.lines: list[str] = []  # of the open cell
        self.row_deleted = False


class _Document(XmlWalk):
    """The walk: ``flow`` fills up, ``boxes`` counts the text boxes that were passed by."""

    def __init__(self, deadline: float, *, damaged: str, late: str) -> None:
        super().__init__(deadline, damaged=damaged, late=late)
        self.flow = Flow()
        self.boxes = 0
        self._apart = 0  # how many open elements are not read
        self._tables: list[_Open] = []
        self._pieces: list[str] = []  # of the open paragraph
        self._in_text = self._in_run = self._hidden = self._row_marks = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        known = _NAMES.get(name)
        if self._apart or known in _APART:
            self.boxes += known == "txbxContent" and not self._apart
            self._apart += 1
        elif known == "t":
            self._in_text = True
        elif known == "r":
            self._in_run = True
        elif known == "tbl":
            opened = _Open()
            self._tables.append(opened)
            self.flow.begin_table(lambda table: _columns(table, opened.widths))
        elif known == "vanish":
            self._hidden = self._in_run and _value(attributes) not in ("0", "false", "off")
        elif known in _PIECES:
            if self._in_run and not self._hidden:
                self._pieces.append(_PIECES[known])
        elif known and self._tables:
            self._start_in_table(known, attributes, self._tables[-1])

    def _start_in_table(self, known: str, attributes: dict[str, str], table: _Open) -> None:
        if known == "tr":
            table.position, table.row_deleted = 0, False
            self.flow.begin_row()
        elif known == "tc":
            table.span, table.covered, table.lines = 1, False, []
        elif known == "gridCol":
            table.widths.append(_count(next((v for k, v in attributes.items() if k.endswith(" w")), "0")))
        elif known == "gridBefore":
            table.position += _count(_value(attributes))
        elif known == "gridSpan":
            table.span = max(_count(_value(attributes)), 1)
        elif known in ("vMerge", "hMerge"):
            table.covered = table.covered or _value(attributes) != "restart"
        elif known == "trPr":
            self._row_marks = True
        elif known == "del" and self._row_marks:
            table.row_deleted = True

    def text(self, text: str) -> None:
        if self._in_text and not self._apart and not self._hidden:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if self._apart:
            self._apart -= 1
            return
        known = _NAMES.get(name)
        if known == "t":
            self._in_text = False
        elif known == "r":
            self._in_run = self._hidden = False
        elif known == "p":
            self._end_paragraph()
        elif known and self._tables:
            self._end_in_table(known, self._tables[-1])

    def _end_paragraph(self) -> None:
        text = "".join(self._pieces)
        self._pieces = []
        if self._tables:
            self._tables[-1].lines.append(text)
        else:
            self.flow.paragraph(text)

    def _end_in_table(self, known: str, table: _Open) -> None:
        if known == "tc":
            self.flow.cell(table.position, "" if table.covered else "\n".join(table.lines))
            table.position += table.span
        elif known == "trPr":
            self._row_marks = False
        elif known == "tr" and table.row_deleted:
            self.flow.drop_row()
        elif known == "tbl":
            self._tables.pop()
            self.flow.end_table()


def _value(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith(" val")), "")


def _count(value: str) -> int:
    """A count or a width in twips; some writers put a fraction where none belongs."""
    return int(float(value)) if value else 0


def _columns(table: FlowTable, widths: list[int]) -> dict[int, int]:
    """Grid position → column. The grid has an edge more for every cell border that somebody moved by a hair; edges
    that near are one, unless a row has cells at both."""
    usable = all(width > 0 for width in widths)
    edges = [0]
    for width in widths if usable else []:
        edges.append(edges[-1] + width)

    def place(position: int) -> int:
        return edges[position] if position < len(edges) else edges[-1] + _WIDTH * (position - len(edges) + 1)

    columns: dict[int, int] = {}
    column, last = 0, -_WIDTH
    for position in sorted(table.starts):
        if place(position) - last > _NEAR:
            column += 1
            last = place(position)
        columns[position] = column
    for row in table.rows:
        if len({columns[at] for at, _ in row.texts}) < len(row.texts):
            return {position: number for number, position in enumerate(sorted(table.starts), 1)}
    return columns
