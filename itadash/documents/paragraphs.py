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
    rf"(?P<a>(?!{_D}{{2}}\.{_D}{{2}} ){_D}{{1,2}}(?:\.{_D}{{1,2}})+\.?\)?(?= ))"  # ๑.๑, but not ๘๔.๙๙, a score
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


@dataclass(frozen=True)
class Step:
    """One paragraph: ``marker`` stands at ``start``, ``text`` and its further lines at ``indent``, mm from the left."""

    marker: str
    text: str
    start: float
    indent: float


def steps(text: str, width: float, measure: Callable[[str], float]) -> list[Step]:
    """The paragraphs of ``text`` in a column ``width`` mm wide, each with its place; empty ones are left out.

    A paragraph without a marker belongs to the step above it and keeps its indent.
    """
    paragraphs = [split_marker(p.strip(" ")) for p in text.split("\n") if p.strip(" ")]
    hang = {kind: 0.0 for kind, _, _ in paragraphs}
    for kind, marker, _ in paragraphs:
        if kind:
            hang[kind] = max(hang[kind], measure(f"{marker} "))
    out: list[Step] = []
    open_kinds: list[str] = []
    start = indent = 0.0
    for kind, marker, body in paragraphs:
        if kind:
            if kind in open_kinds:
                open_kinds = open_kinds[: open_kinds.index(kind)]
            start = min(sum(hang[k] for k in open_kinds), _MAX_INDENT * width)
            open_kinds.append(kind)
            indent = start + hang[kind]
        out.append(Step(marker, body, start, indent))
    return out


def cell_lines(text: str, width: float, measure: Callable[[str], float], gap: float) -> list[Line]:
    """The lines of a cell ``width`` mm wide, paragraphs ``gap`` mm apart; no lines for an empty text."""
    out: list[Line] = []
    for step in steps(text, width, measure):
        above = gap if out else 0.0
        for number, line in enumerate(thai.lines(step.text, width - step.indent, measure)):
            if number:
                out.append(Line(line, step.indent))
            else:
                marker = f"{step.marker} " if step.marker and line else step.marker
                out.append(Line(line, step.indent, marker, step.start, above, opens=True))
    return out
