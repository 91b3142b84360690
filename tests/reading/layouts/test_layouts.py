"""Sheets made from random true scores, in every layout, read back to the same scores."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.reading import InputFile, Reading, read_file, read_paste
from itadash.reading.layouts.recognise import read_sheets
from tests.reading.layouts.made import LAYOUTS, Grid, Style, Truth, sheet, styles

FUNCTIONS = list(LAYOUTS)


def _read_back(reading: Reading) -> Truth:
    return {
        (
            row.agency,
            None if pd.isna(row.fiscal_year) else int(row.fiscal_year),
            row.level,
            row.instrument,
            row.code,
        ): row.score
        for row in reading.printed.itertuples(index=False)
    }


@pytest.mark.parametrize("layout", FUNCTIONS, ids=lambda f: f.__name__)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_layout_reads_back(layout: Callable[[Truth, Style], Grid], data: st.DataObject) -> None:
    truth = data.draw(LAYOUTS[layout])
    style = data.draw(styles)
    reading = read_sheets("ทดสอบ.xlsx", [sheet(layout(truth, style))])
    assert _read_back(reading) == truth
    assert len(reading.printed) == len(truth)


def _as_csv(grid: Grid, delimiter: str) -> bytes:
    handle = io.StringIO()
    csv.writer(handle, delimiter=delimiter).writerows(grid)
    return handle.getvalue().encode("utf-8-sig")


def _as_xlsx(grid: Grid) -> bytes:
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append([value or None for value in row])
    handle = io.BytesIO()
    book.save(handle)
    return handle.getvalue()


FORMATS: dict[str, Callable[[Grid], bytes]] = {
    "ทดสอบ.csv": lambda grid: _as_csv(grid, ","),
    "ทดสอบ.tsv": lambda grid: _as_csv(grid, "\t"),
    "ทดสอบ.txt": lambda grid: "\n".join("\t".join(row) for row in grid).encode("utf-8"),
    "ทดสอบ-cp874.csv": lambda grid: _as_csv(grid, ",").decode("utf-8-sig").encode("cp874"),
    "ทดสอบ.xlsx": _as_xlsx,
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", FUNCTIONS, ids=lambda f: f.__name__)
@given(data=st.data())
@settings(max_examples=2, deadline=None)
def test_every_layout_in_every_format(layout: Callable[[Truth, Style], Grid], name: str, data: st.DataObject) -> None:
    truth, style = data.draw(LAYOUTS[layout]), data.draw(styles)
    assert _read_back(read_file(InputFile(name, FORMATS[name](layout(truth, style))))) == truth


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_pasted_table_reads_back(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(FUNCTIONS))
    truth, style = data.draw(LAYOUTS[layout]), data.draw(styles)
    text = "\n".join("\t".join(row) for row in layout(truth, style))
    assert _read_back(read_paste(text)) == truth
