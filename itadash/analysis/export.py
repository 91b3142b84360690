"""The verdicts as a table for files, one row an item."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from itadash.analysis.verdicts import Verdict, names
from itadash.assessment.result import Result
from itadash.scores import round_half_up

EXPORT_COLUMNS = {
    "code": "รหัส",
    "label": "ข้อคำถาม",
    "instrument": "แบบวัด",
    "topics": "ประเด็นที่",
    "score": "คะแนนที่ใช้วินิจฉัย",  # not "คะแนน": the sheet read back is no second table of scores
    "previous": "ปีก่อน (ข้อคำถามเดียวกัน)",
    "verdict": "ผลวินิจฉัย",
    "reasons": "เหตุผล",
    "by_rules": "ผลตามเกณฑ์วินิจฉัย",
    "to_target": "คะแนนรวมที่เพิ่มเมื่อถึงเกณฑ์",
    "to_full": "คะแนนรวมที่เพิ่มเมื่อได้ 100",
}


def reasons(verdict: Verdict) -> str:
    """Why, in one cell; the person's own reason first."""
    own = [f"{verdict.overrule.reason} (หน่วยงานวินิจฉัย)"] if verdict.overrule else []
    return " · ".join([*own, *(reason.text for reason in verdict.reasons)]) or "ผ่านเกณฑ์"


def export_table(
    result: Result, verdicts: Mapping[str, Verdict], to_target: Mapping[str, Decimal], to_full: Mapping[str, Decimal]
) -> pd.DataFrame:
    """Every item with a verdict, in the order of the result sheet; columns as in :data:`EXPORT_COLUMNS`."""
    rows = [row for row in result.items.to_dict("records") if row["code"] in verdicts]
    codes = [str(row["code"]) for row in rows]
    return pd.DataFrame(
        {
            "code": [code.upper() for code in codes],
            "label": [row["label"] for row in rows],
            "instrument": [row["instrument"] for row in rows],
            "topics": [row["topics"] for row in rows],
            "score": [row["score"] for row in rows],
            "previous": [row.get("previous") for row in rows],
            "verdict": [names()[verdicts[code].verdict].name for code in codes],
            "reasons": [reasons(verdicts[code]) for code in codes],
            "by_rules": [names()[verdicts[code].by_rules].name for code in codes],
            "to_target": [_gain(to_target.get(code)) for code in codes],
            "to_full": [_gain(to_full.get(code)) for code in codes],
        }
    ).astype("object")


def _gain(value: Decimal | None) -> Decimal | None:
    return None if value is None else round_half_up(value)
