"""What reading hands on: sheets of cells on the way in, a :class:`Reading` on the way out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

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
        return f"{self._before}{cell.address}" if cell.address else self._before.removesuffix(" › ")

    @cached_property
    def _before(self) -> str:
        return "".join(f"{part} › " for part in (self.file, self.name) if part)


@dataclass(frozen=True)
class Remark:
    """Something reading did or could not do, for the person to see.

    ``kind``: ``repair`` (code or number repaired) · ``doubt`` (two readings, or a year not printed; not decided)
    · ``refused`` (a value that is no score) · ``note`` (left out on the way in). Of what a person said: ``corrected``
    (a printed value) · ``part`` (which part of EIT a score is of).
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
class PrintedChange:
    """A change between two years as printed, kept to be audited against the scores of both years.

    ``kind`` is ``points`` · ``percent`` (of the earlier year) · ``unknown`` (a bare number whose heading says neither);
    ``value`` is the printed number without a sign, ``None`` where only a word is printed; ``direction`` is ``up`` ·
    ``down`` · ``same`` from the sign or the word, ``""`` where neither is printed. Keys as in the Scores table.
    """

    agency: str
    fiscal_year: int | None  # the later year
    base_year: int | None  # the earlier one
    instrument: str
    code: str
    kind: str
    value: Decimal | None
    direction: str
    printed: str
    source: str


@dataclass(frozen=True)
class PrintedWeighted:
    """Points of the total that an instrument is printed to have earned (IIT ≤ 30 …): never read as a 0–100 score."""

    agency: str
    fiscal_year: int | None
    instrument: str  # IIT · EIT · EIT1 · EIT2 · OIT
    value: Decimal
    source: str
    table: str


@dataclass(frozen=True)
class Candidate:
    """One possible reading of a damaged code, and what speaks for it (Thai, short: neighbours, means, wording)."""

    code: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenScore:
    """A printed score whose code is not decided yet. ``part`` is ``""`` · ``EIT1`` · ``EIT2``, of its column."""

    part: str
    score: Decimal
    source: str


@dataclass(frozen=True)
class Question:
    """A code with more than one reading: the person picks a candidate, then ``scores`` are that item's.

    ``source`` (the place of the printed code) names the question; ``candidates`` come likeliest first.
    """

    source: str
    printed: str
    agency: str
    fiscal_year: int | None
    table: str
    scores: tuple[OpenScore, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Sentence:
    """A running text of the file (a paragraph, a long cell), in order, for the audit of what is written in words.

    ``topic`` is 1–7 under the heading of one of the seven topics, else 0; ``table`` is ``""`` outside tables.
    """

    text: str
    source: str
    topic: int = 0
    table: str = ""


@dataclass(frozen=True)
class Ignored:
    """A row that holds something and that nothing was read from: ``text`` its beginning, ``reason`` Thai."""

    source: str
    text: str
    reason: str


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
    agencies: tuple[str, ...] = ()
    changes: tuple[PrintedChange, ...] = ()
    weighted: tuple[PrintedWeighted, ...] = ()
    questions: tuple[Question, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    ignored: tuple[Ignored, ...] = ()


class NothingFoundError(UnreadableFileError):
    """A file that was opened and holds nothing that any layout knows; ``reading`` has the remarks of the attempt."""

    def __init__(self, message: str, reading: Reading) -> None:
        super().__init__(message)
        self.reading = reading
