"""The measures page, driven without a browser: begin, edit, undo, two windows, a store that refuses."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from itadash.measures.model import MeasuresTable, from_json, to_json
from itadash.reading.answers import new_body
from itadash.reading.model import PrintedMeasure, Reading
from itadash.scores import Score, frame
from itadash.store import Store, StoreError, open_store

ROOT = Path(__file__).parents[2]
AGENCY = "เทศบาลตำบลตัวอย่าง"
STREAM = f"measures/{AGENCY}/2566"
SCORES = {"i7": "72", "i8": "90", "e9": "80.5", "o30": "0", "o1": "100"}  # three below 85: e9, i7, o30
INSTRUMENT = {"i": "IIT", "e": "EIT1", "o": "OIT"}
PRINTED = PrintedMeasure(5, "ยกระดับงบประมาณ (ข้อ I๗)", "วิธี", "กองคลัง", "ทั้งปี", "1. ทำ", "รายงาน", "ผล.txt")


@dataclass
class Office:
    """A workspace with the result of one agency, seen through one browser window (``at``)."""

    ws: str
    store: Store
    at: AppTest

    def open(self) -> AppTest:
        """Open the measures page in a new window."""
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.query_params["doc"] = self.ws
        self.at = at.run().switch_page("pages/measures.py").run()
        assert not self.at.exception
        return self.at

    def click(self, key: str) -> None:
        self.at.button(key=key).click().run()
        assert not self.at.exception

    def saved(self) -> MeasuresTable:
        """What is in the store, read past the page."""
        revision = self.store.load(self.ws, STREAM)
        assert revision is not None
        return from_json(revision.body)

    def save_elsewhere(self, table: MeasuresTable) -> None:
        """What another window does."""
        revision = self.store.load(self.ws, STREAM)
        self.store.save(self.ws, STREAM, to_json(table), expected=revision.n if revision else 0)

    def field(self, name: str) -> Any:
        """The form's text field ``name``."""
        return next(area for area in self.at.text_area if str(area.key).endswith(f"_{name}"))

    def text(self) -> str:
        """All words on the page."""
        kinds = ("markdown", "text", "caption", "warning", "error", "info", "success", "badge", "header", "title")
        return "\n".join(str(element.value) for kind in kinds for element in self.at.get(kind))


