"""How near two damaged texts are: without what damage takes first, and in letters to change."""

from __future__ import annotations

import re

from itadash.thai_text import arabic, mend, visible

# Letters that are set for one another in print, in scanning and on the keyboard; the first of each stands for all.
ALIKE = ("ดต", "ขชซ", "ถภ", "บป", "ผฝ", "พฟ", "ฎฏ", "ใไ", "าำๅ")
_ALIKE = str.maketrans({letter: group[0] for group in ALIKE for letter in group[1:]})
_LOST = re.compile("[\\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ufffd*]+")  # marks, spaces, and what was not decoded


def skeleton(text: str) -> str:
    """The letters of ``text`` that damage leaves: no marks and spaces, look-alikes as one, lower case, Arabic digits.

    "ตัว ้ีชวัด ี่ท 1", "ตัวขี้วัดที่ 1" and "ตัวชี้วัดที่ ๑" have the same skeleton.
    """
    return arabic(_LOST.sub("", mend(visible(text)))).translate(_ALIKE).lower()


def distance(left: str, right: str, most: int) -> int:
    """Letters to change, add or take away (Levenshtein), counted up to ``most``; ``most + 1`` for anything farther."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
