"""What reading hands on: sheets of cells on the way in, a :class:`Reading` on the way out."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


class UnreadableFileError(Exception):
    """A file that cannot be read. ``str(error)`` is one Thai sentence: file, place, what is wrong, what to do."""


@dataclass(frozen=True)
class Cell:
    """One non-empty cell: its text, and where it is.

    ``address`` is ``"C14"`` on a sheet and ``"บรรทัด 14"`` in a text file.
    """

    text: str
    address: str
    row: int  # 1-based row of the sheet, or line of the text
    column: int  # 1-based


@dataclass(frozen=True)
class Sheet:
    """One sheet (or one text): rows of cells, empty cells kept as ``None`` so that columns stay aligned.

    ``rows[k]`` is the k-th non-blank row; its cells know their real row number. ``name`` is ``""`` for texts.
    ``notes`` are Thai sentences about what was left out on the way in (limits, hidden sheets, formulas without
    a stored value).
    """

    file: str
    name: str
    rows: tuple[tuple[Cell | None, ...], ...]
    notes: tuple[str, ...] = ()

    def place(self, cell: Cell) -> str:
        """``file › sheet › C14`` or ``file › บรรทัด 14``: the form used in ``source`` everywhere."""
        return " › ".join(part for part in (self.file, self.name, cell.address) if part)


@dataclass(frozen=True)
class Remark:
    """Something reading did or could not do, for the person to see.

    ``kind``: ``repair`` (code or number repaired) · ``doubt`` (two readings, or a year not printed; not decided)
    · ``refused`` (a value that is no score) · ``note`` (left out on the way in).
    """

    kind: str
    message: str  # Thai
    source: str
    printed: str = ""
    read: str = ""


@dataclass(frozen=True)
class PrintedRating:
    """A level printed beside a total (``ผ่านดี``, ``A`` …), kept to be audited against year and scores."""

    agency: str
    fiscal_year: int | None
    text: str
    source: str


@dataclass(frozen=True)
class PrintedMeasure:
    """One row of a measures table as printed (layout A2 of the reference documents), continuation rows joined."""

    topic: int  # 1–7, 0 when no topic heading stands above the table
    measure: str
    method: str
    owner: str
    period: str
    steps: str
    follow_up: str
    source: str


@dataclass(frozen=True)
class Reading:
    """All that one file (or paste) said.

    ``printed`` has the columns of the Scores table plus ``table`` (the place where its table begins; rows of one
    table share it), one row a printed place, in reading order: the same score twice is two rows here.
    ``scores.distinct`` makes the Scores table of it.
    """

    file: str
    printed: pd.DataFrame
    remarks: tuple[Remark, ...] = ()
    ratings: tuple[PrintedRating, ...] = ()
    measures: tuple[PrintedMeasure, ...] = ()
    agencies: tuple[str, ...] = field(default=())
