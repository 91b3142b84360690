"""What the slides of a meeting say: plain data from the records that the documents are made of. Digits are Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.analysis.compare import Change, compare
from itadash.analysis.topics import OTHER as NO_TOPIC
from itadash.analysis.topics import by_topic
from itadash.analysis.verdicts import DEFECT, DEVELOP, KEEP, Verdict, names
from itadash.assessment.announced import Announced, conflicts, sentence
from itadash.assessment.figures import year_figures
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.result import Result
from itadash.assessment.trend import indicator_years
from itadash.documents.deck_model import Deck, FlaggedItem, Pair, Score, Series, ShortMeasure, Topic, is_below
from itadash.documents.paragraphs import split_marker
from itadash.measures.form import OTHER
from itadash.measures.item_codes import with_codes
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.topics import topic_names
from itadash.rules import FISCAL_YEARS
from itadash.scores import round_half_up

__all__ = ["Deck", "FlaggedItem", "Pair", "Score", "Series", "ShortMeasure", "Topic", "deck", "is_below"]

NOTHING_ANNOUNCED = Announced()
MOST_YEARS = 5
_PARTS = (("public", "EIT Public"), ("survey", "EIT Survey"))


def deck(
    result: Result,
    scores: pd.DataFrame,
    verdicts: Mapping[str, Verdict],
    table: MeasuresTable,
    announced: Announced = NOTHING_ANNOUNCED,
) -> Deck:
    """The slides on ``result``, which was built from ``scores``, and on the measures of ``table``.

    Where the scores leave the level open, the ``announced`` one stands there; beside another it is told.
    """
    compared = compare(result, scores)
    years = _years(scores, result)
    weights = {str(row["code"]): row["weight"] for row in result.instruments.to_dict("records")}
    total = _score(compared.total)
    measures = tuple(_measures(table))
    level = result.level.name or announced.level
    return Deck(
        agency=" ".join(result.agency.split()),
        fiscal_year=result.fiscal_year,
        target=result.target,
        total=total,
        level=level,
        level_reason=_level_reason(result, announced),
        candidates=result.level.candidates,
        instruments=tuple(_score(change, weights.get(change.code)) for change in compared.instruments),
        indicators=tuple(_score(change) for change in compared.indicators),
        years=years,
        whole=_whole(result, scores, years),
        trend=_trend(result, scores, years),
        items=int(result.items["score"].notna().sum()),
        flagged=tuple(_flagged(result, verdicts)),
        develop=tuple(_develop(result, verdicts)),
        eit=_eit(result),
        pairs=tuple(_pairs(result)),
        unpaired=_unpaired(result),
        topics=_topics(result, verdicts),
        measures=measures,
        decisions=_decisions(result, level, measures),
        sources=_sources(result),
    )


def _score(change: Change, share: Decimal | None = None) -> Score:
    return Score(change.code, change.name, change.score, change.previous, change.below, share)


def _years(scores: pd.DataFrame, result: Result) -> tuple[int, ...]:
    own = scores[scores["agency"] == result.agency]["fiscal_year"].dropna()
    known = sorted({int(year) for year in own} & set(FISCAL_YEARS) | {result.fiscal_year})
    return tuple(year for year in known if year <= result.fiscal_year)[-MOST_YEARS:]


def _whole(result: Result, scores: pd.DataFrame, years: Sequence[int]) -> tuple[Series, ...]:
    figures = [year_figures(scores, result.agency, year) for year in years]
    keys: list[tuple[Key, str]] = [(TOTAL, "คะแนนรวม")]
    keys += [((instrument.code, instrument.code), instrument.code) for instrument in result.rules.instruments]
    return tuple(Series(key[1], name, tuple(year.value(key) for year in figures)) for key, name in keys)


def _trend(result: Result, scores: pd.DataFrame, years: Sequence[int]) -> tuple[Series, ...]:
    grid = indicator_years(scores, result.agency, years)
    return tuple(
        Series(str(number), str(rows["name"].iloc[0]), tuple(_decimal(score) for score in rows["score"]))
        for number, rows in grid.groupby("number", sort=True)
    )


def _decimal(score: float) -> Decimal | None:
    return None if pd.isna(score) else round_half_up(Decimal(str(score)))


def _flagged(result: Result, verdicts: Mapping[str, Verdict]) -> list[FlaggedItem]:
    """Below the target, or to be put right though it is not; the lowest first."""
    rows = result.items.to_dict("records")
    return _lowest_first((row for row in rows if row["below"] or _is(verdicts, row, DEFECT)), verdicts)


def _develop(result: Result, verdicts: Mapping[str, Verdict]) -> list[FlaggedItem]:
    """To be developed though not below the target; the lowest first."""
    rows = result.items.to_dict("records")
    return _lowest_first((row for row in rows if not row["below"] and _is(verdicts, row, DEVELOP)), verdicts)


def _is(verdicts: Mapping[str, Verdict], row: Mapping[Any, Any], verdict: str) -> bool:
    found = verdicts.get(str(row["code"]))
    return found is not None and found.verdict == verdict


def _lowest_first(rows: Iterable[Mapping[Any, Any]], verdicts: Mapping[str, Verdict]) -> list[FlaggedItem]:
    called = names()
    found = []
    for row in rows:
        verdict = verdicts.get(str(row["code"]))
        name = called[verdict.verdict if verdict else DEFECT]
        previous = row["previous"] if isinstance(row["previous"], Decimal) else None
        reason = verdict.overrule.reason if verdict and verdict.overrule else _reason(verdict)
        code = str(row["code"]).upper()
        found.append(FlaggedItem(code, _label(row), row["score"], previous, name.sign, name.short, reason))
    return sorted(found, key=lambda item: item.score if item.score is not None else Decimal(0))


def _reason(verdict: Verdict | None) -> str:
    """The first reason for the verdict that holds."""
    reasons = verdict.reasons if verdict else ()
    return next((reason.text for reason in reasons if verdict and reason.verdict == verdict.verdict), "")


def _eit(result: Result) -> Pair | None:
    scores = {row["code"]: row["score"] for row in result.instruments.to_dict("records")}
    public, survey = scores.get("EIT1"), scores.get("EIT2")
    if not isinstance(public, Decimal) or not isinstance(survey, Decimal):
        return None
    return Pair("EIT", "ทั้งแบบวัด", public, survey)


def _pairs(result: Result) -> list[Pair]:
    found = [
        Pair(str(row["code"]).upper(), str(row["label"]), row["public"], row["survey"])
        for row in result.items.to_dict("records")
        if isinstance(row["public"], Decimal) and isinstance(row["survey"], Decimal)
    ]
    return sorted(found, key=lambda pair: -abs(pair.gap))


def _unpaired(result: Result) -> int:
    rows = result.items.to_dict("records")
    scored = sum(row["instrument"] == "EIT" and isinstance(row["score"], Decimal) for row in rows)
    return scored - len(_pairs(result))


def _topics(result: Result, verdicts: Mapping[str, Verdict]) -> tuple[Topic, ...]:
    called = names()
    return tuple(
        Topic(
            group.number if group.id != f"topic-{NO_TOPIC}" else "",
            group.name,
            called[group.verdict].sign if group.verdict else "",
            called[group.verdict].short if group.verdict else "",
            tuple(code.upper() for code in group.by_verdict[DEFECT]),
            tuple(code.upper() for code in group.by_verdict[DEVELOP]),
            len(group.by_verdict[KEEP]),
        )
        for group in by_topic(result, verdicts)
        if group.codes or group.id != f"topic-{NO_TOPIC}"
    )


def _label(row: Mapping[Any, Any]) -> str:
    """The item's text; where both EIT parts are printed, with the part that the score is of."""
    known = [name for column, name in _PARTS if isinstance(row[column], Decimal)]
    lowest = [name for column, name in _PARTS if isinstance(row[column], Decimal) and row[column] == row["score"]]
    return f"{row['label']} ({lowest[0]})" if len(known) == 2 and len(lowest) == 1 else str(row["label"])


