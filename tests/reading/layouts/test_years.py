"""Years in headings and titles in ways that are not four Thai figures beside "ปี"."""

from __future__ import annotations

from tests.reading.layouts.reads import by_year, read

ITEMS = [["ข้อ", "ประเด็น", "คะแนน"], ["i1", "ก", "80"], ["i2", "ข", "90"]]


def test_a_year_of_the_common_era_is_suggested_not_taken() -> None:
    reading = read(["ITA Report 2023"], *ITEMS, title=[])
    assert [year for year, _, _ in by_year(reading)] == [None, None]
    assert [r.printed for r in reading.remarks if r.read == "fiscal_year"] == ["2566"]


def test_the_year_in_the_heading_of_the_rows_is_that_of_the_scores() -> None:
    for head in ("ข้อคำถาม IIT ปี 66", "ข้อคำถาม IIT ปี 2566"):
        assert by_year(read([head, "คะแนน"], ["ข้อ 1 ก", "80"], title=[])) == [(2566, "i1", "80.00")]
    reading = read(["ข้อคำถาม ปี 66", "คะแนน ปี 2565"], ["i1", "80"], title=[])
    assert by_year(reading) == [(2565, "i1", "80.00")]
