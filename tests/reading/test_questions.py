"""Codes with several readings: decided by decisive evidence, asked with the evidence where there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.audit import audit
from itadash.cli_output import losses
from itadash.reading import read_paste
from itadash.reading.layouts.found import Found, Undecided
from itadash.reading.order import Open, places
from itadash.reading.questions import Settled, settle
from itadash.rules import INSTRUMENT_OF_LETTER, load

T = "f › T"


def item(code: str, points: object, *, part: str = "", table: str = T) -> Found:
    instrument = part or INSTRUMENT_OF_LETTER[code[0]]
    return Found("item", instrument, code, Decimal(str(points)), f"f › {code}{part}", "", table, 2566, True, "ก")


def indicator(number: int, points: str, instrument: str = "IIT") -> Found:
    return Found("indicator", instrument, str(number), Decimal(points), f"f › {number}", "", "f › S", 2566, True, "ก")


def odd(
    printed: str,
    codes: str,
    index: int,
    *points: object,
    parts: tuple[str, ...] = ("",),
    wording: str = "",
    instrument: str = "",
    table: str = T,
) -> Undecided:
    """An open code before ``found[index]``."""
    scores = tuple((part, Decimal(str(p)), f"f › {printed}{part}") for part, p in zip(parts, points, strict=True))
    place = f"f › {index} {printed}"
    return Undecided(place, printed, wording, instrument, 2566, True, "ก", table, index, scores, tuple(codes.split()))


SEVENTEEN = "i7 i17 o17"


def decided(found: list[Found], *rows: Undecided) -> dict[str, str]:
    """Printed form → code of what was decided."""
    return {repair.printed: repair.read for repair in settle(found, rows, 2566).repairs}


def reasons(settled: Settled, printed: str) -> dict[str, tuple[str, ...]]:
    """Code → evidence, likeliest first, of what stays open."""
    return next({c.code: c.evidence for c in candidates} for row, candidates in settled.open if row.printed == printed)


# --- neighbours ---


def test_a_gap_between_two_codes_leaves_one_reading() -> None:
    found = [item("i6", 90), item("i8", 91)]
    settled = settle(found, [odd("17", SEVENTEEN, 1, "85.94")], 2566)
    assert [(row.code, row.read_as, str(row.score)) for row in settled.found] == [
        ("i6", "", "90"),
        ("i7", "17", "85.94"),
        ("i8", "", "91"),
    ]
    (repair,) = settled.repairs
    assert (repair.kind, repair.printed, repair.read, repair.source) == ("repair", "17", "i7", "f › 17")
    assert repair.message == "รหัสพิมพ์ว่า “17” อ่านเป็นข้อ I7 เพราะอยู่ระหว่าง I6 กับ I8"
    assert settled.open == []


def test_one_neighbour_is_not_enough_while_another_reading_is_possible() -> None:
    settled = settle([item("i1", 90), item("i18", 90)], [odd("17", SEVENTEEN, 1, "85.94")], 2566)
    assert settled.repairs == []
    said = reasons(settled, "17")
    assert list(said) == ["i17", "i7", "o17"]
    assert said["i17"] == ("อยู่ก่อน I18",)
    assert said["o17"][-1].startswith("แต่")


def test_a_run_of_open_codes_goes_on_by_one() -> None:
    found = [item("i6", 90), item("i9", 91)]
    rows = [odd("17", SEVENTEEN, 1, "85.94"), odd("18", "i8 i18 o18", 1, "82.10")]
    assert decided(found, *rows) == {"17": "i7", "18": "i8"}


def test_what_is_decided_is_evidence_for_the_next() -> None:
    """18 is settled by its words; then 17 stands between i6 and i8."""
    label = load(2566).item("i8").label  # type: ignore[union-attr]
    rows = [odd("17", SEVENTEEN, 1, "85.94"), odd("18", "i8 i18 o18", 1, "82.10", wording=label)]
    assert decided([item("i6", 90)], *rows) == {"17": "i7", "18": "i8"}


def test_columns_of_one_row_are_one_step() -> None:
    found = [item("e6", 90, part="EIT1"), item("e6", 91, part="EIT2"), item("e8", 92, part="EIT1")]
    row = odd("7", "i7 e7 o7", 2, 80, 81, parts=("EIT1", "EIT2"))
    settled = settle(found, [row], 2566)
    assert [(r.code, r.instrument) for r in settled.found if r.read_as] == [("e7", "EIT1"), ("e7", "EIT2")]


def test_codes_in_another_order_say_nothing_about_a_gap() -> None:
    """Sorted by points: i6 and i8 stand around it by chance."""
    found = [item("i9", 99), item("i3", 98), item("i6", 97), item("i8", 96), item("i2", 95)]
    assert decided(found, odd("17", SEVENTEEN, 3, "96.50")) == {}


def test_another_table_is_no_neighbour() -> None:
    found = [item("i6", 90, table="f › T1"), item("i8", 91, table="f › T2")]
    assert decided(found, odd("17", SEVENTEEN, 1, "85.94", table="f › T3")) == {}


def test_numbers_that_are_all_items_of_each_instrument() -> None:
    """1–30, 1–15, 1–43 without a letter: each run is as long as one instrument's list of 2566."""
    rows = [
        odd(str(n), " ".join(f"{letter}{n}" for letter in "ieo" if n <= {"i": 30, "e": 15, "o": 43}[letter]), 0, points)
        for last, points in ((30, "88.50"), (15, "77.25"), (43, "100"))
        for n in range(1, last + 1)
    ]
    rows = [Undecided(**{**row.__dict__, "source": f"f › {k}"}) for k, row in enumerate(rows)]
    settled = settle([], rows, 2566)
    expected = [*(f"i{n}" for n in range(1, 31)), *(f"e{n}" for n in range(1, 16)), *(f"o{n}" for n in range(1, 44))]
    assert [row.code for row in settled.found] == expected
    assert settled.open == []


