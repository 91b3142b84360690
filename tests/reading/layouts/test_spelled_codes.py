"""Codes typed with the instrument's name, and the parts of EIT that look like them."""

from __future__ import annotations

from tests.reading.layouts.reads import read, scores, told

HEAD = ["ข้อ", "คะแนน"]


def test_one_such_code_among_codes_with_letters_is_that_item() -> None:
    reading = read(HEAD, ["i8", "70"], ["IIT 9", "80"], ["I10", "90"])
    assert scores(reading) == [("i8", "70.00"), ("i9", "80.00"), ("i10", "90.00")]
    assert told(reading, "repair") == [("repair", "A5")]


def test_the_letter_o_typed_as_zero_goes_on_with_it() -> None:
    reading = read(HEAD, ["ข้อ 05", "100"], ["OIT6", "0"], ["๐๗", "100"])
    assert [code for code, _ in scores(reading)] == ["o5", "o6", "o7"]


def test_a_column_of_them_holds_items_of_all_instruments() -> None:
    names = [f"EIT {n}" for n in (1, 2, 3)] + ["IIT1", "IIT2"]
    reading = read(["รหัส", "คะแนน"], *[[name, "80"] for name in names])
    assert [code for code, _ in scores(reading)] == ["e1", "e2", "e3", "i1", "i2"]
    assert [r.read for r in reading.remarks if r.kind == "repair"] == ["e1 ถึง e3", "i1 ถึง i2"]


def test_codes_across_a_heading() -> None:
    reading = read(["หน่วยงาน", "IIT 1", "IIT 2", "IIT 3"], ["อบต.ทดสอบ", "70", "80", "90"])
    assert [code for code, _ in scores(reading)] == ["i1", "i2", "i3"]


def test_the_parts_of_eit_alone_or_below_their_items_stay_parts() -> None:
    parts = [["EIT 1", "70"], ["EIT 2", "80"]]
    assert scores(read(["แบบวัด", "คะแนน"], *parts)) == [("EIT1", "70.00"), ("EIT2", "80.00")]
    reading = read(["รหัส", "คะแนน"], ["e14", "60"], ["e15", "60"], *parts)
    assert scores(reading)[2:] == [("EIT1", "70.00"), ("EIT2", "80.00")]


def test_weights_behind_the_names_of_instruments_are_no_codes() -> None:
    reading = read(["แบบวัด", "คะแนน"], ["IIT 30", "70"], ["EIT 30", "80"], ["OIT 40", "90"])
    assert scores(reading) == [("IIT", "70.00"), ("EIT", "80.00"), ("OIT", "90.00")]
