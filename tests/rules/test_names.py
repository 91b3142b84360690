"""Indicator names as agencies print them."""

from __future__ import annotations

import pytest

from itadash.rules import indicator_number, normalise

NAMES = {
    1: ["การปฏิบัติหน้าที่"],
    2: ["การใช้งบประมาณ"],
    3: ["การใช้อำนาจ", "การใช้อ\u0e4d\u0e32นาจ"],
    4: ["การใช้ทรัพย์สินของราชการ", "การใช้ทรัพยากรของราชการ", "การใช้ทรัพย์สินของทางราชการ"],
    5: ["การแก้ไขปัญหาการทุจริต", "การแก้ปัญหาการทุจริต", "การเเก้ไขปัญหาการทุจริต"],
    6: ["คุณภาพการดำเนินงาน", "คุณภาพการด\u0e4d\u0e32เนินงาน"],
    7: ["ประสิทธิภาพการสื่อสาร", "ประสิทธิภาพ การสื่อสาร"],
    8: ["การปรับปรุงการทำงาน", "การปรับปรุงระบบการทำงาน", "การปรับปรุงระบบการท\u0e4d\u0e32งาน"],
    9: ["การเปิดเผยข้อมูล"],
    10: ["การป้องกันการทุจริต"],
}
CASES = [(number, name) for number, names in NAMES.items() for name in names]
PREFIXES = [
    "",
    "ตัวชี้วัดที่ {n} ",
    "ตัวชี้วัดที่ {t} ",
    "ตัวชี้วัด {t} ",
    "{n}. ",
    "{t}. ",
    "{n} ",
    "{t}) ",
    " \u200b",
    "ตัวชี้วัดที่ {n} : ",
]


@pytest.mark.parametrize(("number", "name"), CASES)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_names_and_variants(number: int, name: str, prefix: str) -> None:
    thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert indicator_number(prefix.format(n=number, t=thai) + name) == number


@pytest.mark.parametrize(
    "name",
    ["", "  ", "ตัวชี้วัดที่ 3", "คะแนนเฉลี่ย", "การป้องกันการทุจริตและประพฤติมิชอบ", "ข้อมูลพื้นฐาน", "การใช้อำนา", "12345"],
)
def test_other_texts_name_no_indicator(name: str) -> None:
    assert indicator_number(name) is None


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("น\u0e4d\u0e49\u0e32หนัก", "น้ำหนัก"),  # nikhahit, tone mark, sara aa
        ("น\u0e49\u0e4d\u0e32หนัก", "น้ำหนัก"),  # tone mark first
        ("ตัวชี้วัดที่ ๑๐.  การป้องกัน\u00a0การทุจริต\n", "การป้องกันการทุจริต"),
    ],
)
def test_normalise(printed: str, form: str) -> None:
    assert normalise(printed) == form
