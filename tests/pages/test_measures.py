"""The measures page, driven without a browser: begin, draft, edit in the form and the grid, undo."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import streamlit as st

from itadash.reading.answers import new_body
from tests.pages.measures_office import AGENCY, PRINTED, STREAM, Office, reading, titles

# beginning ------------------------------------------------------------------------------------------------------


def test_nothing_loaded_says_how_to_begin(office: Office) -> None:
    office.ws = office.store.create_workspace()
    office.open()
    assert not office.at.tabs
    assert not [button for button in office.at.button if button.key == "measures_draft"]
    assert "นำเข้า" in " ".join(str(button.label) for button in office.at.button)


def test_start_offers_what_there_is(office: Office) -> None:
    office.open()
    assert office.at.button(key="measures_draft").label == "ร่างจากข้อที่ต่ำกว่าเกณฑ์ (3 ข้อ)"
    assert not [button for button in office.at.button if button.key == "measures_printed"]
    assert office.at.button(key="measures_undo").disabled
    assert office.store.load(office.ws, STREAM) is None, "looking at the page saves nothing"


def test_draft_covers_every_flagged_item(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    assert [m.items for m in office.saved().measures] == [("o30",), ("e9",), ("i7",)]  # topics 2, 3, 5
    assert "มีมาตรการครบ 3 ข้อที่ต่ำกว่าเกณฑ์" in office.text()


def test_undo_takes_the_draft_back_and_redo_brings_it_again(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    office.click("measures_undo")
    assert office.saved().measures == ()
    assert office.at.button(key="measures_draft"), "the start is shown again"
    office.open()
    office.click("measures_redo")
    assert len(office.saved().measures) == 3


def test_blank_table_and_one_click_for_an_uncovered_item(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    (blank,) = office.saved().measures
    assert blank.period == "1 ตุลาคม 2566 ถึง 30 กันยายน 2567"
    assert "ยังไม่มีมาตรการสำหรับ 3 จาก 3 ข้อ" in office.text()
    office.click("measures_cover_i7")
    assert [m.items for m in office.saved().measures] == [(), ("i7",)]
    assert "I7" in office.field("measure").value, "the new measure is open"
    office.click("measures_cover_all")
    assert [m.items for m in office.saved().measures] == [(), ("i7",), ("o30",), ("e9",)]  # by topic, as a draft is


def test_printed_measures_are_brought_in(office: Office) -> None:
    office.store.add_file(office.ws, "ตาราง.txt", b"x", new_body(reading((PRINTED,)), "1"))
    office.store.add_file(office.ws, "อื่น.txt", b"x", new_body(reading((PRINTED,), "เทศบาลอื่นสมมติ"), "2"))
    office.open()
    assert "(1 แถว)" in office.at.button(key="measures_printed").label, "rows of another agency do not count"
    office.click("measures_printed")
    (measure,) = office.saved().measures
    assert (measure.topic, measure.items, measure.owner) == (5, ("i7",), "กองคลัง")


# the form -------------------------------------------------------------------------------------------------------


def test_every_field_of_the_form_is_saved_at_once(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    for name in ("measure", "method", "owner", "period", "steps", "follow_up"):
        office.field(name).set_value(f"1. {name} น้ำ\n2. ผู้ที่").run()
        assert getattr(office.saved().measures[0], name) == f"1. {name} น้ำ\n2. ผู้ที่"
    topic = next(box for box in office.at.selectbox if str(box.key).endswith("_topic"))
    topic.set_value(6).run()
    items = next(box for box in office.at.multiselect if str(box.key).endswith("_items"))
    items.set_value(["i13", "i7"]).run()
    assert (office.saved().measures[0].topic, office.saved().measures[0].items) == (6, ("i13", "i7"))
    assert not office.at.exception
    before = office.saved()
    office.open()
    assert office.field("steps").value == before.measures[0].steps


def test_move_duplicate_delete_next(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    a, b, c = titles(office.saved())
    office.click("measures_down")
    assert titles(office.saved()) == [b, a, c]
    assert office.field("measure").value == a, "the moved measure stays open"
    office.click("measures_next")
    assert office.field("measure").value == c
    office.click("measures_duplicate")
    assert titles(office.saved()) == [b, a, c, c]
    office.click("measures_delete")
    assert titles(office.saved()) == [b, a, c]
    assert office.at.button(key="measures_next").disabled
    for expected in ([b, a, c, c], [b, a, c], [a, b, c], []):
        office.click("measures_undo")
        assert titles(office.saved()) == expected


def test_undo_of_a_text_shows_the_old_text_in_the_form(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    office.field("owner").set_value("กองคลัง").run()
    office.field("owner").set_value("กองช่าง").run()
    office.click("measures_undo")
    assert office.field("owner").value == "กองคลัง"


def test_deleting_the_last_measure_leads_back_to_the_start(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    office.click("measures_delete")
    assert office.at.button(key="measures_draft")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "# หัว\n| a | b |",
        "=1+1",
        "[x](http://x)",
        "\x00\x07",
        "ก" * 20_000,
        "🙂\u200b",
    ],
    ids=ascii,
)
def test_bad_text_does_no_harm(office: Office, text: str) -> None:
    office.open()
    office.click("measures_blank")
    office.field("measure").set_value(text).run()
    assert not office.at.exception
    for view in ("ตาราง", "เอกสาร", "แบบฟอร์ม"):
        office.at.session_state["tab"] = view
        office.at.run()
        assert not office.at.exception
    label = office.at.radio(key="measures_pick").options[0]
    assert not any(sign in label.replace(f"\\{sign}", "") for sign in "<[|#"), (
        "signs of Markdown are escaped in the list"
    )
    office.open()
    assert len(office.saved().measures[0].measure) <= 20_000


# the grid -------------------------------------------------------------------------------------------------------


def grid_key(office: Office) -> str:
    office.at.session_state["tab"] = "ตาราง"
    office.at.run()
    return str(office.at.session_state["measures_grid"].key)


def edit_grid(office: Office, key: str, **edits: Any) -> None:
    """What the browser does: the editor's pending edits arrive and its callback runs before the page."""
    from itadash.ui import measures_grid
    from itadash.ui.measures_desk import Desk
    from itadash.ui.workspace import Workspace

    state = {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **edits}
    office.at.session_state[key] = state
    desk = Desk(Workspace(office.ws, office.store), AGENCY, 2566)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", office.at.session_state)
        measures_grid._changed(desk, office.at.session_state["measures_grid"])
    office.at.run()
    assert not office.at.exception


