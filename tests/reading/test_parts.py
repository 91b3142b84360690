"""Which part of EIT a score is of: said by the person, kept beside the reading, taken back without a trace."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadash.reading import answers
from itadash.reading.corrections import Correction, corrections_of, with_correction
from itadash.reading.model import Reading
from itadash.reading.parts import PartAnswer, parts_of, with_part, with_parts, without_part
from itadash.reading.report import report
from itadash.reading.settled import kept_with, kept_without
from tests.assessment import publications as pub

# Two values of e11 and of indicator 6; line 9 prints both values of e12 in one sentence.
_ROWS = pub.frame(
    [pub.row("ก", 2566, "item", "EIT", "e11", "79.77", "ไฟล์ › บรรทัด 85")],
    [pub.row("ก", 2566, "item", "EIT", "e11", "96.90", "ไฟล์ › บรรทัด 106")],
    [pub.row("ก", 2566, "item", "EIT", "e12", score, "ไฟล์ › บรรทัด 9") for score in ("80.84", "96.90")],
    [pub.row("ก", 2566, "indicator", "EIT", "6", "86.47", "ไฟล์ › บรรทัด 65")],
    [pub.row("ก", 2566, "item", "EIT1", "e13", "70.00", "ไฟล์ › บรรทัด 7")],
)
READING = Reading("ไฟล์", _ROWS.assign(table="ตาราง"), agencies=("ก",))
LOW = PartAnswer("ไฟล์ › บรรทัด 85", "e11", "79.77", "EIT2")
HIGH = PartAnswer("ไฟล์ › บรรทัด 106", "e11", "96.90", "EIT1")
AS_READ = ["EIT", "EIT", "EIT", "EIT", "EIT", "EIT1"]


def instruments(reading: Reading) -> list[str]:
    return list(reading.printed["instrument"])


def body_with(*given: PartAnswer) -> dict[str, Any]:
    body = answers.new_body(READING, "0" * 64)
    for answer in given:
        body = with_part(body, answer)
    return body


def test_the_instrument_becomes_the_part_and_a_remark_says_who_said_so() -> None:
    after = with_parts(READING, [LOW, HIGH])
    assert instruments(after) == ["EIT2", "EIT1", "EIT", "EIT", "EIT", "EIT1"]
    assert list(after.printed["score"]) == list(READING.printed["score"])
    assert [(r.kind, r.source, r.printed, r.read) for r in after.remarks] == [
        ("part", "ไฟล์ › บรรทัด 85", "79.77", "EIT2"),
        ("part", "ไฟล์ › บรรทัด 106", "96.90", "EIT1"),
    ]
    assert after.remarks[0].message == "ผู้ใช้ระบุว่าคะแนน 79.77 ของข้อ E11 เป็นของ EIT Survey"
    assert instruments(READING) == AS_READ  # what was read is not touched


def test_one_of_two_scores_of_one_code_in_a_line() -> None:
    after = with_parts(READING, [PartAnswer("ไฟล์ › บรรทัด 9", "e12", "96.90", "EIT1")])
    assert instruments(after) == ["EIT", "EIT", "EIT", "EIT1", "EIT", "EIT1"]


def test_an_indicator_of_one_part() -> None:
    after = with_parts(READING, [PartAnswer("ไฟล์ › บรรทัด 65", "6", "86.47", "EIT1")])
    assert instruments(after)[4] == "EIT1"
    assert after.remarks[0].message == "ผู้ใช้ระบุว่าคะแนน 86.47 ของตัวชี้วัดที่ 6 เป็นของ EIT Public"


@pytest.mark.parametrize(
    "gone",
    [
        replace(LOW, source="ไฟล์ › บรรทัด 86"),
        replace(LOW, code="e9"),
        replace(LOW, score="79.78"),
        PartAnswer("ไฟล์ › บรรทัด 7", "e13", "70.00", "EIT2"),  # the file names the part: that stands
    ],
)
def test_what_is_not_there_any_more_is_left(gone: PartAnswer) -> None:
    assert with_parts(READING, [gone]) is READING


def test_kept_beside_the_reading_and_taken_back() -> None:
    body = body_with(LOW, HIGH)
    assert parts_of(body) == (LOW, HIGH)
    assert instruments(answers.as_read(body)) == AS_READ
    assert instruments(answers.answered(body))[:2] == ["EIT2", "EIT1"]
    other = with_part(body, replace(LOW, part="EIT1"))  # the same place: the later one stands
    assert parts_of(other) == (HIGH, replace(LOW, part="EIT1"))
    back = without_part(without_part(body, LOW), HIGH)
    assert parts_of(back) == ()
    assert instruments(answers.answered(back)) == AS_READ
    assert answers.answered(back).remarks == ()


def test_json_and_damaged_entries() -> None:
    assert parts_of(json.loads(json.dumps(body_with(LOW, HIGH)))) == (LOW, HIGH)
    assert parts_of(answers.new_body(READING, "0" * 64)) == ()
    assert parts_of({"answers": None}) == parts_of({"answers": []}) == ()
    for damaged in ([], "x", None, {"a": 1}, ["x", None, {"source": 1}], [{"part": "EIT3", "score": "79.77"}]):
        body = body_with()
        body["answers"]["parts"] = damaged
        assert parts_of(body) == ()
        assert instruments(answers.answered(body)) == AS_READ
    body["answers"]["parts"] = [{"part": "EIT1", "score": score} for score in ("", "มาก", "NaN", None)]
    assert parts_of(body) == ()


def test_with_corrections_before_and_after() -> None:
    """An answer on a corrected score, and a correction of a score whose part was named; both together."""
    first = Correction("ไฟล์ › บรรทัด 85", "79.77", "79.97", "conflict", "", "EIT", "e11")
    body = with_correction(body_with(replace(LOW, score="79.97")), first)
    after = answers.answered(body).printed.iloc[0]
    assert (after["instrument"], str(after["score"])) == ("EIT2", "79.97")
    later = Correction("ไฟล์ › บรรทัด 85", "79.77", "80.00", "conflict", "", "EIT2", "e11")
    after = answers.answered(with_correction(body_with(LOW), later)).printed.iloc[0]
    assert (after["instrument"], str(after["score"])) == ("EIT2", "80.00")
    alone = answers.answered(with_correction(body_with(), later))  # of a part that nobody names
    assert (instruments(alone), str(alone.printed["score"].iloc[0])) == (AS_READ, "79.77")


def test_the_reading_report_says_it() -> None:
    table = report(body_with(LOW))
    line = table[table["place"] == LOW.source].iloc[0]
    assert (line["read_as"], line["message"]) == ("E11 (EIT Survey)", "ส่วนของ EIT ตามที่ผู้ใช้ระบุ")
    other = table[table["place"] == HIGH.source].iloc[0]
    assert (other["read_as"], other["message"]) == ("E11", "")


FIX_LOW = Correction("ไฟล์ › บรรทัด 85", "79.77", "79.97", "conflict", "", "EIT", "e11")
OTHER = Correction("ไฟล์ › บรรทัด 65", "86.47", "86.50", "indicator", "", "EIT", "6")


@given(st.lists(st.sampled_from([LOW, HIGH, FIX_LOW, OTHER]), max_size=8), st.randoms())
def test_given_and_taken_back_in_any_order_leaves_what_was_read(given_: list[Any], chance: Random) -> None:
    body = body_with()
    for each in given_:
        body = kept_with(body, each)
    assert set(parts_of(body)) | set(corrections_of(body)) == set(given_)
    back = list(dict.fromkeys(given_))
    chance.shuffle(back)
    for each in back:
        body = kept_without(body, each)
    after = answers.answered(body)
    assert (instruments(after), list(after.printed["score"])) == (AS_READ, list(READING.printed["score"]))
    assert after.remarks == ()
