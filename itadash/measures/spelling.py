"""Common Thai slips in measures, pointed out and never corrected by themselves (``spelling.toml``).

Only forms that no correct Thai holds are slips here: better one slip unseen than a correct word doubted. Names of
people, places and shops are written as their owners write them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from itadash.thai_text import mend

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_CLUSTER = re.compile(f"[ก-ฮ]?[{_MARKS}]{{2,}}\u0e32?|\u0e4d\u0e32|[ก-ฮ]?\u0e33[\u0e33\u0e48-\u0e4b]+|เเ")
_MARKS_REASON = "เครื่องหมายซ้อนหรือสลับที่"


@dataclass(frozen=True)
class Slip:
    """One slip: where it stands (``text[start:end]`` is ``printed``), what is meant, and why (Thai)."""

    start: int
    end: int
    printed: str
    suggestion: str
    reason: str


def find(text: str) -> list[Slip]:
    """The slips of ``text`` in their order; they do not overlap (of two that do, the longer stands)."""
    found: list[Slip] = []
    for slip in sorted(_all(text), key=lambda slip: (slip.start - slip.end, slip.start)):
        if all(slip.end <= other.start or slip.start >= other.end for other in found):
            found.append(slip)
    return sorted(found, key=lambda slip: slip.start)


def corrected(text: str, slips: Iterable[Slip]) -> str:
    """``text`` with these slips (of :func:`find` for the same text) put right."""
    for slip in sorted(slips, key=lambda slip: slip.start, reverse=True):
        if text[slip.start : slip.end] == slip.printed:
            text = text[: slip.start] + slip.suggestion + text[slip.end :]
    return text


def _all(text: str) -> Iterator[Slip]:
    words, reasons = _words()
    for match in words.finditer(text):
        suggestion, reason = reasons[match.group()]
        yield _slip(match, suggestion, reason)
    for pattern, put, reason in _patterns():
        for match in pattern.finditer(text):
            yield _slip(match, match.expand(put), reason)
    for match in _CLUSTER.finditer(text):
        meant = mend(match.group())
        if meant != match.group():
            yield _slip(match, meant, _MARKS_REASON)


def _slip(match: re.Match[str], suggestion: str, reason: str) -> Slip:
    return Slip(match.start(), match.end(), match.group(), suggestion, reason)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    reasons = {wrong: (right, group["reason"]) for group in _data()["words"] for wrong, right in group["forms"].items()}
    longest_first = sorted(reasons, key=lambda wrong: (-len(wrong), wrong))
    return re.compile("|".join(map(re.escape, longest_first))), reasons


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(entry["find"]), entry["put"], entry["reason"]) for entry in _data()["patterns"])


def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("itadash.measures").joinpath("spelling.toml").read_text(encoding="utf-8"))
