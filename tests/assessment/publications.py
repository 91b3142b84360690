"""Figures that four real results printed for FY2566 and FY2565 (facts only), as Scores tables.

The publications: the FY2566 analyses of อบจ.อ่างทอง (ANG_THONG), of อบจ.ลำปาง (LAMPANG), of อบต.เขิน (KHOEN, with a
second table for FY2565 that has neither a total nor, in print, a year), and one with a two-year comparison
(TWO_YEARS: indicators only). Here the agencies are called ก, ข, ค, ง.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from itadash import scores
from itadash.scores import Score

INSTRUMENT_OF = {"i": "IIT", "e": "EIT", "o": "OIT"}
INDICATOR_NAMES = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
)
INDICATORS = ("IIT",) * 5 + ("EIT",) * 3 + ("OIT",) * 2


def row(agency: str, year: int | None, level: str, instrument: str, code: str, score: str, source: str = "") -> Score:
    return Score(agency, year, level, instrument, code, Decimal(score), source or f"ตัวอย่าง › {instrument} {code}")


def total(agency: str, year: int | None, score: str) -> list[Score]:
    return [row(agency, year, "total", "", "total", score)]


def instruments(agency: str, year: int | None, **values: str) -> list[Score]:
    return [row(agency, year, "instrument", code, code, score) for code, score in values.items()]


def indicators(agency: str, year: int | None, values: str) -> list[Score]:
    """Indicators 1, 2, … from a blank-separated list."""
    return [row(agency, year, "indicator", INDICATORS[n], str(n + 1), score) for n, score in enumerate(values.split())]


def items(agency: str, year: int | None, values: dict[str, str], part: str = "") -> list[Score]:
    """Item rows; ``part`` EIT1 or EIT2 when it is printed."""
    return [row(agency, year, "item", part or INSTRUMENT_OF[c[0]], c, score) for c, score in values.items()]


def numbered(letter: str, first: int, values: str) -> dict[str, str]:
    """``numbered("i", 7, "98.90 97.80")`` is i7 and i8."""
    return {f"{letter}{first + n}": score for n, score in enumerate(values.split())}


def frame(*rows: Iterable[Score]) -> pd.DataFrame:
    return scores.frame([score for group in rows for score in group])


def all_oit(zero: Iterable[str] = ()) -> dict[str, str]:
    """The 43 OIT items of FY2566, 100.00 each but 0.00 for the named ones."""
    lost = set(zero)
    return {f"o{n}": "0.00" if f"o{n}" in lost else "100.00" for n in range(1, 44)}


_A = ("ก", 2566)
ANG_THONG_PUBLIC = {
    **numbered("e", 1, "85.23 93.04 93.02"),
    **numbered("e", 5, "95.13 95.15 93.72 95.75 93.02 78.77 93.72 93.02 95.73"),
    "e15": "93.72",
}
ANG_THONG_SURVEY = {
    **numbered("e", 1, "77.07 77.07 78.16"),
    **numbered("e", 5, "78.16 76.32 77.42 84.62 74.46 70.33 74.87 75.95 91.21"),
    "e15": "79.20",
}
ANG_THONG = frame(
    total(*_A, "92.31"),
    indicators(*_A, "96.65 90.10 95.90 92.12 92.54 87.48 83.96 86.24 92.50 100.00"),
    instruments(*_A, IIT="93.46", EIT1="92.57", EIT2="79.21"),
    items(*_A, {"i7": "85.94", "i8": "74.77", "i19": "86.42", "i24": "88.91", "i27": "89.47"}),
    items(*_A, ANG_THONG_PUBLIC, "EIT1"),
    items(*_A, ANG_THONG_SURVEY, "EIT2"),
)

_B = ("ข", 2566)
LAMPANG_IIT = numbered(
    "i",
    1,
    "100.00 100.00 100.00 100.00 100.00 100.00 "
    "98.90 98.90 97.80 98.90 100.00 100.00 "
    "97.77 98.90 98.90 98.90 100.00 98.90 "
    "98.90 98.90 98.90 100.00 98.90 55.57 "
    "94.43 94.43 95.57 95.57 95.57 95.57",
)
LAMPANG_EIT = {
    **numbered("e", 1, "82.11 83.09 85.94 97.17 84.03"),
    **numbered("e", 6, "85.94 85.00 94.34 83.06 94.34"),
    **numbered("e", 11, "81.23 84.06 97.20"),
    "e15": "83.11",
}
LAMPANG_OIT = {
    code: score
    for code, score in all_oit().items()
    if code not in {"o4", "o19", "o27", "o28", "o29", "o31", "o32", "o33", "o36", "o37", "o38", "o42", "o43"}
}
LAMPANG = frame(
    total(*_B, "94.96"),
    indicators(*_B, "100.00 99.08 98.90 91.86 95.19 88.28 84.29 85.96 100.00 100.00"),
    items(*_B, LAMPANG_IIT),
    items(*_B, LAMPANG_EIT),
    items(*_B, LAMPANG_OIT),
)

_C = ("ค", 2566)
KHOEN_IIT = numbered(
    "i",
    1,
    "99.25 99.25 100.00 100.00 100.00 100.00 "
    "96.20 95.45 96.98 100.00 100.00 100.00 "
    "99.25 99.25 98.50 97.73 97.73 97.73 "
    "97.00 98.50 93.95 100.00 95.45 93.18 "
    "100.00 99.25 99.25 99.25 99.25 99.25",
)
KHOEN_EIT = numbered(  # one part, not named; of e11 and e12 the value printed first
    "e", 1, "96.90 96.90 95.84 93.58 96.90 96.90 96.90 96.84 96.90 96.84 79.77 80.84 96.84 96.90 79.74"
)
KHOEN_LOST = ("o26", "o35", "o37", "o38", "o42", "o43")
KHOEN_OIT = {code: score for code, score in all_oit(KHOEN_LOST).items() if code != "o4"}
KHOEN_INDICATORS = "99.75 98.11 98.37 96.35 99.38 88.41 87.62 89.60 95.00 61.25"
KHOEN_2565 = indicators("ค", 2565, "91.22 76.40 85.66 78.19 73.23 75.68 69.19 68.62 80.00 47.50")
KHOEN = frame(
    total(*_C, "87.33"),
    indicators(*_C, KHOEN_INDICATORS),
    items(*_C, KHOEN_IIT),
    items(*_C, KHOEN_EIT),
    items(*_C, KHOEN_OIT),
    KHOEN_2565,
)
