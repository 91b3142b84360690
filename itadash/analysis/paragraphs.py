"""Paragraphs written by rules from the figures, in official Thai; the sentences are data (``paragraphs.toml``).

The same figures always give the same words. Digits are Arabic.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources

from itadash.analysis.compare import Change, Comparison
from itadash.analysis.topics import Group
from itadash.analysis.verdicts import DEFECT, DEVELOP, FULL, KEEP, Verdict, names
from itadash.analysis.words import listed, points
from itadash.assessment.result import Result
from itadash.scores import round_half_up

Row = Mapping[str, object]
_DIRECTIONS = {1: "เพิ่มขึ้น", -1: "ลดลง", 0: "เท่าเดิม"}


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("itadash.analysis").joinpath("paragraphs.toml").read_text(encoding="utf-8"))


def _say(group: str, name: str, /, **values: object) -> str:
    return _sentences()[group][name].format_map(values)


def of_item(result: Result, verdict: Verdict, gain: Decimal | None = None) -> str:
    """The paragraph on one item: score, verdict with its reasons, change of the same question, what it is worth.

    ``gain``: points of the total if the item rose to the target (:mod:`.worth`), ``None`` when not known.
    """
    row = _row(result, verdict.code)
    score, zero = row["score"], row["instrument"] == "OIT" and row["score"] == 0
    assert isinstance(score, Decimal)  # noqa: S101 - only items with a score have a verdict
    common = {
        "code": verdict.code.upper(),
        "label": row["label"],
        "scored": _scored(row),
        "target": points(result.target),
        "gap": points(result.target - score),
        "reasons": "และ".join(reason.text for reason in verdict.reasons),
    }
    low = _parts_below(row, result.target)
    form = _form(verdict, score < result.target, zero)
    if form == "defect" and low:
        form, common["part"] = ("defect_parts" if len(low) == 2 else "defect_part"), low[0]
    sentences = [_say("item", form, **common, **_own(verdict))]
    previous = row.get("previous")
    if isinstance(previous, Decimal) and previous != score and not any(r.rule == "fallen" for r in verdict.reasons):
        moved = score - previous
        sentences.append(
            _say(
                "item",
                "changed",
                previous=points(previous),
                direction=_DIRECTIONS[1 if moved > 0 else -1],
                points=points(abs(moved)),
            )
        )
    if gain and verdict.verdict != KEEP and round_half_up(gain) > 0:
        goal = FULL if row["instrument"] == "OIT" else result.target
        sentences.append(_say("item", "worth", goal=points(goal), gain=str(round_half_up(gain))))
    return " ".join(sentences)


def _form(verdict: Verdict, below: bool, zero: bool) -> str:
    """Which sentence fits the verdict."""
    if verdict.overrule:
        return "own"
    if verdict.verdict == DEFECT:
        return "defect_zero" if zero else ("defect" if below else "develop_below")
    if verdict.verdict == DEVELOP:
        return "develop_below" if below else "develop"
    return "keep_below" if below else "keep"


def _parts_below(row: Row, target: Decimal) -> list[str]:
    """The EIT parts below the target, where both are printed."""
    parts = {"EIT Public": row["public"], "EIT Survey": row["survey"]}
    scores = {name: value for name, value in parts.items() if isinstance(value, Decimal)}
    return [name for name, value in scores.items() if value < target] if len(scores) == 2 else []


def _own(verdict: Verdict) -> dict[str, str]:
    if verdict.overrule is None:
        return {}
    return {"verdict": names()[verdict.verdict].name, "reason": verdict.overrule.reason}


def _scored(row: Row) -> str:
    """``ได้ 80.08 คะแนน``; with both EIT parts: ``ได้ 92.57 คะแนน (EIT Public) และ 79.21 คะแนน (EIT Survey)``."""
    public, survey, third = row["public"], row["survey"], row["unspecified"]
    if isinstance(public, Decimal) and isinstance(survey, Decimal):
        if isinstance(third, Decimal):
            both = f"{points(public)} คะแนน (EIT Public) {points(survey)} คะแนน (EIT Survey)"
            return f"ได้ {both} และ {points(third)} คะแนน (ไม่ระบุส่วน)"
        return f"ได้ {points(public)} คะแนน (EIT Public) และ {points(survey)} คะแนน (EIT Survey)"
    score = row["score"]
    return f"ได้ {points(score)} คะแนน" if isinstance(score, Decimal) else "ไม่มีคะแนน"


def _row(result: Result, code: str) -> Row:
    rows = result.items.loc[result.items["code"] == code].to_dict("records")
    return {str(name): value for name, value in rows[0].items()}


def of_group(result: Result, group: Group) -> str:
    """The paragraph on a topic, an indicator or an instrument: how many items, which defects, what to develop."""
    kind = group.id.partition("-")[0]
    title = group.name if group.number == "0" else _say("group", kind, number=group.number, name=group.name)
    if not group.codes:
        return _say("group", "no_scores", group=title)
    sentences = [_say("group", "scored", group=title, count=len(group.codes))]
    scores = dict(zip(result.items["code"], result.items["score"], strict=True))
    for verdict in (DEFECT, DEVELOP):
        if codes := group.by_verdict[verdict]:
            items = listed([f"ข้อ {code.upper()} ({points(scores[code])} คะแนน)" for code in codes])
            sentences.append(_say("group", verdict, count=len(codes), items=items))
    kept = group.by_verdict[KEEP]
    if len(kept) == len(group.codes):
        all_pass = all(scores[code] >= result.target for code in kept)
        sentences.append(_say("group", "all_keep" if all_pass else "all_kept", target=points(result.target)))
    elif kept:
        sentences.append(_say("group", "keep", count=len(kept)))
    if group.without_score:
        missing = listed([code.upper() for code in group.without_score])
        sentences.append(_say("group", "without_score", items=missing))
    return " ".join(sentences)


def of_total(result: Result, comparison: Comparison) -> str:
    """The paragraph on the total and the level, and on the change from the year before."""
    sentences = []
    total = comparison.total
    if total.score is not None:
        sentences.append(_say("year", "total", year=result.fiscal_year, total=total.score))
        if result.level.name:
            sentences.append(_say("year", "level", level=result.level.name))
        elif result.level.candidates:
            levels = " หรือ ".join(f"“{name}”" for name in result.level.candidates)
            sentences.append(_say("year", "level_open", levels=levels))
    if total.points == 0:
        sentences.append(_say("year", "total_same", base_year=comparison.base_year))
    elif total.points is not None:
        sentences.append(
            _say(
                "year",
                "total_change",
                base_year=comparison.base_year,
                previous=total.previous,
                direction=_DIRECTIONS[1 if total.points > 0 else -1],
                points=abs(total.points),
                percent=abs(total.percent or Decimal(0)),
            )
        )
    return " ".join(sentences)


def of_indicators(result: Result, comparison: Comparison) -> str:
    """The paragraph on the ten indicators: best, weakest, and the groups of the comparison with the year before."""
    sentences = []
    for name, changes in (("best", comparison.best), ("weakest", comparison.weakest)):
        if changes and not (name == "weakest" and changes == comparison.best):
            items = listed([_named(change) for change in changes])
            sentences.append(_say("year", name, items=items, score=changes[0].score))
    if not any(change.points is not None for change in comparison.indicators):
        if sentences:
            sentences.append(_say("year", "no_base", base_year=result.fiscal_year - 1))
        return " ".join(sentences)
    for name in ("risen_above", "risen_below", "fallen", "unchanged"):
        if changes := getattr(comparison, name):
            items = listed([_moved(change) for change in changes])
            sentences.append(_say("year", name, target=points(result.target), count=len(changes), items=items))
    return " ".join(sentences)


def _named(change: Change) -> str:
    return f"ตัวชี้วัดที่ {change.code} {change.name}"


def _moved(change: Change) -> str:
    assert change.points is not None  # noqa: S101 - the groups of a comparison hold changes only
    if change.points == 0:
        return f"{_named(change)} ({change.score} คะแนน)"
    sign = "+" if change.points > 0 else "−"
    return f"{_named(change)} ({change.score} คะแนน {sign}{abs(change.points)})"
