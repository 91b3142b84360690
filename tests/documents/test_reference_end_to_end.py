"""The reference document's measures table, read by the app's own reader, set, and read back from the PDF."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from itadash.documents.measures import measures_pdf
from itadash.measures.brought_in import brought_in
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.reading import InputFile, read_file

pytestmark = pytest.mark.references
SEED = "000_7c6483380df827ed.txt"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def _pypdf(data: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.fixture(scope="module")
def table() -> MeasuresTable:
    path = Path(__file__).resolve().parents[3] / "shared" / "seeds" / SEED
    reading = read_file(InputFile(SEED, path.read_bytes()))
    return MeasuresTable(reading.agencies[0], 2566, brought_in(reading.measures, 2566))


@pytest.mark.parametrize("read_back", [_pdfium, _pypdf])
def test_every_cell_of_every_row_comes_back_in_order(table: MeasuresTable, read_back: object) -> None:
    """A row alone on its page is painted cell by cell, so its six cells stand one after another in the text."""
    assert len(table.measures) == 20
    for measure in table.measures:
        alone = MeasuresTable(table.agency, table.fiscal_year, (measure,), ())
        text = _squeezed(read_back(measures_pdf(alone, thai_digits=False)))  # type: ignore[operator]
        at = 0
        for name in COLUMNS:
            cell = _squeezed(getattr(measure, name))
            found = text.find(cell, at)
            assert found >= 0, (measure.measure, name)
            at = found + len(cell)


@pytest.mark.parametrize("read_back", [_pdfium, _pypdf])
def test_no_character_of_the_whole_table_is_lost(table: MeasuresTable, read_back: object) -> None:
    text = Counter(_squeezed(read_back(measures_pdf(table, thai_digits=False))))  # type: ignore[operator]
    wanted: Counter[str] = Counter()
    for measure in table.measures:
        wanted += _characters(measure)
    assert not wanted - text


def _characters(measure: Measure) -> Counter[str]:
    return Counter("".join(_squeezed(getattr(measure, name)) for name in COLUMNS))