def test_numbers_of_rows_are_not_taken_for_items() -> None:
    rows = [odd(f"{n:02d}", f"o{n}", 0, "88.50") for n in range(1, 21)]
    settled = settle([], rows, 2566)
    assert settled.repairs == []
    assert len(settled.open) == 20


def test_the_order_of_codes_alone() -> None:
    """Before i6 nothing can be i7; a letter between two of another letter cannot be."""
    said = places([("i", 5), Open("x", (("i", 7), ("o", 6), ("i", 3))), ("i", 6)], 2566)
    assert {code: place.fit for (_, code), place in said.items()} == {"i7": "bad", "o6": "bad", "i3": "bad"}
    said = places([("i", 30), Open("x", (("e", 1), ("o", 1))), ("e", 2)], 2566)
    assert (said["x", "e1"].fit, said["x", "o1"].fit) == ("one", "")


def test_a_wider_gap_speaks_only_for_the_last_reading_left() -> None:
    """86.22 is no OIT score, so between i22 and i28 only i24 is left."""
    found = [item("i22", 80), item("i28", 81)]
    assert decided(found, odd("24", "i24 o24", 1, "86.22")) == {"24": "i24"}
    assert decided(found, odd("25", "i25 e25", 1, "86.22")) == {"25": "i25"}
    assert decided([item("i2", 80), item("i19", 81)], odd("17", SEVENTEEN, 1, "86.22")) == {}


# --- how the codes around are printed ---


def bare(code: str, printed: str) -> Found:
    row = item(code, 90)
    return row._replace(read_as=printed)


def test_a_code_with_1_for_its_i_shows_that_the_others_may_have_it() -> None:
    found = [bare("i19", "119"), bare("i24", "124")]
    assert decided(found, odd("17", SEVENTEEN, 2, "85.94")) == {}  # i7 stands behind i24: the order speaks against it
    assert decided(found, odd("17", SEVENTEEN, 0, "85.94")) == {"17": "i7"}


def test_a_table_of_plain_numbers_means_the_number() -> None:
    found = [bare("i9", "9"), bare("i20", "20")]
    assert decided(found, odd("17", "i7 i17", 1, "85.94", instrument="IIT")) == {"17": "i17"}


def test_numbers_that_may_all_be_damaged_show_nothing() -> None:
    rows = [odd(f"1{n}", f"i{n} i1{n}", 0, "85.94", instrument="IIT") for n in range(1, 7)]
    assert decided([], *rows) == {}


def test_letters_beside_it_show_nothing_about_a_number() -> None:
    found = [item("i9", 90), bare("i20", "20")]
    assert decided(found, odd("17", "i7 i17", 2, "85.94", instrument="IIT", table="f › T9")) == {}


# --- means ---

FIVE = [item(f"i{n}", 80, table="f › T1") for n in range(8, 13)]


def test_the_printed_mean_of_the_indicator_needs_the_points() -> None:
    """(92 + 5 × 80) / 6 = 82.00."""
    found = [indicator(2, "82.00"), *FIVE]
    assert decided(found, odd("17", SEVENTEEN, 0, 92)) == {"17": "i7"}


