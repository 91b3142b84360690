"""Editing measures: undo and redo, rows, and what another window sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import GRID, OWNER, STEPS, cell, drafted, saved, write_cell
from tests.browser.running_app import RunningApp

pytestmark = pytest.mark.browser


def test_undo_and_redo_walk_through_the_edits(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    owner = person.box(OWNER)
    first = owner.input_value()
    person.write(owner, "กองสาธารณสุข")
    person.write(owner, "กองสาธารณสุขและกองช่าง")
    person.refresh()  # the steps are kept with the work, not with the open page
    for button, expected in (
        ("ย้อนกลับ", "กองสาธารณสุข"),
        ("ย้อนกลับ", first),
        ("ทำซ้ำ", "กองสาธารณสุข"),
        ("ทำซ้ำ", "กองสาธารณสุขและกองช่าง"),
    ):
        with person.run():
            person.button(button).click()
        expect(owner).to_have_value(expected)
    expect(person.button("ทำซ้ำ")).to_be_disabled()


def test_undo_takes_back_an_edit_in_the_grid(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    person.tab(GRID)
    expect(cell(person, 0)).to_be_attached()
    first = cell(person, 0).inner_text()
    write_cell(person, "มาตรการที่จะถูกย้อนกลับ")
    with person.run():
        person.button("ย้อนกลับ").click()
    expect(cell(person, 0)).to_have_text(first)
    with person.run():
        person.button("ทำซ้ำ").click()
    expect(cell(person, 0)).to_have_text("มาตรการที่จะถูกย้อนกลับ")


def test_a_deleted_measure_comes_back(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    rows = person.page.get_by_test_id("stMain").get_by_role("radio")
    expect(rows).not_to_have_count(0)
    count = rows.count()
    with person.run():
        person.page.locator(".st-key-measures_delete button").first.click()
    expect(rows).to_have_count(count - 1)
    with person.run():
        person.button("ย้อนกลับ").click()
    expect(rows).to_have_count(count)


def test_two_windows_never_overwrite_each_other(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    person.write(person.box(STEPS), "ทั้งสองหน้าต่างเห็น")
    saved(person)
    other = visitor(app.url)
    other.page.goto(person.page.url)
    other.wait()
    expect(other.box(STEPS)).to_have_value("ทั้งสองหน้าต่างเห็น")
    person.write(person.box(OWNER), "หน้าต่างแรก")
    other.write(other.box(OWNER), "หน้าต่างที่สอง")
    expect(other.page.get_by_text("มีการแก้ไขพร้อมกันสองหน้าต่าง")).to_be_visible()
    for text in ("หน้าต่างแรก", "หน้าต่างที่สอง"):
        expect(other.page.get_by_test_id("stMain").get_by_text(text, exact=True)).to_be_visible()
