"""The line at the foot of a page: agency and title at the left, the page's number at the right.

What does not fit one line goes on two, the agency over the title; what is still too long is shortened at a word, with
an ellipsis. The PDF and Word share this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from itadash.documents import thai

Measure = Callable[[str], float]


def footer_lines(parts: Sequence[str], first_room: float, room: float, measure: Measure) -> list[str]:
    """``parts`` (prepared texts) as one line, or as a line each; the first has ``first_room``, the others ``room``."""
    known = [" ".join(part.split()) for part in parts if part.strip()]
    line = " · ".join(known)
    if measure(line) <= first_room:
        return [line] if line else []
    rooms = [first_room, *[room] * len(known)]
    return [shortened(part, width, measure) for part, width in zip(known, rooms, strict=False)]


def shortened(text: str, room: float, measure: Measure) -> str:
    """``text`` on one line of ``room``; where it is too long its last words give way to …"""
    if measure(text) <= room:
        return text
    return thai.lines(text, room - measure("…"), measure)[0].rstrip() + "…"
