"""A Reading as plain JSON data, so that a workspace can keep it; nothing is executed on the way back."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.reading.many import many_records
from itadash.reading.model import (
    Candidate,
    Ignored,
    OpenScore,
    PrintedChange,
    PrintedMeasure,
    PrintedRating,
    PrintedWeighted,
    Question,
    Reading,
    Remark,
    Sentence,
)
from itadash.scores import COLUMNS, Score, frame

VERSION = 2  # 1 had no changes, weighted points, questions, sentences and ignored rows


@many_records()
def to_json(reading: Reading) -> dict[str, Any]:
    """Plain JSON data of ``reading``; scores travel as text so that no digit changes."""
    columns = {name: reading.printed[name].tolist() for name in (*COLUMNS, "table")}
    columns["fiscal_year"] = [None if pd.isna(year) else int(year) for year in columns["fiscal_year"]]
    columns["score"] = list(map(str, columns["score"]))
    rows = list(map(list, zip(*columns.values(), strict=True)))
    return {
        "version": VERSION,
        "file": reading.file,
        "printed": rows,
        "remarks": [asdict(remark) for remark in reading.remarks],
        "ratings": [asdict(rating) for rating in reading.ratings],
        "measures": [asdict(measure) for measure in reading.measures],
        "agencies": list(reading.agencies),
        "changes": [_plain(change) for change in reading.changes],
        "weighted": [_plain(points) for points in reading.weighted],
        "questions": [_plain(question) for question in reading.questions],
        "sentences": [asdict(sentence) for sentence in reading.sentences],
        "ignored": [asdict(row) for row in reading.ignored],
    }


@many_records()
def from_json(data: dict[str, Any]) -> Reading:
    """The Reading of :func:`to_json`'s data, also of an earlier version's."""
    rows = data["printed"]
    printed = frame(Score(r[0], r[1], r[2], r[3], r[4], Decimal(r[5]), r[6], r[7]) for r in rows)
    printed["table"] = pd.Series([r[8] for r in rows], dtype="str")
    return Reading(
        data["file"],
        printed.loc[:, [*COLUMNS, "table"]],
        tuple(Remark(**remark) for remark in data["remarks"]),
        tuple(PrintedRating(**rating) for rating in data["ratings"]),
        tuple(PrintedMeasure(**measure) for measure in data["measures"]),
        tuple(data["agencies"]),
        tuple(PrintedChange(**_with_decimal(change)) for change in data.get("changes", ())),
        tuple(PrintedWeighted(**_with_decimal(points)) for points in data.get("weighted", ())),
        tuple(_question(question) for question in data.get("questions", ())),
        tuple(Sentence(**sentence) for sentence in data.get("sentences", ())),
        tuple(Ignored(**row) for row in data.get("ignored", ())),
    )


def _plain(record: Any) -> dict[str, Any]:
    """The fields of a record, its decimal as text."""

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {name: str(value) if isinstance(value, Decimal) else value for name, value in pairs}

    return asdict(record, dict_factory=fields)


def _with_decimal(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "value": None if data["value"] is None else Decimal(data["value"])}


def _question(data: dict[str, Any]) -> Question:
    scores = tuple(OpenScore(score["part"], Decimal(score["score"]), score["source"]) for score in data["scores"])
    candidates = tuple(Candidate(each["code"], tuple(each["evidence"])) for each in data["candidates"])
    return Question(**{**data, "scores": scores, "candidates": candidates})