def reading(measures: tuple[PrintedMeasure, ...] = (), agency: str = AGENCY) -> Reading:
    rows = [Score(agency, 2566, "item", INSTRUMENT[c[0]], c, Decimal(s), "ผล.xlsx › A1") for c, s in SCORES.items()]
    printed = frame(rows)
    printed["table"] = "ผล.xlsx › A1"
    return Reading("ผล.xlsx", printed, measures=measures, agencies=(agency,))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A workspace with one file in a store of its own."""
    monkeypatch.setenv("ITADASH_DATA", str(tmp_path))
    st.cache_resource.clear()
    store = open_store()
    ws = store.create_workspace()
    store.add_file(ws, "ผล.xlsx", b"the bytes of the file", new_body(reading(), "0"))
    yield Office(ws, store, AppTest.from_file(str(ROOT / "app.py")))
    store.close()
    st.cache_resource.clear()


def titles(table: MeasuresTable) -> list[str]:
    return [measure.measure for measure in table.measures]


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


# two windows, and a store that refuses ----------------------------------------------------------------------------


def test_a_change_elsewhere_is_shown(office: Office) -> None:
    office.open()
    office.click("measures_blank")
    table = office.saved()
    from itadash.measures.edit import update

    office.save_elsewhere(update(table, table.measures[0].id, owner="อีกหน้าต่าง"))
    office.at.run()
    assert office.field("owner").value == "อีกหน้าต่าง"


def conflicting(office: Office) -> tuple[MeasuresTable, MeasuresTable]:
    """Both windows change the owner of the same measure; returns (theirs, mine)."""
    from itadash.measures.edit import update

    office.open()
    office.click("measures_blank")
    base = office.saved()
    theirs = update(base, base.measures[0].id, owner="กองของเขา")
    office.save_elsewhere(theirs)
    office.field("owner").set_value("กองของเรา").run()
    assert not office.at.exception
    return theirs, update(base, base.measures[0].id, owner="กองของเรา")


def test_conflict_keeps_both_and_shows_both(office: Office) -> None:
    theirs, _ = conflicting(office)
    assert office.saved() == theirs, "nothing was overwritten"
    for _ in range(2):  # also in a new window, after a reload or a restart
        assert "กองของเขา" in office.text()
        assert "กองของเรา" in office.text()
        assert not office.at.tabs, "no further edits before the choice"
        office.open()


def test_conflict_settled_for_either(office: Office) -> None:
    theirs, mine = conflicting(office)
    office.click("measures_settle_mine")
    assert office.saved() == mine
    assert office.field("owner").value == "กองของเรา"
    office.click("measures_undo")
    assert office.saved() == theirs


def test_conflict_settled_for_theirs_keeps_mine_in_the_history(office: Office) -> None:
    theirs, mine = conflicting(office)
    office.click("measures_settle_theirs")
    assert office.saved() == theirs
    office.click("measures_undo")
    assert office.saved() == mine


def test_conflict_settled_for_both(office: Office) -> None:
    conflicting(office)
    office.click("measures_settle_both")
    assert [m.owner for m in office.saved().measures] == ["กองของเขา", "กองของเรา"]
    assert office.at.tabs


def test_a_refused_save_keeps_the_text_and_tries_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.open()
    office.click("measures_blank")

    def refuse(*_: object, **__: object) -> None:
        raise StoreError("ดิสก์เต็ม")

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.save", refuse)
        office.field("owner").set_value("กองคลัง").run()
        assert "ดิสก์เต็ม" in office.text()
        assert office.field("owner").value == "กองคลัง"
        assert office.saved().measures[0].owner == ""
    office.click("measures_save_again")
    assert office.saved().measures[0].owner == "กองคลัง"
    assert "ดิสก์เต็ม" not in office.text()


def test_a_version_that_cannot_be_put_aside_is_not_lost(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from itadash.measures.edit import update

    office.open()
    office.click("measures_blank")
    base = office.saved()
    theirs = update(base, base.measures[0].id, owner="กองของเขา")
    office.save_elsewhere(theirs)
    save = type(office.store).save

    def refuse_aside(self: Store, ws: str, stream: str, *rest: Any, **named: Any) -> Any:
        if stream.endswith("/aside"):
            raise StoreError("ดิสก์เต็ม")
        return save(self, ws, stream, *rest, **named)

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.save", refuse_aside)
        office.field("owner").set_value("กองของเรา").run()
        assert not office.at.exception
        assert "ดิสก์เต็ม" in office.text()
    office.at.run()
    assert office.saved() == theirs
    assert "กองของเขา" in office.text()
    assert "กองของเรา" in office.text()


def test_a_table_that_cannot_be_opened_is_said_in_thai_and_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open()
    office.click("measures_blank")
    office.field("owner").set_value("กองคลัง").run()

    def refuse(*_: object) -> None:
        raise StoreError("ไฟล์ข้อมูลถูกใช้งานอยู่")

    with monkeypatch.context() as broken:
        broken.setattr("itadash.store.sqlite.SqliteStore.load", refuse)
        office.at.run()
        assert not office.at.exception
        assert "ไฟล์ข้อมูลถูกใช้งานอยู่" in office.text()
    office.click("measures_retry")
    assert office.field("owner").value == "กองคลัง"


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


# the document ---------------------------------------------------------------------------------------------------


def test_signatories(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    office.at.session_state["tab"] = "เอกสาร"
    office.at.run()
    office.at.text_input(key="measures_signer_0_name").set_value("ชื่อสมมติ").run()
    office.click("measures_signer_add")
    office.click("measures_signer_1_delete")
    assert [(s.role, s.name) for s in office.saved().signatories] == [
        ("ผู้จัดทำ", "ชื่อสมมติ"),
        ("ผู้อนุมัติ", ""),
        ("ผู้ลงนาม", ""),
    ]
    office.click("measures_undo")
    assert office.at.text_input(key="measures_signer_1_role").value == "ผู้ตรวจสอบ"


def test_preview_and_downloads(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    office.at.session_state["tab"] = "เอกสาร"
    office.at.run()
    assert not office.at.get("image"), "pages are drawn only when asked for"
    office.click("measures_preview_button")
    assert office.at.get("imgs") or office.at.get("image")
    labels = [button.label for button in office.at.get("download_button")]
    assert labels == ["พิมพ์หน้านี้", "ดาวน์โหลด PDF", "ดาวน์โหลด Excel"]


def test_files_hold_the_table_and_the_source(office: Office) -> None:
    from itadash.ui.measures_output import file_name, make_pdf, make_xlsx
    from itadash.ui.workspace import Selection, Workspace

    office.open()
    office.click("measures_draft")
    work = Workspace(office.ws, office.store)
    result = work.result(Selection(AGENCY, 2566, Decimal(85)))
    assert result is not None
    table = office.saved()
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx(table, result)))
    numbered = [row for row in book["มาตรการ"].iter_rows(min_row=5) if str(row[0].value).isdigit()]
    by_topic = sorted(table.measures, key=lambda measure: measure.topic)
    assert [row[3].value for row in numbered] == [measure.measure for measure in by_topic]
    sources = work.files()
    pdf = make_pdf(table, True, False, sources, lambda file: office.store.file_data(office.ws, file))
    import pypdf

    assert pypdf.PdfReader(io.BytesIO(pdf)).attachments["ผล.xlsx"] == [b"the bytes of the file"]
    assert file_name(table) == "มาตรการ-ITA-2567-เทศบาลตำบลตัวอย่าง"
