"""The 23-row measures table of the reference document is set without losing a character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itadash.documents.measures import measures_pdf
from itadash.measures.model import Measure, MeasuresTable
from tests.documents.readback import FIXED, columns, paper_lines, pdfium_text, pypdf_text, squeeze

pytestmark = pytest.mark.references
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """The printed rows: six cells each, as they stand in the document, continuation rows included."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    text = next(folder.glob("000*.txt")).read_text(encoding="utf-8")
    out = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_rule, is_heading = line.startswith("|--"), "มาตรการยกระดับคะแนน" in cells[0]
        if line.startswith("|") and len(cells) == 6 and not is_rule and not is_heading:
            out.append([re.sub(r"</?p>", "", re.sub(r"<br ?/?>", "\n", cell)) for cell in cells])
    return out


@pytest.fixture(scope="module")
def table(rows: list[list[str]]) -> MeasuresTable:
    """One measure a row; a row without a first and third cell continues the row before."""
    joined: list[list[str]] = []
    for row in rows:
        if not row[0] and not row[2]:
            joined[-1] = ["\n".join(filter(None, pair)) for pair in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return MeasuresTable("หน่วยงาน", 2566, tuple(Measure(str(n), 1, (), *cells) for n, cells in enumerate(joined)))


def _cells(table: MeasuresTable) -> list[list[str]]:
    return [
        [squeeze(cell).translate(_THAI) for cell in (m.measure, m.method, m.owner, m.period, m.steps, m.follow_up)]
        for m in table.measures
    ]


def test_the_table_is_the_one_of_23_rows(rows: list[list[str]], table: MeasuresTable) -> None:
    assert len(rows) == 23
    assert len(table.measures) == 20
    assert max(len(cell) for row in rows for cell in row) == 498


def test_every_column_reads_back_in_order(table: MeasuresTable) -> None:
    found = columns(measures_pdf(table, created=FIXED))
    for number in range(6):
        assert found[number] == "".join(row[number] for row in _cells(table))


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_every_row_alone_reads_back_cell_after_cell(read, table: MeasuresTable) -> None:
    """A row alone is not cut, so its six cells stand in the text one after the other, nothing between."""
    for measure, cells in zip(table.measures, _cells(table), strict=True):
        text = read(measures_pdf(MeasuresTable("", 2566, (measure,), ()), created=FIXED))
        assert "".join(cells) in text


def test_no_line_starts_or_ends_badly(table: MeasuresTable) -> None:
    lines = paper_lines(measures_pdf(table, created=FIXED))
    assert len(lines) > 400
    assert not [line for line in lines if re.match("[ะ-ฺๅ-๎ฯ)”,]", line) or re.search("[เแโใไ(“]$", line)]