def test_a_mean_that_does_not_come_out_speaks_against() -> None:
    """(92 + 5 × 80) / 6 = 82.00, and 85.00 is printed; no other reading has evidence."""
    settled = settle([indicator(2, "85.00"), *FIVE], [odd("17", SEVENTEEN, 0, 92)], 2566)
    assert settled.repairs == []
    assert reasons(settled, "17")["i7"] == ("แต่ค่าเฉลี่ยจะเป็น 82.00 ไม่ตรงกับตัวชี้วัดที่ 2 ที่พิมพ์ว่า 85.00",)
    assert list(reasons(settled, "17")) == ["i17", "i7", "o17"]


def test_a_mean_with_a_missing_item_says_nothing() -> None:
    assert decided([indicator(2, "82.00"), *FIVE[1:]], odd("17", SEVENTEEN, 0, 92)) == {}


def test_both_parts_of_eit_are_needed() -> None:
    """EIT1 (90 + 4 × 80) / 5 = 82.00, EIT2 (70 + 4 × 60) / 5 = 62.00, mean 72.00."""
    both = [
        item(f"e{n}", p, part=part, table="f › T1") for n in range(2, 6) for part, p in (("EIT1", 80), ("EIT2", 60))
    ]
    row = odd("1", "i1 e1 o1", 0, 90, 70, parts=("EIT1", "EIT2"))
    assert decided([indicator(6, "72.00", "EIT"), *both], row) == {"1": "e1"}
    single = odd("1", "i1 e1 o1", 0, 90)
    assert decided([indicator(6, "72.00", "EIT"), *both], single) == {}


def test_oit_goes_by_sub_indicators() -> None:
    """2566: o19 is one of four in 9.3: (100 + 100 + 75 + 100 + 100) / 5 = 95.00; a flat mean would be 96.67."""
    rest = [item(f"o{n}", 100, table="f › T1") for n in range(1, 31) if n != 19]
    row = odd("19", "i9 i19 o19", 0, 0)
    assert decided([indicator(9, "95.00", "OIT"), *rest], row) == {"19": "o19"}
    assert decided([indicator(9, "96.67", "OIT"), *rest], row) == {}


def test_evidence_for_two_readings_is_asked() -> None:
    """The mean of indicator 3 needs 92 as i17 (80 the others: 82.00), the gap says i7."""
    others = [item(f"i{n}", 80, table="f › T1") for n in (13, 14, 15, 16, 18)]
    found = [indicator(3, "82.00"), item("i6", 70), item("i8", 71), *others]
    settled = settle(found, [odd("17", SEVENTEEN, 2, 92)], 2566)
    assert settled.repairs == []
    said = reasons(settled, "17")
    assert said["i7"][0] == "อยู่ระหว่าง I6 กับ I8"
    assert any("ตัวชี้วัดที่ 3" in words for words in said["i17"])


# --- figures and words ---


def test_an_oit_item_has_0_or_100() -> None:
    settled = settle([], [odd("17", SEVENTEEN, 0, "85.94")], 2566)
    assert reasons(settled, "17")["o17"] == ("แต่คะแนนข้อของ OIT มีเพียง 0 กับ 100",)
    settled = settle([], [odd("17", SEVENTEEN, 0, 100)], 2566)
    assert reasons(settled, "17")["o17"] == ()


def test_the_last_reading_left_needs_a_neighbour() -> None:
    """i17 is printed with other points, o17 cannot have 85.94."""
    taken = item("i17", 90, table="f › T1")
    alone = settle([taken], [odd("17", SEVENTEEN, 1, "85.94")], 2566)
    assert alone.repairs == []
    assert reasons(alone, "17")["i17"] == ("แต่ข้อ I17 มีคะแนน 90 อยู่แล้ว",)
    assert decided([taken, item("i6", 70)], odd("17", SEVENTEEN, 2, "85.94")) == {"17": "i7"}


def test_the_same_points_elsewhere_decide_only_when_no_other_reading_is_left() -> None:
    same = item("i7", "85.94", table="f › T1")
    assert decided([same], odd("17", SEVENTEEN, 1, "85.94")) == {}
    assert decided([same, item("i17", 90, table="f › T1")], odd("17", SEVENTEEN, 2, "85.94")) == {"17": "i7"}


def test_words_that_are_clearly_nearer_decide() -> None:
    label = load(2566).item("i7").label  # type: ignore[union-attr]
    assert decided([], odd("17", SEVENTEEN, 0, "85.94", wording=label)) == {"17": "i7"}
    assert decided([], odd("17", SEVENTEEN, 0, "85.94", wording="เรื่องอื่นที่ไม่เกี่ยวข้อง")) == {}


