from __future__ import annotations

import re
import string
from collections.abc import Iterator
from decimal import Decimal

import pytest

from itadash import rules
from itadash.assessment import result
from itadash.measures import library
from itadash.measures.draft import draft, measure_for, period
from itadash.measures.edit import coverage
from itadash.measures.model import COLUMNS
from itadash.scores import Score, frame

AGENCY = "เทศบาลตำบลตัวอย่าง"
PARTS = {"i": ("IIT",), "e": ("EIT1", "EIT2"), "o": ("OIT",)}


def outcome(fiscal_year: int, **scores: str | tuple[str, str]) -> result.Result:
    """A result with the given item scores; a pair is Public and Survey."""
    rows = [
        Score(AGENCY, fiscal_year, "item", part, code, Decimal(value), "test")
        for code, values in scores.items()
        for part, value in zip(PARTS[code[0]], values if isinstance(values, tuple) else (values,), strict=False)
    ]
    return result.build(frame(rows), AGENCY, fiscal_year, Decimal(85))


def everything_low(fiscal_year: int) -> result.Result:
    return outcome(fiscal_year, **{item.code: "0" for item in rules.load(fiscal_year).items})


@pytest.mark.parametrize("fiscal_year", rules.FISCAL_YEARS)
def test_every_flagged_item_has_one_measure_of_its_own(fiscal_year: int) -> None:
    low = everything_low(fiscal_year)
    table = draft(low)
    assert len(low.flagged) == len(rules.load(fiscal_year).items) > 80
    assert sorted(code for m in table.measures for code in m.items) == sorted(low.flagged)
    assert coverage(table, low.flagged) == ()
    assert len({m.id for m in table.measures}) == len(table.measures)
    assert (table.agency, table.fiscal_year) == (AGENCY, fiscal_year)


@pytest.mark.parametrize("fiscal_year", rules.FISCAL_YEARS)
def test_no_drafted_field_is_empty_or_unfinished(fiscal_year: int) -> None:
    for measure in draft(everything_low(fiscal_year)).measures:
        for name in COLUMNS:
            text = getattr(measure, name)
            assert len(text) > 5, (measure.items, name)
            assert not re.search(r"[{}\[\]<>_…]|\.\.|xx|ระบุ$", text), (measure.items, name)
        assert measure.items[0].upper() in measure.measure


def test_only_what_is_below_the_target() -> None:
    table = draft(outcome(2566, i7="84.99", i8="85.00", e1=("90", "84.99"), o1="100"))
    assert [m.items for m in table.measures] == [("e1",), ("i7",)]
    assert draft(outcome(2566, i7="90")).measures == ()


def test_sorted_by_first_topic_then_sheet_and_without_topic_last() -> None:
    # Topics of 2566: o11 in 1 and 5, e9 in 3, i7 in 5, i13 in 6, o4 in none, i10 in 5.
    table = draft(outcome(2566, i10="1", i13="1", i7="1", o4="0", e9="1", o11="0"))
    assert [(m.topic, *m.items) for m in table.measures] == [
        (1, "o11"),
        (3, "e9"),
        (5, "i7"),
        (5, "i10"),
        (6, "i13"),
        (0, "o4"),
    ]


def test_texts_of_one_measure() -> None:
    (measure,) = draft(outcome(2566, e9=("81.5", "88"))).measures
    assert measure.period == period(2566) == "1 ตุลาคม 2566 ถึง 30 กันยายน 2567"
    assert "ข้อ E9 ได้ 81.50 คะแนน (ส่วน Public) ต่ำกว่าเป้าหมาย 85 คะแนน" in measure.method
    assert "88" not in measure.method, "the part that passes is not called low"
    assert re.findall(r"^\d+\. ", measure.steps, re.M) == ["1. ", "2. ", "3. ", "4. "]
    assert "2567" in measure.follow_up
    assert "หลักฐาน: " in measure.follow_up


def test_scores_in_words() -> None:
    low = outcome(2566, i7="72", e1=("80", "70.1"), o1="0")
    methods = {m.items[0]: m.method for m in draft(low).measures}
    assert "ได้ 72 คะแนน" in methods["i7"]
    assert "ได้ 80 คะแนน (ส่วน Public) และ 70.10 คะแนน (ส่วน Survey)" in methods["e1"]
    assert "ได้ 0 คะแนน" in methods["o1"]


def test_a_misdeed_is_prevented_not_raised() -> None:
    titles = {m.items[0]: m.measure for m in draft(everything_low(2566)).measures}
    assert titles["i7"].startswith("ยกระดับ")
    misdeeds = ["i4", "i5", "i6", "i10", "i11", "i12", "i16", "i17", "i18", "i22", "i23", "e4"]
    assert [code for code in titles if titles[code].startswith("ป้องกัน")] == sorted(misdeeds, key=list(titles).index)


