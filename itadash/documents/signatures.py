"""Signature blocks at the end of a document: a dotted line, name, position and role, side by side and never apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itadash.documents.page import BODY, ThaiPDF
from itadash.measures.model import Signatory

SIGNATURES_A_ROW = 4


@dataclass(frozen=True)
class _SignatureLine:
    """A line of a signature block: ``text`` in the middle, or a dotted line between ``before`` and ``after``."""

    text: str = ""
    before: str = ""
    after: str = ""
    height: float = 7.0  # mm


class Signatures:
    """The signature blocks, side by side and never apart."""

    _FIRST_GAP = 9.0  # mm; room above the line for a pen

    def __init__(self, pdf: ThaiPDF, signatories: Sequence[Signatory]) -> None:
        self._pdf = pdf
        count = len(signatories)
        rows = -(-count // SIGNATURES_A_ROW)
        a_row = -(-count // rows) if rows else 0
        self._width = pdf.epw / max(a_row, 1)
        blocks = [self._lines(signatory) for signatory in signatories]
        self._blocks = [blocks[i : i + a_row] for i in range(0, count, max(a_row, 1))]
        self.height = sum(self._row_height(row) for row in self._blocks)

    def paint(self) -> None:
        pdf = self._pdf
        if not self._blocks:
            return
        if pdf.need(min(self.height, pdf.page_room)):
            pdf.space(4)
        for row in self._blocks:
            pdf.need(self._row_height(row))
            top = float(pdf.get_y())
            for column, lines in enumerate(row):
                y = top + self._FIRST_GAP
                for line in lines:
                    self._line(pdf.l_margin + column * self._width, y, line)
                    y += line.height
            pdf.set_y(top + self._row_height(row))

    def _row_height(self, row: Sequence[Sequence[_SignatureLine]]) -> float:
        return self._FIRST_GAP + max(sum(line.height for line in lines) for lines in row)

    def _lines(self, signatory: Signatory) -> list[_SignatureLine]:
        def lines(text: str) -> list[_SignatureLine]:
            *first, last = self._pdf.lines(text, self._width - 8, BODY, balanced=True)
            return [*(_SignatureLine(line, height=BODY.pitch) for line in first), _SignatureLine(last)]

        name, position, role = (
            self._pdf.prepare(" ".join(text.split())) for text in (signatory.name, signatory.position, signatory.role)
        )
        out = [_SignatureLine(before="ลงชื่อ")]
        out += lines(f"({name})") if name else [_SignatureLine(before="(", after=")")]
        out += lines(f"ตำแหน่ง {position}") if position else [_SignatureLine(before="ตำแหน่ง")]
        return out + lines(role) if role else out

    def _line(self, x: float, y: float, line: _SignatureLine) -> None:
        pdf = self._pdf
        if line.text:
            pdf.put(x, y, line.text, BODY, self._width, "C")
            return
        dots = min(58.0, self._width - 24)
        left = x + (self._width - dots) / 2
        pdf.put(left - pdf.measure(BODY)(line.before) - 1.2, y, line.before, BODY)
        pdf.put(left + dots + 1.2, y, line.after, BODY)
        pdf.dotted_line(left, y + BODY.pitch * 0.78, dots)