def _measures(table: MeasuresTable) -> list[ShortMeasure]:
    """The measures by topic, those without one last."""
    called = topic_names(table.fiscal_year)
    ordered = sorted(table.measures, key=lambda measure: (measure.topic not in called, measure.topic))
    return [
        ShortMeasure(
            f"{measure.topic}. {called[measure.topic]}" if measure.topic in called else OTHER,
            _title(measure),
            _line(measure.owner),
            _line(measure.period),
        )
        for measure in ordered
    ]


def _title(measure: Measure) -> str:
    """Its first line; some tables leave the measure blank and say in the method what is done."""
    lines = (line.strip() for text in (measure.measure, measure.method) for line in text.split("\n"))
    first = next(filter(None, lines), "")
    return with_codes(split_marker(first)[2], measure.items)


def _line(text: str) -> str:
    """Several lines as one, without their numbers."""
    return ", ".join(split_marker(line.strip())[2] for line in text.split("\n") if line.strip())


def _level_reason(result: Result, announced: Announced) -> str:
    explained = result.level.explanation
    if not (said := sentence(announced)):
        return explained
    return " · ".join(filter(None, (said, explained and f"จากการคำนวณ: {explained}", *conflicts(announced, result))))


def _decisions(result: Result, level: str, measures: Sequence[ShortMeasure]) -> tuple[str, ...]:
    year = result.fiscal_year
    scored = f" คะแนนรวม {result.total.value:.2f} คะแนน" if result.total else ""
    named = f" ระดับ “{level}”" if level else ""
    out = [f"รับทราบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}{scored}{named}"]
    if measures:
        title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
        out.append(f"เห็นชอบ{title} ประจำปีงบประมาณ พ.ศ. {year + 1} จำนวน {len(measures)} มาตรการ")
        out.append("มอบหมายผู้รับผิดชอบดำเนินการตามมาตรการ และรายงานผลรอบ 6 และ 12 เดือน")
        out.append("เผยแพร่ผลการวิเคราะห์และมาตรการบนเว็บไซต์ของหน่วยงาน")
    return tuple(out)


def _sources(result: Result) -> tuple[str, ...]:
    found = [result.total.source] if result.total else []
    found += [str(source) for frame in (result.instruments, result.indicators) for source in frame["source"]]
    return tuple(dict.fromkeys(source for source in found if source))