def test_the_same_result_gives_the_same_table() -> None:
    assert draft(everything_low(2566)) == draft(everything_low(2566))


def test_an_item_that_the_rules_do_not_know_is_not_left_out() -> None:
    low = outcome(2566, i99="10")
    assert low.flagged == ("i99",)
    (measure,) = draft(low).measures
    assert measure.items == ("i99",)
    assert measure.steps


def test_an_item_that_passes_can_have_a_measure_too() -> None:
    assert measure_for(outcome(2566, i7="90"), "i7").items == ("i7",)


# the library itself -------------------------------------------------------------------------------------------------


def _texts(entry: object) -> Iterator[str]:
    if isinstance(entry, dict):
        for value in entry.values():
            yield from _texts(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _texts(value)
    else:
        assert isinstance(entry, str)
        yield entry


def test_library_covers_every_indicator_and_subindicator() -> None:
    needed = {"method", "owner", "steps", "check", "evidence"}
    assert {number for number, e in library.load()["indicator"].items() if needed <= set(e)} == {
        str(n) for n in range(1, 11)
    }
    groups = library.load()["subindicator"]
    assert all(needed <= set(entry) for group in groups.values() for entry in group.values())
    for fiscal_year, name in ((2564, "2564-2565"), (2565, "2564-2565"), (2566, "2566")):
        subs = {sub.code for sub in rules.load(fiscal_year).subindicators}
        assert subs == {*groups["all"], *groups[name]}
        assert not set(groups["all"]) & set(groups[name])


@pytest.mark.parametrize("fiscal_year", [2564, 2565])
def test_subindicators_of_2564_and_2565_speak_of_their_own_items(fiscal_year: int) -> None:
    """10.2 was only the two measures documents, 9.3 budget and procurement, 9.5 complaints and participation."""
    drafted = {m.items[0]: m for m in draft(everything_low(fiscal_year)).measures}
    for code in ("o42", "o43"):
        assert "จริยธรรม" not in "".join(getattr(drafted[code], name) for name in COLUMNS)
        assert "มาตรการ" in drafted[code].steps
    for code in ("o18", "o21", "o24"):
        assert "งบประมาณ" in drafted[code].method
        assert "จัดซื้อจัดจ้าง" in drafted[code].method
    for code in ("o29", "o32", "o33"):
        assert "ร้องเรียน" in drafted[code].method
        assert "มีส่วนร่วม" in drafted[code].method
        assert "รับฟังความคิดเห็น" in drafted[code].method
    assert "จริยธรรม" in draft(outcome(2566, o39="0")).measures[0].method


def test_library_entries_name_real_items() -> None:
    for year, entries in library.load()["item"].items():
        assert all(rules.load(int(year)).item(code) for code in entries), year


def test_items_that_texts_refer_to_exist_in_that_year() -> None:
    for year, entries in library.load()["item"].items():
        named = {code.lower() for text in _texts(entries) for code in re.findall(r"\b[IEO]\d+", text)}
        assert {"o14", "o28", "o30"} <= named
        assert all(rules.load(int(year)).item(code) for code in named), year


def test_items_of_one_indicator_differ_where_they_have_texts_of_their_own() -> None:
    steps = {m.items[0]: m.steps for m in draft(everything_low(2566)).measures}
    own = [code for code, fields in library.load()["item"]["2566"].items() if "steps" in fields]
    assert len({steps[code] for code in own}) == len(own) > 20


def test_library_is_finished_and_names_nobody() -> None:
    fields = {"code", "label", "score", "target", "result_year", "work_year"}
    for text in _texts(library.load()):
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= fields
        assert not re.search(r"\.\.|…|xx|__|TODO|\(ระบุ|เทศบาล|อบต\.|อบจ\.|ตำบล|อำเภอ|จังหวัด|นาย|นางสาว", text), text
        assert not re.search("[๐-๙]", text), "digits are Arabic here; the PDF turns them Thai"
        assert not re.search("เเ|\u0e4d\u0e32|\u200b|  ", text), text


def test_an_entry_for_one_item_wins_over_the_broader_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    extended = {**library.load(), "item": {"2566": {"i7": {"owner": "กองคลังแห่งเดียว"}}}}
    monkeypatch.setattr(library, "load", lambda: extended)
    owners = {m.items[0]: m.owner for m in draft(outcome(2566, i7="1", i8="1")).measures}
    assert owners == {"i7": "กองคลังแห่งเดียว", "i8": library.load()["indicator"]["2"]["owner"]}
    assert draft(outcome(2565, i7="1")).measures[0].owner != "กองคลังแห่งเดียว"
