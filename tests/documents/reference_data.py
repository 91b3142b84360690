"""The reference documents as the tests of our documents need them: figures, printed measures, what was reported.

Figures are those of ``seed-scores.csv``, measures and reports the seed's own tables, read here line by line, so that
nothing expected comes from the code under test.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from itadash.documents.details import Constraint, Details
from itadash.documents.report import Facts, gather
from itadash.measures.brought_in import brought_in
from itadash.measures.model import MeasuresTable
from itadash.reading import InputFile, read_file
from itadash.scores import Score, frame

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BREAKS = re.compile(r"<[^>]*>|\n|▪|\t")
CONSTRAINTS = (
    Constraint("ด้านบุคลากร", "ผู้ปฏิบัติงานย้ายบ่อยระหว่างปี", "จัดทำคู่มือส่งมอบงาน"),
    Constraint("ด้านงบประมาณ", "ไม่มีข้อจำกัด"),
)


def plain(text: str) -> str:
    """``text`` without white space, in Arabic digits: what two readers of one page have in common."""
    return re.sub(r"\s", "", text).translate(_ARABIC)


@dataclass(frozen=True)
class Printed:
    """A figure of ``seed-scores.csv``. ``part`` is the part of the EIT that the note names, or ``""``."""

    year: int
    level: str
    code: str
    score: Decimal
    note: str
    agency: str

    @property
    def part(self) -> str:
        return "EIT1" if "Public" in self.note else "EIT2" if "Survey" in self.note else ""

    @property
    def topic(self) -> int:
        found = re.match(r"topic (\d) table", self.note)
        return int(found[1]) if found else 0


class Reference:
    """One seed, by its number."""

    def __init__(self, folder: Path, number: str) -> None:
        self.path = next((folder / "seeds").glob(f"{number}_*.txt"))
        self.text = self.path.read_text(encoding="utf-8")
        with (folder / "seed-scores.csv").open(encoding="utf-8-sig", newline="") as file:
            self.figures = [
                Printed(
                    int(row["fiscal_year"]),
                    row["level"],
                    row["code"],
                    Decimal(row["score"]),
                    row["note"],
                    row["agency"],
                )
                for row in csv.DictReader(file)
                if row["seed"] == self.path.name
            ]
        self.agency = self.figures[0].agency if self.figures else ""

    def one(self, level: str, year: int = 2566) -> dict[str, Decimal]:
        """The figures of a level that stand in a table, by code."""
        return {f.code: f.score for f in self.figures if f.level == level and f.year == year and "prose" not in f.note}

    def parts(self, part: str) -> dict[str, Decimal]:
        """The items of one part of the EIT."""
        return {f.code: f.score for f in self.figures if f.level == "item" and f.part == part}

    def scores(self) -> pd.DataFrame:
        """A Scores table of every figure; one that contradicts the document's own table of indicators is left out."""
        rows, keys = [], set()
        for figure in self.figures:
            if figure.level == "indicator" and "prose" in figure.note:
                continue
            instrument = _instrument(figure)
            key = (figure.year, instrument, figure.code)
            if key not in keys:
                keys.add(key)
                source = f"{self.path.name} › {figure.note}"
                rows.append(
                    Score(figure.agency, figure.year, figure.level, instrument, figure.code, figure.score, source)
                )
        return frame(rows)

    def measures(self) -> MeasuresTable:
        """The printed measures as the program reads them."""
        reading = read_file(InputFile(self.path.name, self.path.read_bytes()))
        return MeasuresTable(self.agency, 2566, brought_in(reading.measures, 2566))

    def facts(self, form: str) -> Facts:
        """Everything that the analysis report tells, in the form ``form``."""
        details = Details(form=form, constraints=CONSTRAINTS, place="อำเภอตัวอย่าง จังหวัดตัวอย่าง")
        return gather(self.scores(), self.agency, 2566, Decimal(85), measures=self.measures(), details=details)

    def table_rows(self, *headings: str) -> list[list[str]]:
        """The rows of the tab-separated tables under a line that begins with ``headings``; cells as printed."""
        out, inside = [], False
        for line in self.text.split("\n"):
            cells = line.split("\t")
            if len(cells) < len(headings):
                inside = inside and not line.strip()
            elif all(plain(h) in plain(c) for h, c in zip(headings, cells, strict=False)):
                inside = True
            elif inside:
                out.append(cells)
        return out

    def pipe_rows(self, columns: int, heading: str) -> list[list[str]]:
        """The rows of the Markdown tables of so many columns, without rules and the line of headings."""
        lines = [line.strip().strip("|").split("|") for line in self.text.split("\n") if line.startswith("|")]
        skipped = plain(heading)
        rules = re.compile(r" *:?-[-: ]*")
        return [
            cells
            for cells in lines
            if len(cells) == columns and plain(cells[0]) != skipped and not rules.fullmatch(cells[0])
        ]


def fragments(cells: Iterable[str]) -> list[str]:
    """What must be found again of ``cells``: their texts between marks of Markdown and HTML."""
    return [plain(part) for cell in cells for part in _BREAKS.split(html.unescape(cell)) if plain(part)]


def _instrument(figure: Printed) -> str:
    if figure.level == "total":
        return ""
    if figure.level == "instrument":
        return figure.code
    if figure.level == "indicator":
        number = int(figure.code)
        return "IIT" if number <= 5 else "EIT" if number <= 8 else "OIT"
    return {"i": "IIT", "o": "OIT"}.get(figure.code[0]) or figure.part or "EIT"
