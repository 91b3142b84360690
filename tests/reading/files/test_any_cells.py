"""Any table comes back as it was written; any text and any bytes are read or refused."""

from __future__ import annotations

import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from itadash.reading.files.cells import InputFile, Reader, read_many, read_text_cells
from itadash.reading.model import UnreadableFileError
from tests.reading.files.cell_tables import Table, delimited, of_bytes, texts

CLEAN = st.text(
    alphabet=st.one_of(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A), st.sampled_from('ab19.,;|"\n =+-@')),
    max_size=12,
).map(str.strip)
TABLES = st.lists(st.lists(CLEAN, min_size=1, max_size=5), min_size=1, max_size=6).filter(
    lambda rows: any(any(row) for row in rows)
)


def table_of(rows: list[list[str]]) -> Table:
    return {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}


@given(TABLES, st.sampled_from(["\t", ";", ","]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table_comes_back_from_a_csv_file(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    data = f"sep={delimiter}\r\n{delimited(rows, delimiter)}".encode(encoding)
    assert texts(of_bytes("ก.csv", data)) == table_of(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_any_table_comes_back_from_a_workbook(reader: Reader, rows: list[list[str]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for (row, column), text in table_of(rows).items():
        cell = sheet.cell(row, column, text)
        cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    assert texts(reader.read(InputFile("ก.xlsx", target.getvalue()))[0]) == table_of(rows)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        sheet = read_text_cells("วาง", text)
    except UnreadableFileError as error:
        sheet, message = None, str(error)
    assert texts(sheet) if sheet else message.startswith("วาง: ")


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["ก.csv", "ก.txt", "ก.xlsx", "ก"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    [result] = read_many([InputFile(name, data)])
    if isinstance(result, UnreadableFileError):
        assert str(result).startswith(f"{name}: ")
    else:
        assert texts(result[0])
