"""The place of a damaged code among the codes around it: i6, ?, i8 leaves one reading.

Codes of a table stand in order. A run of open codes is followed from row to row: each reading of the first must go on
by one in the next. A run that fits between its neighbours, or that is an instrument's items from the first to the last,
is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from itadash.reading.words.codes import last_item

Code = tuple[str, int]  # letter, number
_LETTERS = {"i": "IIT", "e": "EIT", "o": "OIT"}
_IN_ORDER = 0.9  # share of steps upwards from which a table's codes stand in order


@dataclass(frozen=True)
class Open:
    """An open code of the sequence: ``source`` names it, ``candidates`` are its readings."""

    source: str
    candidates: tuple[Code, ...]


@dataclass(frozen=True)
class Place:
    """What the order says of one reading.

    ``both`` (sides fit) · ``one`` (does) · ``within`` (a gap that is wider) · ``bad`` (cannot be) · ``""``.
    """

    fit: str
    words: str = ""


def split(code: str) -> Code:
    """``"i7"`` → ``("i", 7)``."""
    return code[0], int(code[1:])


def places(sequence: Sequence[Code | Open], fiscal_year: int | None) -> dict[tuple[str, str], Place]:
    """(source, code) → what the order says, for every open code of a table's ``sequence`` (in reading order)."""
    if not _in_order(sequence):
        return {}
    found: dict[tuple[str, str], Place] = {}
    start = 0
    while start < len(sequence):
        if not isinstance(sequence[start], Open):
            start += 1
            continue
        end = start
        while end < len(sequence) and isinstance(sequence[end], Open):
            end += 1
        run = [node for node in sequence[start:end] if isinstance(node, Open)]
        _follow(run, _code(sequence, start - 1), _code(sequence, end), fiscal_year, found)
        start = end
    return found


def _code(sequence: Sequence[Code | Open], index: int) -> Code | None:
    """The decided code at ``index``, ``None`` past either end."""
    node = sequence[index] if 0 <= index < len(sequence) else None
    return None if isinstance(node, Open) else node


def _in_order(sequence: Sequence[Code | Open]) -> bool:
    codes = [node for node in sequence if not isinstance(node, Open)]
    steps = [b[1] > a[1] for a, b in pairwise(codes) if a[0] == b[0]]
    return not steps or sum(steps) / len(steps) >= _IN_ORDER


def _follow(
    run: list[Open],
    before: Code | None,
    after: Code | None,
    fiscal_year: int | None,
    found: dict[tuple[str, str], Place],
) -> None:
    """Cuts a run where no reading goes on, and judges the readings of each piece."""
    piece: list[Open] = []
    live: list[Code] = []
    pieces: list[tuple[list[Open], list[Code]]] = []
    for node in run:
        going = [first for first in live if (first[0], first[1] + len(piece)) in node.candidates]
        if not going:
            piece, going = [], list(node.candidates)
            pieces.append((piece, going))
        piece.append(node)
        live = going
        pieces[-1] = (piece, live)
    for index, (nodes, starts) in enumerate(pieces):
        left = before if index == 0 else None
        right = after if index == len(pieces) - 1 else None
        for first in starts:
            place = _judge(first, len(nodes), left, right, fiscal_year)
            for step, node in enumerate(nodes):
                found[node.source, f"{first[0]}{first[1] + step}"] = place
        for step, node in enumerate(nodes):
            for letter, number in node.candidates:
                if (letter, number - step) not in starts:
                    place = _judge((letter, number), 1, left, right, fiscal_year, whole=False)
                    found[node.source, f"{letter}{number}"] = place


def _judge(
    first: Code, length: int, left: Code | None, right: Code | None, fiscal_year: int | None, *, whole: bool = True
) -> Place:
    letter, start = first
    last = start + length - 1
    if left and right and left[0] == right[0] != letter and left[1] < right[1]:
        return Place("bad", f"ข้อก่อนหน้าและข้อถัดไปเป็น {_name(left)} กับ {_name(right)}")
    if left and left[0] == letter and left[1] >= start:
        return Place("bad", f"อยู่หลัง {_name(left)} ซึ่งลำดับสูงกว่า")
    if right and right[0] == letter and right[1] <= last:
        return Place("bad", f"อยู่ก่อน {_name(right)} ซึ่งลำดับต่ำกว่า")
    if not whole:
        return Place("")
    if length > 1 and start == 1 and right and right[0] != letter and right[1] == last + 1:
        return Place("bad", f"เลขนับต่อไปถึง {_name(right)} จึงเป็นข้อของ {_LETTERS[right[0]]}")
    follows = left == (letter, start - 1)
    precedes = right == (letter, last + 1)
    if follows and precedes and left and right:
        return Place("both", f"อยู่ระหว่าง {_name(left)} กับ {_name(right)}")
    if length > 1 and start == 1 and last == last_item(letter, fiscal_year):
        return Place("both", f"เลขเรียงครบ 1–{last} เท่าจำนวนข้อของ {_LETTERS[letter]}")
    if follows and left:
        return Place("one", f"อยู่ถัดจาก {_name(left)}")
    if precedes and right:
        return Place("one", f"อยู่ก่อน {_name(right)}")
    if left and right and left[0] == letter == right[0]:
        return Place("within", f"ลำดับอยู่ระหว่าง {_name(left)} กับ {_name(right)}")
    return Place("")


def _name(code: Code) -> str:
    return f"{code[0].upper()}{code[1]}"
