"""Indicator names as agencies print them, brought to one form so that they can be compared."""

from __future__ import annotations

import re

from itadash.thai_text import mend, visible

_SPACE = re.compile(r"\s+")
_NOTES = re.compile(r"\([*＊]+\)|[*＊¹²³⁰⁴-⁹†‡]+")  # of footnotes
_PREFIX = re.compile(r"^(?:ตัวชี้วัด(?:ที่)?)?[.:]?\d{0,2}[.):]?[-–]?")  # \d covers ๐–๙


def normalise(name: str) -> str:
    """``name`` without what varies in print: order and form of letters, spaces, "ตัวชี้วัดที่", leading number and dot,
    marks of footnotes.

    "ตัวชี้วัดที่ ๓ การใช้อํานาจ" → "การใช้อำนาจ".
    """
    return _PREFIX.sub("", mend(_SPACE.sub("", _NOTES.sub("", visible(name)))))