def test_words_against_the_order_are_asked() -> None:
    label = load(2566).item("i17").label  # type: ignore[union-attr]
    found = [item("i6", 90), item("i8", 91)]
    settled = settle(found, [odd("17", SEVENTEEN, 1, "85.94", wording=label)], 2566)
    assert settled.repairs == []
    said = reasons(settled, "17")
    assert said["i7"] == ("อยู่ระหว่าง I6 กับ I8",)
    assert said["i17"][0].startswith("ข้อความใกล้กับ")


# --- through the whole reader ---

HEAD = "หน่วยงาน\tเทศบาลตำบลทดสอบ\nผลการประเมิน ITA ปีงบประมาณ 2566\nข้อคำถาม\tคะแนน\n"


def test_a_pasted_gap_is_read() -> None:
    reading = read_paste(HEAD + "i6\t90.00\nข้อ 17\t85.94\ni8\t91.00")
    assert [(r.code, str(r.score), r.read_as) for r in reading.printed.itertuples()] == [
        ("i6", "90.00", ""),
        ("i7", "85.94", "17"),
        ("i8", "91.00", ""),
    ]
    assert reading.questions == ()


def test_an_open_code_is_a_question_in_the_audit_and_a_loss_on_the_command_line() -> None:
    reading = read_paste(HEAD + "i1\t90.00\nข้อ 17\t85.94")
    (question,) = reading.questions
    assert (question.agency, question.fiscal_year, question.printed) == ("เทศบาลตำบลทดสอบ", 2566, "17")
    assert [str(score.score) for score in question.scores] == ["85.94"]
    (finding,) = [row for row in audit([reading]).itertuples() if row.kind == "code"]
    assert (finding.severity, finding.printed, finding.source) == ("warning", "17", question.source)
    assert "i7" in finding.expected
    assert "i17" in finding.expected
    (lost,) = losses([reading], 0).values
    assert lost.source == question.source


def test_a_sheet_of_questions_alone_is_no_empty_sheet() -> None:
    reading = read_paste(HEAD + "ข้อ 17\t85.94")
    assert reading.printed.empty
    assert len(reading.questions) == 1


# Damaged codes of published reports [FY2566 reference reports], each in a row of its own below its instrument.
PUBLISHED = [
    ("IIT", "ข้อ 119", "85.94", "i19"),
    ("IIT", "ข้อ 124", "85.94", "i24"),
    ("IIT", "ข้อ 127", "85.94", "i27"),
    ("IIT", "ข้อ 1๑9", "85.94", "i19"),
    ("EIT", "E๑", "85.94", "e1"),
    ("EIT", "E๑๑", "85.94", "e11"),
    ("EIT", "E๑5", "85.94", "e15"),
    ("OIT", "O๑4", "100", "o14"),
    ("OIT", "O4๐", "100", "o40"),
    ("OIT", "O4๑", "100", "o41"),
    ("OIT", "ข้อ 013", "100", "o13"),
    ("OIT", "ข้อ 07", "100", "o7"),
    ("OIT", "ข้อ 030", "100", "o30"),
    ("IIT", "I19", "85.94", "i19"),
    ("IIT", "ข้อ ๒๗", "95.57", "i27"),
    ("OIT", "๐35 การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต", "0", "o35"),
    ("OIT", "๐๒๘", "100", "o28"),
    ("OIT", "O15", "100", "o15"),
    ("IIT", "ข้อ 17 ท่านรู้ข้อมูลงบประมาณของหน่วยงานเพียงใด", "85.94", "i7"),
    ("IIT", "ข้อ 18 ท่านร่วมในกระบวนการงบประมาณเพียงใด", "85.94", "i8"),
    ("IIT", "ข้อ 17", "85.94", ""),  # i7 and i17 are both possible: asked
    ("IIT", "ข้อ 18", "85.94", ""),
]


@pytest.mark.parametrize(("instrument", "printed", "points", "code"), PUBLISHED)
def test_codes_of_published_reports(instrument: str, printed: str, points: str, code: str) -> None:
    head = HEAD.replace("ข้อคำถาม\t", f"ข้อคำถามแบบวัด {instrument}\t")
    reading = read_paste(f"{head}{printed}\t{points}")
    assert list(reading.printed["code"]) == ([code] if code else [])
    assert len(reading.questions) == (0 if code else 1)
