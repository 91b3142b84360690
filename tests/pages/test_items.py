"""The items page: every item with its source, filters that meet, downloads that carry their filter."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from itadash.assessment.result import build
from itadash.ui import item_table
from tests.pages.conftest import Visitor, sample_year


@pytest.fixture
def items(sample: Visitor) -> Visitor:
    return sample.go("items")


def table(visitor: Visitor):
    return visitor.at.dataframe[0].value


def test_first_visit_offers_the_sample(visitor: Visitor) -> None:
    visitor.go("items")
    assert "start_sample" in {button.key for button in visitor.at.button}


def test_every_item_of_the_sheet_with_its_cell(items: Visitor) -> None:
    sheet = sample_year(2566)
    shown = table(items)
    assert len(shown) == len(sheet.items()) == 88
    for row in shown.to_dict("records"):
        code = row["รหัส"].lower()
        score = sheet.items()[code]
        assert row["คะแนน"] == float(score)
        assert row["ส่วนต่าง"] == float(score - 85)
        assert row["ผล"] == ("▼ ต่ำกว่าเกณฑ์" if score < 85 else "● ผ่านเกณฑ์")
        assert "› 2566 ›" in row["ที่มา"]
        if code in sheet.parts:
            assert (row["EIT Public"], row["EIT Survey"]) == tuple(map(float, sheet.parts[code]))


def test_the_year_before_is_that_of_the_same_question(items: Visitor) -> None:
    """FY2566 o16 was o15, o19 was o21; IIT and EIT of FY2565 are not known, o11 was two items."""
    shown = table(items).set_index("รหัส")
    before, now = sample_year(2565).scores, sample_year(2566).scores
    for code, old in (("o16", "o15"), ("o19", "o21"), ("o1", "o1")):
        row = shown.loc[code.upper()]
        assert (row["รหัสปีก่อน"], row["ปีก่อน"]) == (old.upper(), float(before[old]))
        assert row["เปลี่ยนแปลง"] == float(now[code] - before[old])
    assert shown.loc["O11", "รหัสปีก่อน"] == "O10, O18"
    for code in ("O11", "O10", "I19", "E9"):
        assert pd.isna(shown.loc[code, "ปีก่อน"])
    assert shown.loc["I19", "รหัสปีก่อน"] == ""


def test_only_below(items: Visitor) -> None:
    items.at.toggle(key="below").set_value(True).run()
    assert [code.lower() for code in table(items)["รหัส"]] == sample_year(2566).below()
    assert set(table(items)["ผล"]) == {"▼ ต่ำกว่าเกณฑ์"}


def test_filters_meet(items: Visitor) -> None:
    items.at.pills(key="instrument").set_value(["EIT"]).run()
    assert list(table(items)["รหัส"]) == [f"E{n}" for n in range(1, 16)]
    items.at.multiselect(key="indicator").set_value([7]).run()
    assert list(table(items)["รหัส"]) == [f"E{n}" for n in range(6, 11)]
    items.at.text_input(key="find").set_value("e9").run()
    assert list(table(items)["รหัส"]) == ["E9"]
    items.at.text_input(key="find").set_value("ไม่มีคำนี้แน่นอน").run()
    assert not items.at.dataframe
    assert "ไม่มีข้อที่ตรงกับตัวกรอง" in items.text()


def test_topic_filter(items: Visitor) -> None:
    items.at.multiselect(key="topic").set_value([4]).run()
    assert all("4" in topics.split(", ") for topics in table(items)["ประเด็น"])
    assert {f"I{n}" for n in range(19, 25)} <= set(table(items)["รหัส"])  # property of the state


def test_another_year_has_its_own_items(items: Visitor) -> None:
    items.at.selectbox(key="year").select(2564).run()
    sheet = sample_year(2564)
    assert {row["รหัส"].lower(): row["คะแนน"] for row in table(items).to_dict("records")} == {
        code: float(score) for code, score in sheet.items().items()
    }


def test_filters_stand_in_the_address(items: Visitor) -> None:
    again = Visitor().start(doc=items.doc, below="true", instrument="OIT").go("items")
    expected = [code.upper() for code in sample_year(2566).below() if code.startswith("o")]
    assert list(table(again)["รหัส"]) == expected


def test_workbook_carries_rows_and_filter(sample: Visitor) -> None:
    from itadash import exports
    from itadash.reading import InputFile, read_file
    from itadash.scores import distinct
    from tests.pages.conftest import AGENCY, SAMPLE

    scores, _ = distinct(read_file(InputFile(SAMPLE.name, SAMPLE.read_bytes())).printed)
    result = build(scores, AGENCY, 2566, Decimal(85))
    filters = item_table.Filters(only_below=True, words="E")
    rows = item_table.keep(result.items, filters)
    told = item_table.filter_words(filters, {}, {})
    data = exports.table_xlsx(rows, {"code": "รหัส", "score": "คะแนน"}, [("ตัวกรอง", told)])
    sheet, origin = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert origin["B1"].value == "เฉพาะข้อที่ต่ำกว่าเกณฑ์ · มีคำว่า “E”"
    expected = {code: float(score) for code, score in sample_year(2566).items().items() if score < 85}
    found = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert found
    assert found.items() <= expected.items()
