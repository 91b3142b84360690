"""A chart or a table of a page, with all that a file must say to be understood away from the app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd

from itadash.documents.content import Block, Chart


@dataclass(frozen=True)
class About:
    """Whose scores, of which years, against which target; ``notes`` are further pairs (filters, cautions)."""

    agency: str  # "" where no one knows yet
    years: str  # "2566", "2562–2566" or ""
    target: Decimal
    sources: tuple[str, ...] = ()  # names of files
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> str:
        """The line below a title."""
        return f"{self.agency} · ปีงบประมาณ พ.ศ. {self.years} · เกณฑ์ {self.limit} คะแนน"

    @property
    def limit(self) -> str:
        """The target without idle decimals."""
        return f"{self.target.normalize():f}"

    @property
    def source(self) -> str:
        """The line at the foot."""
        return f"ที่มา: {', '.join(self.sources)}" if self.sources else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Heading and text of all of it, for a sheet that travels with a table."""
        files = [("ไฟล์ต้นทาง", ", ".join(self.sources))] if self.sources else []
        limit = f"{self.limit} คะแนน (น้อยกว่านี้คือต่ำกว่าเกณฑ์)"
        whose = [pair for pair in (("หน่วยงาน", self.agency), ("ปีงบประมาณ", self.years)) if pair[1]]
        return [*whose, ("เกณฑ์", limit), *self.notes, *files]


@dataclass(frozen=True)
class Piece:
    """A chart, a table, or a chart with the table of its figures.

    ``name`` is short and names the file; ``finding`` says what the chart shows. ``columns`` (name → Thai heading, in
    order) are those of the files, ``printed`` (names) those on paper; without them all columns go under their own
    names. ``signed`` columns are changes and show their sign on paper.
    """

    name: str
    title: str
    about: About
    chart: Chart | None = None
    finding: str = ""
    table: pd.DataFrame | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    printed: Sequence[str] = ()
    signed: Sequence[str] = ()

    @property
    def headings(self) -> dict[str, str]:
        """The columns of the files."""
        if self.columns or self.table is None:
            return dict(self.columns)
        return {str(name): str(name) for name in self.table.columns}


@dataclass(frozen=True)
class Page:
    """A page to be printed: its pieces in order, with headings and texts between them."""

    name: str
    title: str
    about: About
    parts: Sequence[Piece | Block]
