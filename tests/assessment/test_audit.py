"""The audit: what must be found, and what must not be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from itadash.assessment import figures
from itadash.assessment.audit import audit
from itadash.assessment.rating_checks import level_names
from itadash.reading.model import PrintedRating, Reading, Remark
from itadash.scores import Score
from tests.assessment import publications as pub


def reading(
    *rows: Iterable[Score], remarks: tuple[Remark, ...] = (), ratings: Iterable[tuple[int | None, str]] = ()
) -> Reading:
    printed = pub.frame(*rows)
    return as_reading(printed, remarks, ratings)


def as_reading(
    printed: pd.DataFrame, remarks: tuple[Remark, ...] = (), ratings: Iterable[tuple[int | None, str]] = ()
) -> Reading:
    agency = printed["agency"].iloc[0] if len(printed) else ""
    levels = tuple(PrintedRating(agency, year, text, "ระดับ") for year, text in ratings)
    return Reading("ตัวอย่าง", printed.assign(table="ตาราง"), remarks, levels)


def found(*readings: Reading) -> list[tuple[str, str, str, str, str]]:
    """Severity, kind, code, printed and expected of the findings."""
    table = audit(readings)
    assert list(table.columns) == [
        "severity",
        "kind",
        "fiscal_year",
        "code",
        "printed",
        "expected",
        "message",
        "source",
    ]
    return [(f.severity, f.kind, f.code, f.printed, f.expected) for f in table.itertuples()]


@pytest.mark.parametrize("table", [pub.ANG_THONG, pub.LAMPANG, pub.KHOEN], ids=["ang-thong", "lampang", "khoen"])
def test_the_figures_of_the_publications_are_right(table: pd.DataFrame) -> None:
    """อ่างทอง prints 92.50 for indicator 9 and no OIT items, so two without a score are not named: no more."""
    unnamed = [("warning", "missing", "9", "92.50", "")] if table is pub.ANG_THONG else []
    assert found(as_reading(table)) == unnamed


def test_nothing_read_nothing_found() -> None:
    assert found() == []
    assert found(reading()) == []


def test_wrong_total() -> None:
    table = pub.LAMPANG.copy()
    table.loc[table["code"] == "total", "score"] = Decimal("94.99")  # recomputed 94.96, 0.03 off
    assert found(as_reading(table)) == [("error", "total", "total", "94.99", "94.96")]
    assert (
        audit([as_reading(table)])["message"]
        .iloc[0]
        .startswith("คะแนนรวม พิมพ์ว่า 94.99 แต่คำนวณได้ 94.96 จาก (0.30 × 97.01")
    )


@pytest.mark.parametrize("score", ["94.94", "94.98"])
def test_a_difference_of_two_hundredths_is_rounding(score: str) -> None:
    table = pub.LAMPANG.copy()
    table.loc[table["code"] == "total", "score"] = Decimal(score)
    assert found(as_reading(table)) == []


def test_wrong_indicator_subindicator_and_instrument() -> None:
    rows = [
        pub.items("ก", 2566, pub.numbered("i", 1, "90.00 90.00 90.00 90.00 90.00 91.00")),  # mean 90.1666…
        pub.indicators("ก", 2566, "91.71 80.00 80.00 80.00 80.00"),
        pub.instruments("ก", 2566, IIT="83.00"),
        pub.items("ก", 2566, pub.numbered("o", 39, "100.00 100.00 100.00 100.00 0.00")),  # mean 80
        [pub.row("ก", 2566, "subindicator", "OIT", "10.2", "60.00")],
    ]
    assert sorted(found(reading(*rows))) == [
        ("error", "indicator", "1", "91.71", "90.17"),
        ("error", "instrument", "IIT", "83.00", "82.03"),  # (90.17 + 4 × 80.00) ÷ 5: 91.71 is wrong itself
        ("error", "subindicator", "10.2", "60.00", "80.00"),
    ]


def test_unlabelled_eit_items_prove_nothing_about_their_indicator() -> None:
    items = pub.items("ก", 2566, pub.numbered("e", 1, "96.90 96.90 95.84 93.58 96.90"))  # mean 96.02
    rows = [pub.row("ก", 2566, "indicator", "EIT", "6", "88.41")]
    assert found(reading(rows, items)) == []
    # before FY2566 EIT is one pool, and the mean counts (though the list of FY2565 is not verified: a warning)
    old_items = pub.items("ก", 2565, pub.numbered("e", 1, "96.90 96.90 95.84 93.58 96.90"))
    old_rows = [pub.row("ก", 2565, "indicator", "EIT", "6", "88.41")]
    assert found(reading(old_rows, old_items)) == [("warning", "indicator", "6", "88.41", "96.02")]


def test_eit_indicator_against_both_parts() -> None:
    public = pub.items("ก", 2566, pub.numbered("e", 6, "95.15 93.72 95.75 93.02 78.77"), "EIT1")
    survey = pub.items("ก", 2566, pub.numbered("e", 6, "76.32 77.42 84.62 74.46 70.33"), "EIT2")
    rows = [pub.row("ก", 2566, "indicator", "EIT", "7", "91.28")]  # the mean of part 1 alone
    assert found(reading(rows, public, survey)) == [("error", "indicator", "7", "91.28", "83.96")]


def test_printed_eit_parts_against_the_indicators() -> None:
    rows = pub.indicators("ก", 2566, "96.65 90.10 95.90 92.12 92.54 87.48 83.96 86.24")
    good = pub.instruments("ก", 2566, EIT1="92.57", EIT2="79.21")  # mean 85.89, as the indicators give
    assert found(reading(rows, good)) == []
    rounding = pub.instruments("ก", 2566, EIT1="92.57", EIT2="79.27")  # mean 85.92, 0.03 off
    assert found(reading(rows, rounding)) == []
    off = pub.instruments("ก", 2566, EIT1="92.57", EIT2="79.28")  # mean 85.925, 0.04 off
    assert found(reading(rows, off)) == [("error", "instrument", "EIT", "85.93", "85.89")]
    wrong = pub.instruments("ก", 2566, EIT1="92.57", EIT2="97.21")  # mean 94.89
    assert found(reading(rows, wrong)) == [("error", "instrument", "EIT", "94.89", "85.89")]


def test_conflict_names_both_values_and_places() -> None:
    first, second = (
        [Score("ก", 2566, "item", "IIT", "i1", Decimal(score), place)]
        for score, place in (("90.00", "ก › ข › C4"), ("91.00", "ก › ข › C9"))
    )
    assert found(reading(first, first, second, second)) == [("error", "conflict", "i1", "91.00", "90.00")]
    finding = audit([reading(first, second)]).iloc[0]
    assert finding["message"] == "ข้อ I1 พิมพ์ไว้สองค่า คือ 90.00 (ก › ข › C4) และ 91.00 (ก › ข › C9)"
    assert (finding["fiscal_year"], finding["source"]) == ("2566", "ก › ข › C9")


def test_conflicts_between_files_are_found() -> None:
    one, two = (reading(pub.total("ก", 2566, score)) for score in ("90.00", "91.00"))
    assert found(one, one) == []
    assert found(one, two) == [("error", "conflict", "total", "91.00", "90.00")]


def test_second_eit_value_is_recognised_as_one_part() -> None:
    # อบจ.ลำปาง 2566: table 88.28 and 84.29; prose 86.47 = (82.11 + 83.09 + 85.94 + 97.17 + 84.03) ÷ 5 = 86.468,
    # and 80.04 = 2 × 84.29 − 88.54, where 88.54 is the mean of the printed e6–e10 (442.68 ÷ 5 = 88.536)
    rows = [
        pub.row("ข", 2566, "indicator", "EIT", code, score)
        for code, score in (("6", "88.28"), ("7", "84.29"), ("6", "86.47"), ("7", "80.04"))
    ]
    table = audit([reading(rows, pub.items("ข", 2566, pub.LAMPANG_EIT))])
    assert list(table["kind"]) == ["conflict", "conflict"]
    assert list(table["printed"]) == ["86.47", "80.04"]
    assert table["message"].str.contains("น่าจะเป็นค่าเฉลี่ยของ EIT ส่วนเดียว").all()


def test_another_second_value_is_not_explained_away() -> None:
    rows = [pub.row("ข", 2566, "indicator", "EIT", "6", score) for score in ("88.28", "83.00")]
    message = audit([reading(rows, pub.items("ข", 2566, pub.LAMPANG_EIT))])["message"].iloc[0]
    assert "ส่วนเดียว" not in message


def test_undated_tables_may_be_two_years() -> None:
    rows = pub.total("ก", None, "90.00") + pub.total("ก", None, "80.00")
    assert found(reading(rows)) == [
        ("warning", "conflict", "total", "80.00", "90.00"),
        ("warning", "missing", "", "", ""),
    ]


def test_impossible_scores() -> None:
    values = {"i1": "100.01", "i2": "-0.01", "i3": "99.999", "o1": "50.00", "o2": "0.00", "o3": "100.00"}
    assert found(reading(pub.items("ก", 2566, values))) == [
        ("error", "range", "i1", "100.01", "0–100"),
        ("error", "range", "i2", "-0.01", "0–100"),
        ("error", "range", "i3", "99.999", ""),
        ("error", "oit-value", "o1", "50.00", "0 หรือ 100"),
    ]
    undated = found(reading(pub.items("ก", None, {"o1": "50.00"})))
    assert ("warning", "oit-value", "o1", "50.00", "0 หรือ 100") in undated


def test_codes_outside_the_list_of_the_year() -> None:
    assert found(reading(pub.items("ก", 2566, {"o44": "100.00"}))) == [("warning", "code", "o44", "o44", "")]
    assert found(reading(pub.items("ก", 2562, {"o44": "100.00"}))) == []  # 48 items that year


def test_year_and_agency_not_printed() -> None:
    assert found(reading(pub.total("ก", None, "90.00"))) == [("warning", "missing", "", "", "")]
    assert found(reading(pub.total("", 2566, "90.00"))) == [("warning", "missing", "", "", "")]
    asked = Remark("doubt", "โปรดระบุปี", "ตาราง", "2565", "fiscal_year")
    assert found(reading(pub.total("ก", None, "90.00"), remarks=(asked,))) == [("warning", "missing", "", "", "2565")]
    nameless = Remark("doubt", "โปรดระบุชื่อหน่วยงาน", "ไฟล์", "", "agency")
    assert len(found(reading(pub.total("", 2566, "90.00"), remarks=(nameless,)))) == 1


def test_a_year_that_a_person_answered_is_not_asked_for_again() -> None:
    asked = Remark("doubt", "โปรดระบุปี", "ตาราง", "2565", "fiscal_year")
    nameless = Remark("doubt", "โปรดระบุชื่อหน่วยงาน", "ไฟล์", "", "agency")
    assert found(reading(pub.total("ก", 2565, "90.00"), remarks=(asked, nameless))) == []
    elsewhere = replace(asked, source="ตารางอื่น")  # its rows are not among the scores: still a question
    assert len(found(reading(pub.total("ก", 2565, "90.00"), remarks=(elsewhere,)))) == 1


def test_a_year_without_rules_is_said_once() -> None:
    rows = pub.indicators("ก", 2570, "90.00 91.00")
    assert found(reading(rows)) == [("warning", "missing", "", "", "")]


def test_remarks_become_findings() -> None:
    row = [Score("ก", 2566, "item", "IIT", "i19", Decimal("86.42"), "บรรทัด 3", "119")]
    remarks = (
        Remark("repair", "อ่านเป็น i19", "บรรทัด 3", "119", "i19"),
        Remark("repair", "ปัดเป็น 86.42", "บรรทัด 3", "86.4199", "86.42"),
        Remark("refused", "เกิน 100", "บรรทัด 4", "๑๐๑.๕", "i20"),
        Remark("refused", "ไม่ใช่ตัวเลข", "บรรทัด 5", "ดีมาก", "i21"),
        Remark("doubt", "อ่านได้สองแบบ", "บรรทัด 6", "17", "i17 หรือ i7"),
        Remark("note", "ข้ามแผ่นงานที่ซ่อน", "แผ่นงาน 2"),
    )
    assert found(reading(row, remarks=remarks)) == [
        ("error", "range", "i20", "๑๐๑.๕", "0–100"),
        ("warning", "range", "i21", "ดีมาก", "0–100"),
        ("warning", "code", "", "17", "i17 หรือ i7"),
        ("info", "code", "i19", "119", "i19"),
        ("info", "range", "", "86.4199", "86.42"),
        ("info", "missing", "", "", ""),
    ]
    table = audit([reading(row, remarks=remarks)])
    assert list(table["fiscal_year"]) == ["", "", "", "2566", "2566", ""]
    assert table.loc[0, "message"] == "เกิน 100"


def test_notes_on_the_way_in_are_findings() -> None:
    notes = (
        Remark("note", "ข้ามแผ่นงานที่ซ่อน", "ก.xlsx › ลับ"),
        Remark("note", "ช่อง C4: สูตรยังไม่ถูกคำนวณ", "ก.xlsx › ผล"),
        Remark("note", "ช่อง D4: ข้อความยาวเกิน 500 ตัวอักษร อ่านเฉพาะส่วนต้น", "ก.xlsx › ผล"),
    )
    table = audit([reading(pub.total("ก", 2566, "90.00"), remarks=notes)])
    assert list(zip(table["severity"], table["kind"], table["code"], table["source"], strict=True)) == [
        ("warning", "missing", "", "ก.xlsx › ผล"),
        ("warning", "missing", "", "ก.xlsx › ผล"),
        ("info", "missing", "", "ก.xlsx › ลับ"),
    ]
    assert list(table["message"]) == [notes[1].message, notes[2].message, notes[0].message]


@pytest.mark.parametrize("year", [2562, 2565])
def test_eit_parts_before_2566_are_told(year: int) -> None:
    rows = [
        *pub.instruments("ก", year, IIT="90.00", EIT1="90.00", OIT="80.00"),
        *pub.items("ก", year, pub.numbered("e", 1, "90.00 80.00"), "EIT2"),
    ]
    told = [f for f in found(reading(rows)) if f[1] == "code"]
    assert told == [("warning", "code", "EIT1", "EIT1", "EIT"), ("warning", "code", "EIT2", "EIT2", "EIT")]
    messages = audit([reading(rows)])["message"]
    assert messages[messages.str.contains("e1, e2")].str.contains("EIT ส่วนที่ 2 2 รายการ").all()
    assert found(reading(pub.instruments("ก", 2566, EIT1="90.00", EIT2="90.00"))) == []


def test_the_table_is_not_searched_once_an_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> None:
        raise AssertionError("the whole table searched for one agency")

    monkeypatch.setattr(figures, "select", search)
    rows = [pub.items(agency, year, {"o1": "50.00"}) for agency in ("ก", "ข", "ค") for year in (2565, 2566)]
    assert len(found(reading(*rows))) == 6


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ผ่าน (เทียบเกณฑ์การประเมินเดิมได้ในระดับ A)", ("ผ่าน", "A")),
        ("ผ่านดีเยี่ยม", ("ผ่านดีเยี่ยม", "")),
        ("ระดับ ผ่านดี", ("ผ่านดี", "")),
        ("ต้องปรับปรุงโดยด่วน", ("ต้องปรับปรุงโดยด่วน", "")),
        ("aa", ("AA", "")),
        ("A (ผ่านดี)", ("A", "ผ่านดี")),
        ("ITA", ("", "")),
        ("สูงมาก", ("", "")),
    ],
)
def test_level_names(text: str, names: tuple[str, str]) -> None:
    assert level_names(text) == names


def ratings(table: pd.DataFrame, year: int, text: str) -> list[tuple[str, str]]:
    findings = found(as_reading(table, ratings=[(year, text)]))
    return [(f[1], f[0]) for f in findings if f[1] != "missing"]  # อ่างทอง prints no OIT items


@pytest.mark.parametrize(
    ("table", "year", "text", "severities"),
    [
        # อบจ.อ่างทอง 92.31, Survey part 79.21: ผ่าน is right, and A on the old scale (85–94.99) is right as well
        (pub.ANG_THONG, 2566, "ผ่าน (เทียบเกณฑ์การประเมินเดิมได้ในระดับ A)", []),
        (pub.ANG_THONG, 2566, "ผ่าน", []),
        (pub.ANG_THONG, 2566, "ผ่านดี", ["error"]),
        (pub.ANG_THONG, 2566, "A", ["error"]),
        (pub.ANG_THONG, 2566, "ผ่าน (เทียบเกณฑ์เดิมได้ระดับ AA)", ["warning"]),
        # อบจ.ลำปาง 94.96, EIT parts not printed: ผ่านดี and ผ่าน are possible, the others are not
        (pub.LAMPANG, 2566, "ผ่านดี", ["info"]),
        (pub.LAMPANG, 2566, "ผ่าน", ["info"]),
        (pub.LAMPANG, 2566, "ผ่านดีเยี่ยม", ["error"]),
        (pub.LAMPANG, 2566, "ต้องปรับปรุง", ["error"]),
        # อบต.เขิน: 2566 OIT 78.13; 2565 71.13
        (pub.KHOEN, 2566, "ผ่าน", []),
        (pub.KHOEN, 2565, "C", []),
        (pub.KHOEN, 2565, "B", ["error"]),
        (pub.KHOEN, 2565, "ผ่าน", ["error"]),
        (pub.KHOEN, 2565, "C (ผ่าน)", ["warning"]),
        # no scores of that year: only the scale can be checked
        (pub.KHOEN, 2564, "AA", []),
        (pub.KHOEN, 2564, "ผ่านดี", ["error"]),
        (pub.KHOEN, 2564, "ดีมาก", ["warning"]),
    ],
)
def test_printed_levels(table: pd.DataFrame, year: int, text: str, severities: list[str]) -> None:
    assert ratings(table, year, text) == [("rating", severity) for severity in severities]


def test_a_level_without_a_year_is_left_alone_when_it_may_be_of_two() -> None:
    assert found(as_reading(pub.KHOEN, ratings=[(None, "B")])) == []
    two = reading(pub.total("ก", 2565, "71.13"), pub.total("ก", None, "80.00"), ratings=[(None, "B")])
    assert "rating" not in [f[1] for f in found(two)]  # the table without a year may be the one it is of


def test_a_level_without_a_year_is_of_the_only_year_of_its_agency() -> None:
    one = reading(pub.total("ก", 2565, "71.13"), ratings=[(None, "B")])  # 65–74.99 is C
    other = reading(pub.total("ข", 2566, "90.00"), pub.total("ข", 2565, "90.00"))
    assert found(one) == [("error", "rating", "total", "B", "C")]
    assert [f for f in found(one, other) if f[1] == "rating"] == [("error", "rating", "total", "B", "C")]
    table = audit([one, other])
    assert table.loc[table["kind"] == "rating", "fiscal_year"].item() == "2565"
    assert "rating" not in [f[1] for f in found(reading(pub.total("ก", None, "71.13"), ratings=[(None, "ผ่าน")]))]


def test_a_level_that_only_an_unverified_line_rules_out_is_a_warning() -> None:
    # total 96, EIT part 1 90: only the line of 95 keeps ผ่านดีเยี่ยม away
    rows = [*pub.total("ก", 2566, "96.00"), *pub.instruments("ก", 2566, EIT1="90.00")]
    assert [f[:2] for f in found(reading(rows, ratings=[(2566, "ผ่านดีเยี่ยม")]))] == [("warning", "rating")]
    rows = [*pub.total("ก", 2566, "86.00"), *pub.instruments("ก", 2566, OIT="84.00")]
    assert [f[:2] for f in found(reading(rows, ratings=[(2566, "ผ่านดี")]))] == [("error", "rating")]


def test_the_same_level_printed_twice_is_one_finding() -> None:
    levels = tuple(PrintedRating("ค", 2565, "B", place) for place in ("บรรทัด 2", "บรรทัด 9"))
    table = audit([Reading("ตัวอย่าง", pub.KHOEN.assign(table="ตาราง"), ratings=levels)])
    assert list(table["source"]) == ["บรรทัด 2"]


def test_a_level_without_an_agency_belongs_to_the_only_one() -> None:
    level = PrintedRating("", 2565, "B", "บรรทัด 2")
    alone = Reading("ตัวอย่าง", pub.KHOEN.assign(table="ตาราง"), ratings=(level,))
    assert found(alone) == [("error", "rating", "total", "B", "C")]
    other = reading(pub.total("ก", 2565, "80.00"))
    assert found(alone, other) == []  # of which agency, cannot be told


def test_with_several_agencies_a_finding_says_whose_it_is() -> None:
    rows = [pub.items(agency, 2566, {"o1": "50.00"}) for agency in ("ก", "ข")]
    assert [message.split(":")[0] for message in audit([reading(*rows)])["message"]] == ["ก", "ข"]
