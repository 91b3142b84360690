"""Signs, words and tables of the analysis page. No Streamlit here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pandas as pd

from itadash.analysis.compare import Change
from itadash.analysis.export import reasons
from itadash.analysis.topics import Group
from itadash.analysis.verdicts import DEFECT, DEVELOP, KEEP, VERDICTS, Verdict, names
from itadash.assessment.result import Result
from itadash.ui.text import INSTRUMENT_NAMES, item_code, number, points, signed

COLOURS = {DEFECT: "orange", DEVELOP: "yellow", KEEP: "green", "": "gray"}
NO_VERDICT = "– ไม่มีคะแนนรายข้อ"
_NUMBERS = {**INSTRUMENT_NAMES, "EIT": "EIT", "total": "รวม"}


def verdict_words(verdict: str, *, short: bool = True) -> str:
    """``▼ ต้องแก้ไข``; words for a group without a score."""
    if not verdict:
        return NO_VERDICT
    name = names()[verdict]
    return f"{name.sign} {name.short if short else name.name}"


def counts(verdicts: Mapping[str, Verdict]) -> dict[str, int]:
    """Verdict → how many items have it, worst first."""
    return {each: sum(v.verdict == each for v in verdicts.values()) for each in VERDICTS}


def counts_words(verdicts: Mapping[str, Verdict]) -> str:
    """``▼ ต้องแก้ไข 12 ข้อ · ◆ ต้องพัฒนา 4 ข้อ · ● รักษาระดับ 72 ข้อ``."""
    return " · ".join(f"{verdict_words(verdict)} {count} ข้อ" for verdict, count in counts(verdicts).items())


def group_label(group: Group) -> str:
    """The line of a group in the list: its number and name."""
    kind = group.id.partition("-")[0]
    if group.number == "0":
        return group.name
    return {"topic": f"{group.number}. {group.name}", "indicator": f"{group.number}. {group.name}"}.get(
        kind, f"{group.number} {group.name}"
    )


def group_caption(group: Group) -> str:
    """What stands under it: sign, verdict and how many items have it."""
    if not group.verdict:
        return NO_VERDICT
    told = [f"{names()[each].sign} {len(group.by_verdict[each])}" for each in VERDICTS if group.by_verdict[each]]
    return f"{verdict_words(group.verdict).split(' ', 1)[1]} · {'  '.join(told)}"


def items_table(
    result: Result, codes: Sequence[str], verdicts: Mapping[str, Verdict], gains: Mapping[str, Decimal]
) -> pd.DataFrame:
    """The items of a group as the page shows them, worst verdict first, then by what they are worth."""
    rows = {row["code"]: row for row in result.items.to_dict("records")}
    order = sorted(codes, key=lambda code: (VERDICTS.index(verdicts[code].verdict), -gains.get(code, Decimal(0))))
    shown = [rows[code] for code in order]
    return pd.DataFrame(
        {
            "รหัส": [item_code(code) for code in order],
            "ข้อคำถาม": [row["label"] for row in shown],
            "คะแนน": [number(row["score"]) for row in shown],
            "ผลวินิจฉัย": [_verdict_cell(verdicts[code]) for code in order],
            "คะแนนรวมที่เพิ่ม": [number(gains.get(code)) if gains.get(code) else None for code in order],
            "เหตุผล": [reasons(verdicts[code]) for code in order],
        }
    )


def _verdict_cell(verdict: Verdict) -> str:
    return f"{verdict_words(verdict.verdict)}{' ✎' if verdict.overrule else ''}"


def comparison_table(changes: Sequence[Change]) -> pd.DataFrame:
    """Figures of two years side by side."""
    return pd.DataFrame(
        {
            "ที่": [_place_name(change.code) for change in changes],
            "รายการ": [change.name for change in changes],
            "ปีก่อน": [number(change.previous) for change in changes],
            "ปีนี้": [number(change.score) for change in changes],
            "+/− คะแนน": [number(change.points) for change in changes],
            "+/− ร้อยละ": [number(change.percent) for change in changes],
            "ผล": [_result_words(change) for change in changes],
        }
    )


def _place_name(code: str) -> str:
    """What stands in the first column: a total of EIT is no EIT of an unknown part."""
    return {"total": "รวม", "EIT": "EIT"}.get(code) or INSTRUMENT_NAMES.get(code, code)


def _result_words(change: Change) -> str:
    if change.score is None:
        return "– ไม่มีคะแนน"
    direction = ""
    if change.points is not None:
        direction = "▲ เพิ่มขึ้น " if change.points > 0 else "▽ ลดลง " if change.points < 0 else "＝ เท่าเดิม "
    return f"{direction}{'ต่ำกว่าเกณฑ์' if change.below else 'ผ่านเกณฑ์'}"


def named_changes(changes: Sequence[Change]) -> list[str]:
    """Indicators, one a line: ``7. ประสิทธิภาพการสื่อสาร 83.96 (+1.20)``."""
    return [
        f"{c.code}. {c.name} {points(c.score)}{f' ({signed(c.points)})' if c.points is not None else ''}"
        for c in changes
    ]
