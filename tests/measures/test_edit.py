from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.measures import edit
from itadash.measures.model import COLUMNS, Measure, MeasuresTable, Signatory

A, B, C = (Measure(name, measure=name.upper(), items=(f"i{n}",)) for n, name in enumerate("abc", start=1))
TABLE = MeasuresTable("เทศบาลตำบลตัวอย่าง", 2566, (A, B, C))


def ids(table: MeasuresTable) -> str:
    return "".join(m.id for m in table.measures)


def test_add_at_the_end_and_in_between() -> None:
    assert ids(edit.add(TABLE, Measure("x"))) == "abcx"
    assert ids(edit.add(TABLE, Measure("x"), at=1)) == "axbc"


def test_add_gives_a_taken_id_a_new_name() -> None:
    added = edit.add(TABLE, Measure("b", owner="ใหม่")).measures[-1]
    assert added.owner == "ใหม่"
    assert added.id not in "abc"


def test_delete_duplicate_and_the_table_itself_stays() -> None:
    assert ids(edit.delete(TABLE, "b")) == "ac"
    assert ids(edit.delete(TABLE, "?")) == "abc"
    copied = edit.duplicate(TABLE, "b")
    assert [m.measure for m in copied.measures] == ["A", "B", "B", "C"]
    assert len({m.id for m in copied.measures}) == 4
    assert edit.duplicate(TABLE, "?") == TABLE
    assert ids(TABLE) == "abc"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"by": -1}, "bac"),
        ({"by": 1}, "acb"),
        ({"by": -5}, "bac"),
        ({"by": 5}, "acb"),
        ({"to": 0}, "bac"),
        ({"to": 2}, "acb"),
        ({"to": 1}, "abc"),
        ({}, "abc"),
    ],
)
def test_move(change: dict[str, int], expected: str) -> None:
    assert ids(edit.move(TABLE, "b", **change)) == expected


def test_update_cleans_and_ignores_what_is_no_field() -> None:
    changed = edit.update(
        TABLE, "b", steps=" 1. ก\r\n2. ข\x00\ud800 ", topic="3 ช่องทาง", items=["E๑๑", "e11", "o 4"], id="z"
    )
    assert changed.measures[1] == Measure("b", topic=3, items=("e11", "o4"), measure="B", steps="1. ก\n2. ข")
    assert changed.measures[::2] == (A, C)


@pytest.mark.parametrize(
    ("value", "topic"),
    [
        ("๓", 3),
        ("3 ช่องทาง", 3),
        (3, 3),
        (3.0, 3),
        ("ประเด็นที่ ๗", 7),
        (None, 0),
        ("", 0),
        ("8", 0),
        ("12", 0),
        (float("nan"), 0),
        (0, 0),
    ],
)
def test_topic(value: object, topic: int) -> None:
    assert edit.clean_topic(value) == topic


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("i7, E๑๑", ("i7", "e11")),
        (["o30", None, "i7", "i7"], ("o30", "i7")),
        ("i07", ("i7",)),
        (None, ()),
        ("ไม่มี", ()),
        ("i123 xi7 i7a", ("i7",)),
        (7, ()),
    ],
)
def test_items(value: object, items: tuple[str, ...]) -> None:
    assert edit.clean_items(value) == items


def test_text_has_a_limit() -> None:
    assert len(edit.clean_text("ก" * 30_000)) == 20_000


def test_too_many_measures_are_refused() -> None:
    full = MeasuresTable("x", 2566, tuple(Measure(str(n)) for n in range(500)))
    with pytest.raises(edit.EditError, match="500"):
        edit.add(full)
    with pytest.raises(edit.EditError, match="500"):
        edit.apply_grid_edits(full.measures, {"added_rows": [{}]})


def test_sort_by_topic_keeps_the_order_within() -> None:
    topics = [2, 0, 1, 2, 1]
    table = MeasuresTable("x", 2566, tuple(Measure(str(n), topic=t) for n, t in enumerate(topics)))
    assert ids(edit.sort_by_topic(table)) == "24031"


