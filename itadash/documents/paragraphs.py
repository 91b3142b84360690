"""Paragraphs of a table cell: numbered steps with hanging indents.

People type steps one a line: "๑. …", "๑) …", "- …". Continuation lines of a step stand under its text, sub-steps are
set in, and steps are kept a little apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from itadash.documents import thai

_D = "[0-9๐-๙]"
_MARKER = re.compile(
    rf"(?P<a>{_D}{{1,2}}(?:\.{_D}{{1,2}})+\.?\)?(?= ))"  # ๑.๑
    rf"|(?P<b>{_D}{{1,2}}\.(?!{_D}))"  # ๑.
    rf"|(?P<c>{_D}{{1,2}}\))"  # ๑)
    rf"|(?P<d>\({_D}{{1,2}}\))"  # (๑)
    r"|(?P<e>[ก-ฮ][.)](?= ))"  # ก.
    r"|(?P<f>[-–—•*·▪](?= |[ก-๙]))"  # -
)
_MAX_INDENT = 0.35  # of the cell's width


@dataclass(frozen=True)
class Line:
    """One line of a cell: ``indent`` from the left edge and ``gap`` above it in mm.

    ``marker`` (the number of a step, "" on other lines) stands at ``marker_indent`` and is followed by ``text``.
    """

    text: str
    indent: float = 0.0
    marker: str = ""
    marker_indent: float = 0.0
    gap: float = 0.0
    opens: bool = False  # the first line of its paragraph


def split_marker(paragraph: str) -> tuple[str, str, str]:
    """The kind of marker that ``paragraph`` starts with ("" if none), the marker and the rest."""
    match = _MARKER.match(paragraph)
    if not match:
        return "", "", paragraph
    return str(match.lastgroup), match.group(), paragraph[match.end() :].lstrip(" ")


def cell_lines(text: str, width: float, measure: Callable[[str], float], gap: float) -> list[Line]:
    """The lines of a cell ``width`` mm wide, paragraphs ``gap`` mm apart; no lines for an empty text."""
    paragraphs = [split_marker(p.strip(" ")) for p in text.split("\n") if p.strip(" ")]
    hang = {kind: 0.0 for kind, _, _ in paragraphs}
    for kind, marker, _ in paragraphs:
        if kind:
            hang[kind] = max(hang[kind], measure(f"{marker} "))
    out: list[Line] = []
    open_kinds: list[str] = []
    start = indent = 0.0
    for kind, marker, body in paragraphs:
        above = gap if out else 0.0
        if kind:
            if kind in open_kinds:
                open_kinds = open_kinds[: open_kinds.index(kind)]
            start = min(sum(hang[k] for k in open_kinds), _MAX_INDENT * width)
            open_kinds.append(kind)
            indent = start + hang[kind]
        # a paragraph without a number belongs to the step above it and keeps its indent
        for number, line in enumerate(thai.lines(body, width - indent, measure)):
            if number:
                out.append(Line(line, indent))
            else:
                out.append(Line(line, indent, f"{marker} " if marker and line else marker, start, above, opens=True))
    return out
