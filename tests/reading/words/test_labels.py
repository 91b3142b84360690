"""What a printed wording has of an item's label."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from itadash.reading.words.labels import AHEAD, ENOUGH, likeness, nearest
from itadash.rules import load

CODES = [item.code for item in load(2566).items]


@pytest.mark.parametrize("code", [code for code in CODES if code != "o8"])  # "Q&A" has no run of three letters
def test_a_label_is_wholly_like_itself(code: str) -> None:
    item = load(2566).item(code)
    assert item is not None
    assert likeness(code, item.label, 2566) == pytest.approx(1)


@pytest.mark.parametrize(
    "text",
    [
        *("รายการของหน่วยงาน", "ประเด็นตามแบบวัด", "องค์การบริหารส่วนจังหวัดทดลองนคร", "ข้อมูล/ข้อคำถาม", "การเปิดเผยข้อมูล"),
        *("เทศบาลตำบลสมมติ อำเภอเมือง จังหวัดทดลอง", "การใช้งบประมาณ", "ปรับปรุง/แก้ไข รักษาระดับ", ""),
    ],
)
def test_what_stands_in_every_sheet_is_like_no_item(text: str) -> None:
    assert max(likeness(code, text, 2566) for code in CODES) < ENOUGH
    assert nearest(CODES, text, 2566) == ""


def test_years_and_codes_that_are_not_known() -> None:
    label = load(2566).item("i7").label  # type: ignore[union-attr]
    assert likeness("i7", label, None) == likeness("i7", label, 2566)
    assert likeness("o48", label, 2566) == 0


@pytest.mark.references
def test_the_questions_of_2566_are_told_from_what_a_damaged_code_may_be(references: Path) -> None:
    """Each question against the items of its number and of its number with a 1 before it or without: never wrong."""
    with (references / "ita-items-2566.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    decided = 0
    for row in rows:
        number = int(row["code"][1:])
        others = {number, number + 10, int(str(number)[1:] or 0) if number >= 10 else number}
        candidates = [f"{letter}{n}" for letter in "ieo" for n in others if f"{letter}{n}" in CODES]
        said = nearest(candidates, row["wording_th"], 2566)
        assert said in ("", row["code"]), row["code"]
        decided += bool(said)
    assert decided >= 80
    assert AHEAD < ENOUGH
