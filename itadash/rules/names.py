"""Indicator names as agencies print them, brought to one form so that they can be compared."""

from __future__ import annotations

import re
import unicodedata

_SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")  # nikhahit (+ tone mark) + sara aa: a taken-apart ำ
_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_PREFIX = re.compile(r"^(?:ตัวชี้วัด(?:ที่)?)?[.:]?\d{0,2}[.):]?[-–]?")  # \d covers ๐–๙


def normalise(name: str) -> str:
    """``name`` without what varies in print: form of ำ and แ, spaces, "ตัวชี้วัดที่", leading number and dot.

    "ตัวชี้วัดที่ ๓ การใช้อํานาจ" → "การใช้อำนาจ". NFC alone leaves ํ + า apart.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    text = _SPLIT_AM.sub("\\1\u0e33", text).replace("เเ", "แ")
    return _PREFIX.sub("", text)
