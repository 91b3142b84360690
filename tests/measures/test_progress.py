"""What is reported of measures: one record a measure and round, and where it goes when measures change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.measures import edit, progress_edit, rework
from itadash.measures.edit import EditError
from itadash.measures.model import Measure, MeasuresTable, from_json, to_json, with_measures
from itadash.measures.progress import ProgressEntry, Status, did_word, entry_of
from itadash.measures.progress_edit import (
    begin_from,
    bulk_set,
    clean_date,
    discard,
    give,
    left_over,
    set_entry,
)
from itadash.measures.together import together

DONE, UNDER_WAY, NOT_BEGUN, NOT_DONE = Status.DONE, Status.UNDER_WAY, Status.NOT_BEGUN, Status.NOT_DONE
A = Measure("a", 5, ("i7", "i8"), "งบประมาณ", owner="กองคลัง")
B = Measure("b", 4, ("i19",), "ทรัพย์สิน", owner="สำนักปลัด")
C = Measure("c", 3, ("e9",), "ช่องทาง", owner="กองช่าง")
BARE = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, (A, B, C))
OF_A = ProgressEntry("a", "6", DONE, "ประชุมแล้ว", ("รายงานการประชุม.pdf", "ภาพถ่าย"), "", "ทำต่อ", "", "2024-04-05")
OF_B = ProgressEntry("b", "6", UNDER_WAY, "ร่างแนวปฏิบัติ", ("ร่าง.docx",), "คนน้อย", "", "รอเสนอ", "2024-03-29")
TABLE = replace(BARE, progress=(OF_A, OF_B))


def report(table: MeasuresTable, measure: str, round_: str = "6") -> ProgressEntry:
    entry = entry_of(table.progress, measure, round_)
    assert entry is not None
    return entry


# kept with the measures -----------------------------------------------------------------------------------------


def test_it_travels_as_json_with_the_measures() -> None:
    body = json.loads(json.dumps(to_json(TABLE)))
    assert body["progress"][0]["status"] == "done"
    assert from_json(body) == TABLE


def test_a_table_stored_before_there_were_reports_opens() -> None:
    body = to_json(BARE)
    del body["progress"]
    assert from_json(body) == BARE


def test_stored_data_that_is_damaged_or_newer_opens_without_what_is_not_known() -> None:
    row = {"measure": "a", "round": "6", "date": "2024-04-07", "result": "ก", "evidence": None, "x": 1}
    row["status"] = "postponed"
    body = {**to_json(BARE), "progress": [row]}
    assert from_json(body).progress == (ProgressEntry("a", "6", result="ก", date="2024-04-07"),)


@pytest.mark.parametrize(
    ("status", "word"), [(DONE, "ทำ"), (UNDER_WAY, "ทำ"), (NOT_BEGUN, "ไม่ทำ"), (NOT_DONE, "ไม่ทำ"), (None, "")]
)
def test_done_or_not_follows_the_status(status: Status | None, word: str) -> None:
    assert did_word(ProgressEntry("a", "6", status)) == word


def test_nothing_is_done_where_there_is_no_report() -> None:
    assert did_word(None) == ""


# entering -------------------------------------------------------------------------------------------------------


def test_a_field_is_cleaned_and_kept_beside_the_others() -> None:
    table = set_entry(BARE, "a", "6", result=" ประชุม\r\nแจ้งเวียน\x00 ", unknown="x")
    table = set_entry(table, "a", "6", evidence=" https://a.go.th/1 \n\n ภาพ.jpg\nhttps://a.go.th/1\n", status="done")
    table = set_entry(table, "a", "6", date="๗ เม.ย. ๖๗")
    assert table.progress == (
        ProgressEntry("a", "6", DONE, "ประชุม\nแจ้งเวียน", ("https://a.go.th/1", "ภาพ.jpg"), date="2024-04-07"),
    )


def test_the_rounds_are_apart() -> None:
    table = set_entry(TABLE, "a", "12", status=NOT_BEGUN)
    assert report(table, "a", "6") == OF_A
    assert report(table, "a", "12").status is NOT_BEGUN


def test_a_report_that_says_nothing_any_more_is_none() -> None:
    table = set_entry(BARE, "a", "6", remark="ก")
    assert set_entry(table, "a", "6", remark=" ") == BARE


def test_only_measures_of_the_table_are_reported_of() -> None:
    assert set_entry(BARE, "x", "6", status=DONE) == BARE


def test_a_day_that_is_none_is_kept_as_it_was_typed_until_it_is_mended() -> None:
    table = from_json(to_json(set_entry(BARE, "a", "6", date=" 31 เมษายน 2567 ")))
    entry = report(table, "a")
    assert (entry.date, entry.day, entry.day_words) == ("31 เมษายน 2567", None, "31 เมษายน 2567")
    mended = report(set_entry(table, "a", "6", date="30 เมษายน 2567"), "a")
    assert (mended.date, mended.day_words) == ("2024-04-30", "30 เมษายน 2567")


def test_of_joined_reports_a_day_goes_before_what_is_none() -> None:
    table = set_entry(set_entry(BARE, "a", "6", date="พรุ่งนี้"), "b", "6", date="5/4/2567")
    assert report(rework.merge(table, ["a", "b"]), "a").date == "2024-04-05"
    table = set_entry(set_entry(BARE, "a", "6", date="พรุ่งนี้"), "b", "6", date="31/4/2567")
    assert report(rework.merge(table, ["a", "b"]), "a").date == "พรุ่งนี้"


def test_a_day_for_many_that_is_none_is_refused_with_a_way_out() -> None:
    with pytest.raises(EditError, match=r"ไม่มีวันที่ 31 เมษายน 2567 เดือนนี้มีวันที่ 1–30"):
        clean_date("31 เมษายน 2567")


def test_many_at_once_leave_the_other_fields_alone() -> None:
    table = bulk_set(TABLE, ["a", "b", "c"], "6", status=DONE)
    assert [report(table, name).status for name in "abc"] == [DONE] * 3
    assert report(table, "b") == replace(OF_B, status=DONE)


def test_the_second_round_begins_with_the_first_s_words_but_not_its_day() -> None:
    own = ProgressEntry("b", "12", DONE, "เสร็จแล้ว")
    table = begin_from(replace(TABLE, progress=(*TABLE.progress, own)), "6", "12")
    assert report(table, "a", "12") == replace(OF_A, round="12", date="")
    assert report(table, "b", "12") == own, "what is there already stays"
    assert entry_of(table.progress, "c", "12") is None
    assert begin_from(TABLE, "6", "12", ["b"]).progress[2:] == (replace(OF_B, round="12", date=""),)


# when measures change -------------------------------------------------------------------------------------------


def test_a_report_goes_where_its_measure_goes() -> None:
    moved = rework.reorder(edit.move(TABLE, "a", by=2), ["c", "b", "a"])
    assert [measure.id for measure in moved.measures] == ["c", "b", "a"]
    assert moved.progress == TABLE.progress


def test_a_deleted_measure_leaves_its_report_with_its_title_and_finds_it_again() -> None:
    without = edit.delete(TABLE, "a")
    assert left_over(without) == {"a": (replace(OF_A, title="งบประมาณ"),)}
    again = with_measures(without, [*without.measures, A])
    assert again.progress == TABLE.progress
    assert left_over(again) == {}


def test_a_cleared_table_keeps_every_report() -> None:
    assert set(left_over(with_measures(TABLE, ()))) == {"a", "b"}


def test_a_left_over_report_is_given_to_another_measure_or_discarded() -> None:
    without = edit.delete(TABLE, "a")
    assert give(without, "a", "c").progress == (OF_B, replace(OF_A, measure="c"))
    both = give(without, "a", "b").progress
    assert [(entry.measure, entry.status) for entry in both] == [("b", UNDER_WAY)]
    assert both[0].result == "ร่างแนวปฏิบัติ\nประชุมแล้ว"
    assert discard(without, "a").progress == (OF_B,)
    assert discard(without, "b") == without, "only what is left over can be discarded"
    assert give(without, "b", "c") == without
    assert give(without, "a", "x") == without


def test_merged_measures_have_one_report_of_what_each_said() -> None:
    other = replace(OF_B, status=DONE, result="ประชุม แล้ว\nร่างเสร็จ")
    merged = rework.merge(replace(TABLE, progress=(OF_A, other)), ["a", "b"])
    assert merged.progress == (
        ProgressEntry(
            "a",
            "6",
            DONE,
            "ประชุมแล้ว\nร่างเสร็จ",  # a line that is there already, spaces aside, is not written again
            ("รายงานการประชุม.pdf", "ภาพถ่าย", "ร่าง.docx"),
            "คนน้อย",
            "ทำต่อ",
            "รอเสนอ",
            "2024-04-05",
        ),
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (DONE, DONE, DONE),
        (DONE, UNDER_WAY, UNDER_WAY),
        (DONE, NOT_BEGUN, UNDER_WAY),
        (DONE, NOT_DONE, UNDER_WAY),
        (DONE, None, UNDER_WAY),
        (NOT_BEGUN, NOT_DONE, NOT_BEGUN),
        (NOT_DONE, NOT_DONE, NOT_DONE),
        (NOT_DONE, None, None),
    ],
)
def test_a_merged_measure_never_claims_more_than_its_parts(
    first: Status, second: Status | None, whole: Status | None
) -> None:
    entries = [ProgressEntry("a", "6", first, "ก")] + ([ProgressEntry("b", "6", second)] if second else [])
    merged = rework.merge(replace(BARE, progress=tuple(entries)), ["a", "b"])
    assert [(e.measure, e.status, e.result) for e in merged.progress] == [("a", whole, "ก")]


def test_the_report_of_a_measure_merged_into_a_silent_one_is_the_whole_s() -> None:
    merged = rework.merge(TABLE, ["b", "c"])
    assert merged.progress == (OF_A, OF_B)  # the place of b, which comes first; under way stays under way
    merged = rework.merge(replace(BARE, progress=(replace(OF_B, measure="c"),)), ["b", "c"])
    assert merged.progress == (OF_B,)


def test_both_halves_of_a_split_measure_have_its_report() -> None:
    split = rework.split(TABLE, "a", ["i8"])
    new = split.measures[1].id
    assert report(split, "a") == OF_A
    assert report(split, new) == replace(OF_A, measure=new)
    assert report(split, "b") == OF_B


def test_a_copy_of_a_measure_has_no_report_yet() -> None:
    assert edit.duplicate(TABLE, "a").progress == TABLE.progress


def test_a_row_edited_in_the_grid_or_in_excel_keeps_its_report() -> None:
    rows = edit.apply_grid_edits(TABLE.measures, {"edited_rows": {0: {"owner": "กองช่าง"}}, "deleted_rows": [1]})
    table = with_measures(TABLE, rows)
    assert report(table, "a") == OF_A
    assert left_over(table) == {"b": (replace(OF_B, title="ทรัพย์สิน"),)}


# two versions ---------------------------------------------------------------------------------------------------


def test_two_people_who_report_of_different_things_are_both_heard() -> None:
    mine = set_entry(set_entry(TABLE, "c", "6", status=DONE), "a", "6", remark="ฉัน")
    theirs = set_entry(set_entry(TABLE, "a", "12", status=NOT_BEGUN), "a", "6", obstacle="เขา")
    both = together(TABLE, mine, theirs)
    assert both is not None
    assert report(both, "c").status is DONE
    assert report(both, "a", "12").status is NOT_BEGUN
    assert report(both, "a") == replace(OF_A, remark="ฉัน", obstacle="เขา")
    assert report(both, "b") == OF_B


def test_one_field_changed_by_both_is_a_conflict() -> None:
    assert together(TABLE, set_entry(TABLE, "a", "6", result="ฉัน"), set_entry(TABLE, "a", "6", result="เขา")) is None
    same = set_entry(TABLE, "a", "6", result="เหมือนกัน")
    assert together(TABLE, same, same) == same


def test_a_report_and_a_measure_changed_at_once_are_no_conflict() -> None:
    measures = edit.update(TABLE, "a", owner="กองการศึกษา")
    reported = set_entry(TABLE, "b", "6", status=DONE)
    for mine, theirs in ((measures, reported), (reported, measures)):
        both = together(TABLE, mine, theirs)
        assert both is not None
        assert both.measures[0].owner == "กองการศึกษา"
        assert report(both, "b").status is DONE
    assert together(TABLE, measures, edit.update(TABLE, "a", owner="x")) is None


def test_a_report_of_a_measure_that_the_other_deleted_is_left_over() -> None:
    for first, second in ((0, 1), (1, 0)):
        sides = (edit.delete(TABLE, "c"), set_entry(TABLE, "c", "6", result="ทันที"))
        both = together(TABLE, sides[first], sides[second])
        assert both is not None
        assert left_over(both) == {"c": (ProgressEntry("c", "6", result="ทันที", title="ช่องทาง"),)}


def test_a_report_written_while_the_other_merged_its_measure_is_a_conflict() -> None:
    assert together(TABLE, rework.merge(TABLE, ["a", "b"]), set_entry(TABLE, "b", "6", result="ใหม่")) is None


def test_both_versions_kept_keep_what_both_report() -> None:
    mine = set_entry(edit.update(TABLE, "b", owner="กองอื่น"), "b", "6", result="ของฉัน")
    mine = set_entry(mine, "a", "6", remark="ฉัน")
    theirs = set_entry(TABLE, "a", "6", remark="เขา")
    both = edit.merged(theirs, mine)
    copy = both.measures[2].id
    assert [measure.owner for measure in both.measures] == ["กองคลัง", "สำนักปลัด", "กองอื่น", "กองช่าง"]
    assert report(both, "a").remark == "เขา\nฉัน"
    assert report(both, "b") == OF_B
    assert report(both, copy) == replace(OF_B, measure=copy, result="ของฉัน")


def test_a_measure_that_only_one_version_has_keeps_its_report_without_a_note() -> None:
    for both in (edit.merged(TABLE, edit.delete(TABLE, "a")), edit.merged(edit.delete(TABLE, "a"), TABLE)):
        assert report(both, "a") == OF_A
        assert left_over(both) == {}


def test_what_differs_is_told_by_report() -> None:
    mine = set_entry(TABLE, "c", "6", status=DONE)
    assert progress_edit.differing(TABLE, mine) == [(None, ProgressEntry("c", "6", DONE))]
    assert progress_edit.differing(TABLE, TABLE) == []


# nothing is ever lost -------------------------------------------------------------------------------------------

CHANGES = st.lists(
    st.tuples(st.sampled_from(["delete", "duplicate", "move", "merge", "split", "sort"]), st.integers(0, 5)),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(changes=CHANGES)
def test_whatever_happens_to_the_measures_every_line_is_still_there(changes: list[tuple[str, int]]) -> None:
    table = TABLE
    for name, at in changes:
        ids = [measure.id for measure in table.measures]
        if not ids:
            break
        chosen = ids[at % len(ids)]
        if name == "delete":
            table = edit.delete(table, chosen)
        elif name == "duplicate":
            table = edit.duplicate(table, chosen)
        elif name == "move":
            table = edit.move(table, chosen, to=0)
        elif name == "sort":
            table = edit.sort_by_topic(table)
        elif name == "merge" and len(ids) > 1:
            table = rework.merge(table, [chosen, ids[(at + 1) % len(ids)]])
        elif name == "split" and len(items := next(m.items for m in table.measures if m.id == chosen)) > 1:
            table = rework.split(table, chosen, items[:1])
    said = " ".join(f"{e.result} {' '.join(e.evidence)} {e.obstacle} {e.suggestion} {e.remark}" for e in table.progress)
    for line in ("ประชุมแล้ว", "รายงานการประชุม.pdf", "ภาพถ่าย", "ทำต่อ", "ร่างแนวปฏิบัติ", "ร่าง.docx", "คนน้อย", "รอเสนอ"):
        assert line in said
    assert len({(e.measure, e.round) for e in table.progress}) == len(table.progress)
