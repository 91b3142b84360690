"""The tree of a page → paragraphs and tables in order, as a browser shows them: nothing that is hidden, no script."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from itadash.reading.files import limits
from itadash.reading.files.flow import Flow
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.workbook import number_text

LATE = "หน้าเว็บซับซ้อนเกินกว่าจะอ่านได้ในเวลาที่กำหนด ให้คัดลอกเฉพาะตารางคะแนนมาวางในช่องวางข้อความ"
_UNSEEN = {
    "head", "script", "style", "template", "noscript", "svg", "math", "select", "datalist", "textarea", "button",
    "iframe", "object", "embed", "audio", "video", "canvas", "noframes", "frameset", "rt"
}  # fmt: skip
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article",
    "header", "footer", "nav", "main", "aside", "blockquote", "pre", "hr", "form", "fieldset", "legend", "figure",
    "figcaption", "address", "center", "details", "summary", "table", "caption", "body"
}  # fmt: skip
_GROUPS = {"thead", "tbody", "tfoot"}
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
_SPANNED = 2 * limits.COLUMNS  # columns whose row spans are followed; those beyond are not read anyway
_COLSPAN, _ROWSPAN = 1_000, 65_534  # as browsers bound them
_CLOCK_EVERY = 4_096


@dataclass
class _OpenTable:
    """Where the next cell goes: columns that cells of rows above still cover, and the open row's position."""

    covered: dict[int, int] = field(default_factory=dict)  # column → rows still to cover, the open one included
    position: int = 0
    cell: LexborNode | None = None


class PageWalk:
    """Walks a page once; ``flow`` fills up, ``unseen`` counts the hidden pieces that held something."""

    def __init__(self, deadline: float) -> None:
        self.flow = Flow()
        self.unseen = 0
        self._deadline = deadline
        self._tables: list[_OpenTable] = []
        self._texts: list[list[str]] = [[]]  # pieces of the page, and of each open cell
        self._as_typed = 0  # open <pre>

    def walk(self, root: LexborNode) -> None:
        """Every node in order, without recursion: a page may be nested as deep as it likes."""
        seen = 0
        node: LexborNode | None = root
        while node is not None:
            seen += 1
            if seen % _CLOCK_EVERY == 0 and time.monotonic() > self._deadline:
                raise RefusedError(LATE)
            entered = self._enter(node)
            inner = node.child if entered else None
            if inner is not None:
                node = inner
                continue
            if entered:
                self._leave(node)
            while node is not None and node.next is None:
                node = node.parent
                if node is not None:
                    self._leave(node)
                if node is None or node.mem_id == root.mem_id:
                    node = None
            node = node.next if node is not None else None
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Take a node in; false when what is inside is passed by."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag is None or tag.startswith(("-", "!")) or tag in _UNSEEN:
            return False
        attributes = node.attributes
        if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
            self.unseen += bool(node.text(deep=True, strip=True))
            return False
        if tag == "br":
            self._texts[-1].append("\n")
        elif tag in _BLOCKS:
            self._block()
            self._as_typed += tag == "pre"
        if tag == "table":
            self._flush()
            self.flow.begin_table()
            self._tables.append(_OpenTable())
        elif self._tables:
            self._enter_in_table(tag, attributes, self._tables[-1])
        return True

    def _enter_in_table(self, tag: str, attributes: dict[str, str | None], table: _OpenTable) -> None:
        if tag in _GROUPS:
            table.covered.clear()  # no cell reaches from one group of rows into the next
        elif tag == "tr":
            self.flow.begin_row()
            table.position = 0
        elif tag in ("td", "th"):
            while table.covered.get(table.position):
                table.position += 1
            self._texts.append([])

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in _BLOCKS:
            if tag == "caption" and len(self._tables) == 1:
                self._flush()
            self._block()
            self._as_typed -= tag == "pre"
        if not self._tables:
            return
        table = self._tables[-1]
        if tag in ("td", "th"):
            self._end_cell(table, node.attributes)
        elif tag == "tr":
            table.covered = {column: left - 1 for column, left in table.covered.items() if left > 1}
        elif tag == "table":
            self._tables.pop()
            self.flow.end_table()

    def _end_cell(self, table: _OpenTable, attributes: dict[str, str | None]) -> None:
        text = "\n".join(_lines("".join(self._texts.pop())))
        self.flow.cell(table.position, _exact(text, attributes))
        wide = min(max(_number(attributes.get("colspan"), 1), 1), _COLSPAN)
        high = min(_number(attributes.get("rowspan"), 1), _ROWSPAN) or _ROWSPAN  # 0 is "to the end"
        if high > 1:
            last = min(table.position + wide, _SPANNED)
            table.covered.update(dict.fromkeys(range(table.position, last), high))
        table.position += wide

    def _text(self, text: str) -> None:
        if text:
            self._texts[-1].append(text if self._as_typed else _SPACE.sub(" ", text))

    def _block(self) -> None:
        pieces = self._texts[-1]
        if pieces and pieces[-1] != "\n":
            pieces.append("\n")

    def _flush(self) -> None:
        """What stands outside of tables becomes paragraphs, a line each."""
        if len(self._texts) == 1:
            for line in _lines("".join(self._texts[0])):
                self.flow.paragraph(line)
            self._texts[0] = []


def _lines(text: str) -> list[str]:
    return [line for line in (part.strip(" \u00a0\t\r") for part in text.split("\n")) if line]


def _number(value: str | None, other: int) -> int:
    match = re.match(r"\s*(\d{1,9})", value or "")
    return int(match[1]) if match else other


def _exact(text: str, attributes: dict[str, str | None]) -> str:
    """What Excel and LibreOffice write beside a number that they show rounded: 92.3 is 92.31."""
    value = attributes.get("x:num") or attributes.get("sdval")
    if not value or not _PLAIN_NUMBER.fullmatch(text):
        return text
    try:
        return number_text(float(value))
    except (ValueError, OverflowError):
        return text
