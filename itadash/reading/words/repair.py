"""Known words that are damaged in the cells of a sheet: read as what they were, and told.

Only letters are repaired here that change what is read; marks and spaces that :func:`text.normalise` puts in order
look the same in print. Sentences are left as they are: what is wrong in them is the audit's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from itadash.reading.model import Cell, Remark, Sheet
from itadash.reading.words.agencies import whole_kinds
from itadash.reading.words.known import known
from itadash.reading.words.text import normalise, squeeze

_LONGEST = 120  # characters of a cell; longer ones are sentences
_THAI = re.compile("[ก-๎\ufffd](?:[ก-๎\ufffd ]*[ก-๎\ufffd])?")  # a run of Thai letters and the spaces in it
_HEADS = ("ตัวชี้วัดที่", "ตัวชี้วัดย่อยที่", "ตัวชี้วัดย่อย", "ตัวชี้วัด", "ชื่อหน่วยงาน", "หน่วยงาน", "ประจำปีงบประมาณ", "ปีงบประมาณ")
_HEAD_WORDS = 4  # pieces that the spaces of a damaged line may cut a head into
# I and 1, O and 0 for one another in the names of the instruments. Small letters are words of English.
_INSTRUMENT = re.compile(r"(?<![A-Za-z0-9๐-๙])(?:([Il1|])[Il1|]|(E)[Il1|]|([O0๐])[Il1|])T(?![A-Za-z0-9๐-๙])")


@dataclass(frozen=True)
class Repair:
    """``printed`` was read as ``read``, both without what is the same in print."""

    printed: str
    read: str


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """``text`` of a cell with its damaged known words as they were, and what was repaired; the text itself if nothing.

    A known word counts where nothing but figures, signs or Latin letters stands beside it, and a head ("ตัวชี้วัดที่",
    "หน่วยงาน") also before other words. A kind of agency counts everywhere.
    """
    if len(text) > _LONGEST:
        return text, ()
    plain, kinds = whole_kinds(normalise(text))
    repairs = [Repair(*each) for each in kinds]

    def as_it_was(match: re.Match[str]) -> str:
        pieces = []
        for printed, word in _words(match[0]):
            if word and squeeze(word) != squeeze(printed):
                repairs.append(Repair(printed, word))
                pieces.append(word)
            else:
                pieces.append(printed)
        return " ".join(pieces)

    def instrument(match: re.Match[str]) -> str:
        name = "IIT" if match[1] else "EIT" if match[2] else "OIT"
        if match[0] != name:
            repairs.append(Repair(match[0], name))
        return name

    plain = _INSTRUMENT.sub(instrument, _THAI.sub(as_it_was, plain))
    return (plain, tuple(repairs)) if repairs else (text, ())


def _words(run: str) -> Iterator[tuple[str, str]]:
    """A run of Thai in pieces, each with the known word that it is (``""`` for none)."""
    word = known(run)
    if word:
        yield run, word
        return
    pieces = run.split(" ")
    for count in range(min(_HEAD_WORDS, len(pieces) - 1), 0, -1):
        head = " ".join(pieces[:count])
        word = known(head)
        if word in _HEADS:
            rest = " ".join(pieces[count:])
            yield head, word
            yield rest, known(rest)
            return
    yield run, ""


def repaired_sheet(sheet: Sheet) -> tuple[Sheet, list[Remark]]:
    """``sheet`` with the damaged known words of its cells as they were, and a remark for each way of being damaged."""
    done: dict[str, tuple[str, tuple[Repair, ...]]] = {}  # a large sheet says the same in many cells
    places: dict[Repair, list[str]] = {}

    def mended(cell: Cell | None) -> Cell | None:
        if cell is None or (cell.text.isascii() and "T" not in cell.text):
            return cell
        if cell.text not in done:
            done[cell.text] = repaired(cell.text)
        text, repairs = done[cell.text]
        for repair in repairs:
            places.setdefault(repair, []).append(sheet.place(cell))
        return replace(cell, text=text) if repairs else cell

    rows = tuple(tuple(map(mended, row)) for row in sheet.rows)
    return (replace(sheet, rows=rows), [_told(*each) for each in places.items()]) if places else (sheet, [])


def _told(repair: Repair, places: list[str]) -> Remark:
    again = f" (พบ {len(places)} แห่ง)" if len(places) > 1 else ""
    message = f"พิมพ์ว่า “{repair.printed}” อ่านเป็น “{repair.read}”{again}"
    return Remark("repair", message, places[0], repair.printed, repair.read)