def test_grid_edits_are_saved_and_the_editor_stays(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    key = grid_key(office)
    edit_grid(office, key, edited_rows={0: {"measure": "แก้ในตาราง\nสองบรรทัด", "topic": "7"}})
    assert office.saved().measures[0].measure == "แก้ในตาราง\nสองบรรทัด"
    assert office.saved().measures[0].topic == 7
    assert grid_key(office) == key, "the editor that made the change is not replaced"
    added = [{"measure": "แถวใหม่"}]
    edit_grid(office, key, edited_rows={0: {"measure": "ก"}}, added_rows=added)
    first = office.saved().measures[-1].id
    edit_grid(office, key, edited_rows={0: {"measure": "ก"}}, added_rows=[{"measure": "แถวใหม่", "owner": "ข"}])
    assert office.saved().measures[-1].id == first, "the added row keeps its id"
    edit_grid(office, key, edited_rows={0: {"measure": "ก"}}, added_rows=added, deleted_rows=[1])
    assert len(office.saved().measures) == 3
    office.click("measures_undo")
    assert grid_key(office) != key, "after an undo the editor starts from the restored rows"


def test_paste_box(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    grid_key(office)
    office.at.text_area(key="measures_paste").set_value('ก\tข\tค\tง\t"1. จ\n2. ฉ"\tช').run()
    office.click("measures_paste_add")
    assert office.saved().measures[1].steps == "1. จ\n2. ฉ"
    assert office.at.text_area(key="measures_paste").value == ""
    office.at.text_area(key="measures_paste").set_value(" ").run()
    office.click("measures_paste_add")
    assert "ไม่พบข้อความ" in office.text()
    office.click("measures_undo")
    assert len(office.saved().measures) == 1


def test_the_dictionary_is_loaded_once_in_the_background(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from itadash.documents import thai
    from itadash.ui.measures_output import warm_documents

    loads: list[str] = []
    monkeypatch.setattr(thai, "warm", lambda: loads.append(threading.current_thread().name))
    office.open()
    office.click("measures_blank")
    office.open()
    warm_documents().join(timeout=60)
    assert loads == ["warm-documents"]
