"""Days in the ways that offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from itadash.thai_dates import date_fault, last_day, long_date, read_date, short_date


@pytest.mark.parametrize(
    "text",
    [
        "7 เมษายน 2567",
        "๗ เมษายน ๒๕๖๗",
        "วันที่ 7 เมษายน พ.ศ. 2567",
        "7 เม.ย. 2567",
        "7 เม.ย. 67",
        "7 เมย 67",
        "7 เม. ย. 67",
        "7/4/2567",
        "07/04/67",
        "๗/๔/๒๕๖๗",
        "7-4-2567",
        "7.4.2567",
        "7/4/2024",
        "2024-04-07",
        "2567-04-07",
        "  7  เมษายน  2567 ",
        "วันอาทิตย์ที่ 7 เมษายน 2567",
    ],
)
def test_one_day_in_many_ways(text: str) -> None:
    assert read_date(text) == date(2024, 4, 7)


@pytest.mark.parametrize(
    "text",
    ["", "เมษายน 2567", "31 เมษายน 2567", "30/2/2567", "7/13/2567", "0/4/2567", "7 เมษา 2567", "7", "7/4/9999", "พรุ่งนี้"],
)
def test_what_is_no_day(text: str) -> None:
    assert read_date(text) is None


def test_the_leap_day_is_of_the_christian_year() -> None:
    assert read_date("29 กุมภาพันธ์ 2567") == date(2024, 2, 29)
    assert read_date("29 กุมภาพันธ์ 2568") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31 กุมภาพันธ์ 2567", "ไม่มีวันที่ 31 กุมภาพันธ์ 2567 เดือนนี้มีวันที่ 1–29"),  # 2024 is a leap year
        ("29 ก.พ. 68", "ไม่มีวันที่ 29 กุมภาพันธ์ 2568 เดือนนี้มีวันที่ 1–28"),
        ("๓๑/๔/๒๕๖๗", "ไม่มีวันที่ 31 เมษายน 2567 เดือนนี้มีวันที่ 1–30"),
        ("0/4/2567", "ไม่มีวันที่ 0 เมษายน 2567 เดือนนี้มีวันที่ 1–30"),
        ("7/13/2567", "ไม่มีเดือนที่ 13"),
        ("7/4/9999", "ปี 9999 ไม่ใช่ปีที่ใช้ได้"),
        ("เมษายน 2567", "อ่านวันที่ “เมษายน 2567” ไม่ได้"),
        ("7 เมษายน", "อ่านวันที่ “7 เมษายน” ไม่ได้"),
        ("พรุ่งนี้", "อ่านวันที่ “พรุ่งนี้” ไม่ได้"),
    ],
)
def test_why_a_text_is_no_day(text: str, told: str) -> None:
    assert date_fault(text).startswith(told)


@pytest.mark.parametrize("text", ["", "  ", "29 กุมภาพันธ์ 2567", "๗/๔/๖๗", "วันที่ 7 เมษายน พ.ศ. 2567"])
def test_nothing_is_told_of_a_day(text: str) -> None:
    assert date_fault(text) == ""


def test_a_day_may_be_left_to_be_written_by_hand() -> None:
    assert date_fault("...... ตุลาคม 2566", by_hand=True) == date_fault("ตุลาคม ๒๕๖๖", by_hand=True) == ""
    assert date_fault("31 กุมภาพันธ์ 2567", by_hand=True)
    assert date_fault("...... ตุลา", by_hand=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗", date(2024, 9, 30)),
        ("ตุลาคม 2566 ถึง มีนาคม 2567", date(2024, 3, 31)),
        ("ภายใน ก.พ. 67", date(2024, 2, 29)),
        ("2 ตุลาคม 2566 ถึง\n30 กันยายน 2567 (ดำเนินการเดือนละ 1 ครั้ง)", date(2024, 9, 30)),
        ("15/1/2567 ถึง 14/2/2567", date(2024, 2, 14)),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", None),
        ("ทุกไตรมาส", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_period(text: str, day: date | None) -> None:
    assert last_day(text) == day


def test_days_in_words() -> None:
    assert long_date(date(2022, 4, 7)) == "7 เมษายน 2565"
    assert short_date(date(2024, 9, 30)) == "30 ก.ย. 2567"
