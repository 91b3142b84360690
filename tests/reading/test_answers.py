"""What a person adds to a file: the code of an open question, beside year and agency."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from itadash.reading import answers, read_paste
from itadash.reading.answers import Body
from itadash.reading.model import Candidate, OpenScore, Question, Reading
from itadash.scores import COLUMNS, Score, frame

PASTED = "หน่วยงาน\tเทศบาลตำบลทดสอบ\nปีงบประมาณ 2566\nข้อ\tคะแนน\nข้อ 17\t85.94\ni1\t91.00"
ASKED = "ข้อความที่วาง › บรรทัด 4"


def _body(text: str = PASTED) -> Body:
    return answers.new_body(read_paste(text), "0" * 64)


def _scores(reading: Reading) -> list[tuple[str, str, str, str]]:
    return [(r.instrument, r.code, str(r.score), r.read_as) for r in reading.printed.itertuples(index=False)]


def test_an_open_code_waits_for_an_answer() -> None:
    body = _body()
    assert [(q.source, q.printed) for q in answers.answered(body).questions] == [(ASKED, "17")]
    assert answers.open_questions(body) == 1
    assert _scores(answers.answered(body)) == [("IIT", "i1", "91.00", "")]


def test_the_picked_code_is_read_and_the_question_is_gone() -> None:
    body = answers.with_code(_body(), ASKED, "i7")
    told = answers.answered(body)
    assert _scores(told) == [("IIT", "i1", "91.00", ""), ("IIT", "i7", "85.94", "17")]
    row = told.printed.iloc[1]
    assert (row["agency"], row["fiscal_year"], row["source"]) == ("เทศบาลตำบลทดสอบ", 2566, ASKED)
    assert row["table"] == told.printed["table"].iloc[0]
    assert told.questions == ()
    assert answers.open_questions(body) == 0
    assert list(told.printed.columns) == [*COLUMNS, "table"]
    assert str(told.printed["fiscal_year"].dtype) == "Int64"


def test_a_score_that_is_left_out_is_no_score_and_no_question() -> None:
    body = answers.with_code(_body(), ASKED, "")
    told = answers.answered(body)
    assert _scores(told) == [("IIT", "i1", "91.00", "")]
    assert told.questions == ()
    assert answers.open_questions(body) == 0


def test_an_answer_is_taken_back_and_the_file_says_what_it_said() -> None:
    first = _body()
    body = answers.with_code(answers.with_code(first, ASKED, "i7"), ASKED, None)
    assert answers.answered(body).questions == answers.answered(first).questions
    assert answers.as_read(body).printed.equals(answers.as_read(first).printed)
    assert answers.open_questions(body) == 1


@pytest.mark.parametrize("odd", ["x1", "i0", "total", "i7; DROP", "I7"])
def test_what_is_no_code_takes_nothing_in(odd: str) -> None:
    assert _scores(answers.answered(answers.with_code(_body(), ASKED, odd))) == [("IIT", "i1", "91.00", "")]


def _reading(*questions: Question) -> Reading:
    """Two tables of two rows, invented."""
    rows = [
        Score("ก", 2566, "item", "EIT1", "e1", Decimal(80), "f › A1"),
        Score("ก", 2566, "item", "EIT2", "e1", Decimal(81), "f › B1"),
        Score("ก", None, "item", "IIT", "i1", Decimal(82), "f › A9"),
    ]
    printed = frame(rows)
    printed["table"] = pd.Series(["f › T1", "f › T1", "f › T2"], dtype="str")
    return Reading("f", printed.loc[:, [*COLUMNS, "table"]], questions=questions)


def _asked(table: str, year: int | None, agency: str, *scores: OpenScore) -> Question:
    return Question(f"{table}/?", "17", agency, year, table, scores, (Candidate("i7"), Candidate("e7")))


def test_both_parts_of_a_row_come_in_at_the_end_of_their_table() -> None:
    two = _asked(
        "f › T1", 2566, "ก", OpenScore("EIT1", Decimal(70), "f › A2"), OpenScore("EIT2", Decimal(71), "f › B2")
    )
    body = answers.with_code(answers.new_body(_reading(two), ""), two.source, "e7")
    assert [(r.instrument, r.code, r.table) for r in answers.answered(body).printed.itertuples()] == [
        ("EIT1", "e1", "f › T1"),
        ("EIT2", "e1", "f › T1"),
        ("EIT1", "e7", "f › T1"),
        ("EIT2", "e7", "f › T1"),
        ("IIT", "i1", "f › T2"),
    ]


def test_a_part_is_no_part_of_another_instruments_item() -> None:
    one = _asked("f › T1", 2566, "ก", OpenScore("EIT1", Decimal(70), "f › A2"))
    body = answers.with_code(answers.new_body(_reading(one), ""), one.source, "i7")
    assert ("IIT", "i7", "70", "17") in _scores(answers.answered(body))


def test_year_and_agency_are_answered_for_picked_codes_too() -> None:
    bare = _asked("f › T3", None, "", OpenScore("", Decimal(70), "f › A30"))
    body = answers.new_body(_reading(bare), "")
    assert answers.undated_tables(answers.as_read(body)) == ["f › T2", "f › T3"]
    assert answers.lacks_agency(answers.as_read(body))
    assert answers.open_questions(body) == 2 + 1 + 1
    for table in ("f › T2", "f › T3"):
        body = answers.with_year(body, table, 2565)
    body = answers.with_agency(answers.with_code(body, bare.source, "i7"), "เทศบาลตำบลทดสอบ")
    last = answers.answered(body).printed.iloc[-1]
    assert (last["code"], last["fiscal_year"], last["agency"], last["table"]) == (
        "i7",
        2565,
        "เทศบาลตำบลทดสอบ",
        "f › T3",
    )
    assert answers.open_questions(body) == 0


def test_a_correction_reaches_a_picked_score() -> None:
    from itadash.reading.corrections import Correction, with_correction

    body = answers.with_code(_body(), ASKED, "i7")
    body = with_correction(body, Correction(ASKED, "85.94", "85.49", "indicator", "", "IIT", "i7"))
    assert ("IIT", "i7", "85.49", "17") in _scores(answers.answered(body))
