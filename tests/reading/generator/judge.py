"""Was a sheet read right? *Exact*, *asked* (what is missing is told at its place, nothing is wrong), or *wrong*."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd

from itadash.reading.model import Reading, UnreadableFileError
from itadash.reading.words.agencies import expand
from itadash.scores import distinct
from tests.reading.generator.paper import Paper, Row
from tests.reading.generator.truth import Key

Place = tuple[int, int, int | None]  # page, row, column (None where an address is a whole line)


@dataclass
class Verdict:
    """``kind``: exact · asked · refused (the whole file, with a reason) · wrong.

    ``faults`` say what is wrong (``silent``, ``value``, ``spurious``, ``source`` …), ``asked`` what was told.
    """

    kind: str
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def judge(paper: Paper, reading: Reading | Exception, places: dict[str, Place] | None) -> Verdict:
    """``places`` maps the sources of cells to where they stand on the paper; ``None`` where a format has none."""
    truth = paper.truth()
    if isinstance(reading, UnreadableFileError):
        return Verdict("refused", asked=[str(reading)])
    if isinstance(reading, Exception):
        return Verdict("wrong", [f"crash {type(reading).__name__}: {reading}"])
    faults: list[str] = []
    printed_pairs = {(key, value) for piece in paper.pieces() for key, value in piece.scores}
    read: dict[Key, Decimal] = {}
    rows: dict[Key, tuple[str, str]] = {}
    for row in distinct(reading.printed)[0].itertuples(index=False):
        year = None if pd.isna(row.fiscal_year) else int(row.fiscal_year)
        read[row.agency, year, row.level, row.instrument, row.code] = row.score
    for row in reading.printed.itertuples(index=False):
        year = None if pd.isna(row.fiscal_year) else int(row.fiscal_year)
        key = (row.agency, year, row.level, row.instrument, row.code)
        rows.setdefault(key, (row.source, row.table))
        if key in truth and (key, row.score) not in printed_pairs:
            faults.append(f"value {key} read {row.score} at {row.source}")
    at = _rows_of_keys(paper)
    open_years = {r.source for r in reading.remarks if r.read == "fiscal_year"}
    later = {
        ((row.agency, None, row.level, row.instrument, row.code), row.score)
        for row in reading.printed.itertuples(index=False)
        if pd.isna(row.fiscal_year) and row.table in open_years
    }
    open_agency = any(r.read == "agency" for r in reading.remarks)
    asked: list[str] = []
    undated: set[Key] = set()
    printed_names = {expand(piece.text) for piece in paper.pieces()}
    for key, value in truth.items():
        if key not in read and key[0] and (misspelt := _misspelt(key, value, read, printed_names)):
            undated.add(misspelt)  # the sheet prints another name, and that is what was read
            continue
        if key in read:
            if read[key] != value and not any(fault.startswith(f"value {key}") for fault in faults):
                faults.append(f"value {key} is {value}, read {read[key]}")
            elif places is not None and not _right_source(paper, key, rows[key][0], places):
                faults.append(f"source {key} said {rows[key][0]}")
            continue
        without = (key[0], None, *key[2:])
        if read.get(without) == value and rows[without][1] in open_years:
            asked.append(f"year {key}")
            undated.add(without)
            continue
        if (without, value) in later:  # a further table without a year: it is asked for each
            asked.append(f"year {key}")
            continue
        nameless = ("", *key[1:])
        if read.get(nameless) == value and open_agency:
            asked.append(f"agency {key}")
            undated.add(nameless)
            continue
        told = _told(paper, at.get(key, []), reading, places)
        if told:
            asked.append(f"{key}: {told}")
        else:
            faults.append(f"{_elsewhere(key, value, read, truth)} {key} {value}")
    for key in read:
        if key not in truth and key not in paper.optional and key not in undated:
            faults.append(f"spurious {key} {read[key]} at {rows[key][0]}")
    return Verdict("wrong" if faults else "asked" if asked else "exact", faults, asked)


def _misspelt(key: Key, value: Decimal, read: dict[Key, Decimal], printed: set[str]) -> Key | None:
    """The key under which a figure was read whose agency's name is nowhere printed as it is spelt."""
    if any(key[0] in text for text in printed):
        return None
    others = [other for other in read if other[1:] == key[1:] and read[other] == value]
    return next((other for other in others if other[0] and any(other[0] in text for text in printed)), None)


def _elsewhere(key: Key, value: Decimal, read: dict[Key, Decimal], truth: dict[Key, Decimal]) -> str:
    """``silent``, or what is wrong in the key under which the figure was read."""
    for other, found in read.items():
        if found != value or other in truth or other[4] != key[4]:
            continue
        for k, what in enumerate(("agency", "year", "level", "part")):
            if [x for i, x in enumerate(other) if i != k] == [x for i, x in enumerate(key) if i != k]:
                return what
    return "silent"


