"""Every figure of the sample workbooks comes back; what they hold is looked up with openpyxl."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from itadash.reading import InputFile, Reading, read_files

ROOT = Path(__file__).resolve().parents[2]
BOOKS = sorted(path for path in (ROOT / "data" / "sample").glob("*.xlsx") if not path.name.startswith("แบบกรอก"))
PARTS = {"EIT ส่วนที่ 1 (Public)": "EIT1", "EIT ส่วนที่ 2 (Survey)": "EIT2", "EIT (ไม่ระบุส่วน)": "EIT"}


def items_of(path: Path) -> set[tuple[str, str, Decimal]]:
    """(code, instrument, score) of every item row; where a row has EIT columns filled, those, else its score."""
    found = set()
    for sheet in openpyxl.load_workbook(path, data_only=True):
        heads: dict[str, int] = {}
        for row in sheet.iter_rows(values_only=True):
            if "รหัส" in row and "คะแนน" in row:
                heads = {str(cell): at for at, cell in enumerate(row) if cell}
            code = str(row[heads["รหัส"]] or "") if heads else ""
            if code[:1] not in ("i", "e", "o") or not code[1:].isdigit():
                continue
            parts = {PARTS[name]: row[at] for name, at in heads.items() if name in PARTS and row[at] is not None}
            letter = {"i": "IIT", "e": "EIT", "o": "OIT"}[code[0]]
            for instrument, score in (parts or {letter: row[heads["คะแนน"]]}).items():
                if score is not None:
                    found.add((code, instrument, Decimal(str(score)).quantize(Decimal("0.01"))))
    return found


@pytest.mark.parametrize("path", BOOKS, ids=[path.stem for path in BOOKS])
def test_every_item_of_a_sample_is_read(path: Path) -> None:
    expected = items_of(path)
    assert len(expected) > 20
    (reading,) = read_files([InputFile(path.name, path.read_bytes())])
    assert isinstance(reading, Reading)
    items = reading.printed[reading.printed["level"] == "item"]
    assert expected <= set(zip(items["code"], items["instrument"], items["score"], strict=True))