def test_coverage() -> None:
    table = MeasuresTable("x", 2566, (Measure("a", items=("i7", "e1")), Measure("b", items=("o4",))))
    assert edit.coverage(table, ("i7", "i8", "e1", "o30")) == ("i8", "o30")
    assert edit.coverage(table, ()) == ()


def test_blank_rows_are_not_printed() -> None:
    period = Measure("x", topic=2, items=("i7",), period="1 ตุลาคม 2566")
    assert ids(edit.without_blanks(edit.add(edit.add(TABLE, period, at=0), Measure("y")))) == "abc"


def test_signatories_drop_empty_rows_and_line_breaks() -> None:
    rows = [
        {"role": "ผู้จัดทำ", "name": None, "position": "นัก\nวิเคราะห์ "},
        {"role": " ", "name": "", "position": None},
        {},
    ]
    assert edit.set_signatories(TABLE, rows).signatories == (Signatory("ผู้จัดทำ", "", "นัก วิเคราะห์"),)


def test_differing_and_merged_lose_nothing() -> None:
    mine = edit.add(edit.update(edit.delete(TABLE, "a"), "b", owner="ฉัน"), Measure("m"))
    theirs = edit.add(edit.update(TABLE, "b", owner="เขา"), Measure("t"))
    assert [(x and x.id, y and y.id) for x, y in edit.differing(mine, theirs)] == [
        ("b", "b"),
        ("m", None),
        (None, "a"),
        (None, "t"),
    ]
    both = edit.merged(theirs, mine)
    assert [(m.id if len(m.id) == 1 else "new", m.owner) for m in both.measures] == [
        ("a", ""),
        ("b", "เขา"),
        ("new", "ฉัน"),
        ("c", ""),
        ("t", ""),
        ("m", ""),
    ]
    assert edit.merged(TABLE, TABLE) == TABLE


def test_grid_edits_as_the_editor_reports_them() -> None:
    edits = {
        "edited_rows": {"0": {"measure": "ก\nข", "topic": "2 การให้บริการ"}, 2: {"owner": None, "items": ["o1"], "?": 1}},
        "added_rows": [{"measure": "ใหม่", "_index": 7}, {}],
        "deleted_rows": [1],
    }
    rows = edit.apply_grid_edits((A, B, C), edits, lambda k: f"added-{k}")
    assert rows == (
        Measure("a", topic=2, measure="ก\nข", items=("i1",)),
        Measure("c", measure="C", items=("o1",)),
        Measure("added-0", measure="ใหม่"),
        Measure("added-1"),
    )


texts = st.text("กข1 i7\n", max_size=5)
values = st.dictionaries(
    st.sampled_from([*COLUMNS, "topic", "items", "_index"]), st.one_of(st.none(), texts, st.integers(0, 9)), max_size=3
)


@settings(deadline=None)
@given(
    size=st.integers(0, 6),
    edited=st.dictionaries(st.integers(-1, 8), values, max_size=4),
    added=st.lists(values, max_size=3),
    deleted=st.lists(st.integers(-1, 8), max_size=4),
)
def test_grid_edits_equal_one_change_after_the_other(
    size: int, edited: dict[int, dict[str, object]], added: list[dict[str, object]], deleted: list[int]
) -> None:
    """The second method: the same changes one by one with the functions for single measures."""
    baseline = tuple(Measure(f"row{n}", measure=str(n)) for n in range(size))
    table = MeasuresTable("x", 2566, baseline)
    for row, changes in edited.items():
        table = edit.update(table, f"row{row}", **changes)
    for row in deleted:
        table = edit.delete(table, f"row{row}")
    for k, changes in enumerate(added):
        table = edit.update(edit.add(table, Measure(f"new{k}")), f"new{k}", **changes)
    edits = {"edited_rows": edited, "added_rows": added, "deleted_rows": deleted}
    assert edit.apply_grid_edits(baseline, edits, lambda k: f"new{k}") == table.measures