def _right_source(paper: Paper, key: Key, source: str, places: dict[str, Place]) -> bool:
    place = places.get(source)
    if place is None:
        return False
    page, row, column = place
    pieces = paper.pages[page].rows[row - 1]
    chosen = pieces if column is None else pieces[column - 1 : column]
    return any(piece and any(k == key for k, _ in piece.scores) for piece in chosen)


def _rows_of_keys(paper: Paper) -> dict[Key, list[tuple[int, int]]]:
    """Key → (page, row) of the rows that print it."""
    at: dict[Key, list[tuple[int, int]]] = {}
    for p, page in enumerate(paper.pages):
        for r, row in enumerate(page.rows, 1):
            for piece in row:
                for key, _ in piece.scores if piece else ():
                    at.setdefault(key, []).append((p, r))
    return at


def _told(paper: Paper, at: list[tuple[int, int]], reading: Reading, places: dict[str, Place] | None) -> str:
    """The message that tells of a missing score: at a cell of its row, or at the heading of its table."""
    for question in reading.questions:
        if places is None or _near(paper, at, [question.source, *(s.source for s in question.scores)], places, False):
            return f"question {question.printed}"
    for remark in reading.remarks:
        if remark.kind not in ("doubt", "refused") and not (remark.kind == "note" and "ไม่อ่าน" in remark.message):
            continue
        if places is None:
            found = _words_match(paper, at, remark.printed)
        else:
            if remark.message.startswith("ตัวเลขในคอลัมน์นี้"):
                found = _in_column(paper, at, places.get(remark.source), remark.printed)
                if found:
                    return remark.message
                continue
            if remark.message.startswith("ไม่พบหัวตาราง") and (place := places.get(remark.source)):
                found = any(p == place[0] and r >= place[1] and not _headed(paper, p, place[1], r) for p, r in at)
                if found:
                    return remark.message
                continue
            found = _near(paper, at, [remark.source], places, remark.kind != "refused")
            found = found and (remark.kind != "note" or _names_the_column(paper, at, remark.message))
        if found:
            return remark.message
    return ""


def _names_the_column(paper: Paper, at: list[tuple[int, int]], message: str) -> bool:
    """A note about columns that are not read tells of a score only if it quotes the heading above it."""
    if not message.startswith("ไม่อ่านช่อง"):
        return True
    for p, r in at:
        rows = paper.pages[p].rows
        columns = {c for c, piece in enumerate(rows[r - 1]) if piece and piece.scores}
        heads = [row[c] for row in rows[: r - 1] for c in columns if c < len(row)]
        if any(head and head.role == "head" and head.text.strip()[:20] in message for head in heads):
            return True
    return False


def _in_column(paper: Paper, at: list[tuple[int, int]], place: Place | None, printed: str) -> bool:
    """A note about a column stands at its first number: it tells of the scores below it in that column.

    Where an address is a whole line, the number that the note quotes says which column it is.
    """
    if place is None:
        return False
    page, top, column = place
    first = paper.pages[page].rows[top - 1]
    quoted = {c for c, piece in enumerate(first) if piece and piece.text.strip() == printed.strip()}
    columns = quoted if column is None else {column - 1}
    return any(
        p == page and r >= top and any(c < len(row) and (piece := row[c]) and piece.scores for c in columns)
        for p, r in at
        for row in [paper.pages[p].rows[r - 1]]
    )


def _near(paper: Paper, at: list[tuple[int, int]], sources: list[str], places: dict[str, Place], table: bool) -> bool:
    for source in sources:
        place = places.get(source)
        if place is None:
            continue
        page, row, _ = place
        for p, r in at:
            if p == page and (row == r or (table and row <= r and _same_table(paper, p, row, r))):
                return True
    return False


def _headed(paper: Paper, page: int, above: int, row: int) -> bool:
    """Whether a heading stands between two rows."""
    return any(piece and piece.role == "head" for cells in paper.pages[page].rows[above : row - 1] for piece in cells)


def _words(row: Row) -> list[str]:
    return [piece.text for piece in row if piece]


def _same_table(paper: Paper, page: int, top: int, row: int) -> bool:
    """``top`` is a heading row with no other heading between it and ``row`` (two rows of headings count as one)."""
    rows = paper.pages[page].rows
    headed = [k for k in range(1, row) if any(piece and piece.role == "head" for piece in rows[k - 1])]
    headed = [k for k in headed if k <= top or _words(rows[k - 1]) != _words(rows[top - 1])]  # printed again
    if not headed:
        return True
    while len(headed) > 1 and headed[-1] == headed[-2] + 1:
        if headed[-1] == top:
            return True
        headed.pop()
    return top == headed[-1]


def _words_match(paper: Paper, at: list[tuple[int, int]], printed: str) -> bool:
    """Formats whose addresses are not known here: the remark must quote the row."""
    plain = "".join(printed.split())
    return bool(plain) and any(
        piece and (plain in "".join(piece.text.split()) or "".join(piece.text.split()) in plain) and len(piece.text) > 1
        for p, r in at
        for piece in paper.pages[p].rows[r - 1]
    )
