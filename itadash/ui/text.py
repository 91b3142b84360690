"""Words and figures as every page writes them. No Streamlit here."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pandas as pd

BELOW = "▼ ต่ำกว่าเกณฑ์"
PASSES = "● ผ่านเกณฑ์"
NO_SCORE = "– ไม่มีคะแนน"
NO_AGENCY = "(ไม่ได้ระบุชื่อหน่วยงาน)"

INSTRUMENT_NAMES = {
    "IIT": "IIT",
    "EIT": "EIT (ไม่ระบุส่วน)",
    "EIT1": "EIT Public",
    "EIT2": "EIT Survey",
    "OIT": "OIT",
    "": "",
}
REMARK_NAMES = {"repair": "แก้การพิมพ์", "doubt": "ต้องตรวจดู", "refused": "ไม่รับเป็นคะแนน", "note": "หมายเหตุ"}

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")  # every ASCII sign; Markdown lets each of them be escaped


def plain(text: object) -> str:
    """``text`` from a file, to be put inside Markdown (labels, captions, alerts): shown as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def fault_line(fault: str) -> str:
    """What is wrong with a field, to stand below it as Markdown: with a sign, not by colour alone."""
    return f":small[:red[:material/error: {plain(fault)}]]"


def agency_name(agency: str | None) -> str:
    """The name of an agency, or words for a sheet that names none."""
    return agency or NO_AGENCY


def points(value: Decimal | float | None) -> str:
    """A score with two decimals, a dash where there is none."""
    return "–" if value is None or pd.isna(value) else f"{value:.2f}"


def signed(value: Decimal | None) -> str:
    """A change with its sign: ``+1.50``, ``−0.25``, ``0.00``."""
    if value is None:
        return "–"
    return f"{value:+.2f}".replace("-", "−") if value else "0.00"


def trimmed(value: Decimal) -> str:
    """A target without idle decimals: 85, 82.5."""
    return f"{value.normalize():f}"


def percent(share: Decimal) -> str:
    """A weight as written in the manuals: 0.15 → ร้อยละ 15."""
    return f"ร้อยละ {(share * 100).normalize():f}"


def verdict(score: Any, below: bool) -> str:
    """The sign and words that go with a score."""
    if score is None or pd.isna(score):
        return NO_SCORE
    return BELOW if below else PASSES


def number(value: Any) -> float | None:
    """A score as a float for tables that draw numbers; ``None`` where there is none."""
    return None if value is None or pd.isna(value) else float(value)


def item_code(code: str) -> str:
    """``e9`` → ``E9``: codes as documents print them."""
    return code.upper() if code[:1] in "ieo" else code
