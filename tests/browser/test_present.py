"""Meeting mode in a browser: turned without the server, the same address the same slide, readable from the last row."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from pptx import Presentation

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
MEETING = {"width": 1280, "height": 720}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537",
}
# Every text of the slide that is seen: the smallest size, and what does not fit where it stands.
LOOK = """slide => {
    const seen = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), small = [];
    while (seen.nextNode()) {
        const around = seen.currentNode.parentElement, text = seen.currentNode.textContent.trim();
        if (text && !around.closest('.unseen, caption') && parseFloat(getComputedStyle(around).fontSize) < 20)
            small.push(text);
    }
    const tall = slide.scrollHeight - slide.clientHeight, wide = slide.scrollWidth - slide.clientWidth;
    return {small, over: tall > 0 || wide > 0};
}"""


def _slide(person: Visitor) -> Locator:
    return person.page.locator(".stage .slide:not([hidden])")


def _shown(person: Visitor) -> str | None:
    return _slide(person).get_attribute("data-slide")


def _expect(person: Visitor, name: str) -> None:
    expect(person.page.locator(f'.stage .slide:not([hidden])[data-slide="{name}"]')).to_be_visible()


def _present(person: Visitor) -> Visitor:
    person.open().load_sample()
    person.go("นำเสนอ")
    _expect(person, "opening")
    return person


def _wide(person: Visitor) -> None:
    """Wait until the navigation has made room."""
    for _ in range(600):
        box = person.page.locator(".stage").bounding_box()
        if box and box["width"] > 1000:
            return
        person.page.wait_for_timeout(50)
    raise AssertionError("the navigation stays")


def _told(person: Visitor) -> list[dict[str, Any]]:
    """What is wrong with each slide, from the first to the last."""
    person.page.keyboard.press("Home")
    count = person.page.locator(".stage .slide").count()
    found = []
    for number in range(1, count + 1):
        expect(person.page.locator(".stage .count")).to_have_text(f"{number} / {count}")
        look = _slide(person).evaluate(LOOK)
        found += [{"slide": _shown(person), **look}] if look["small"] or look["over"] else []
        person.page.keyboard.press("PageDown")
    return found


def test_keys_turn_the_slides_and_the_address_keeps_the_slide(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    asked = len(person.requests)
    for key, name in (
        ("ArrowRight", "result"),
        ("PageDown", "indicators"),
        ("Space", "years"),
        ("ArrowLeft", "indicators"),
        ("End", "decisions"),
        ("Home", "opening"),
        ("ArrowLeft", "opening"),
        ("ArrowRight", "result"),
        ("ArrowRight", "indicators"),
    ):
        person.page.keyboard.press(key)
        _expect(person, name)
    assert len(person.requests) == asked  # no way to the server and back
    expect(person.page.locator(".stage [aria-live]")).to_contain_text("สไลด์ 3 จาก")
    assert person.query()["slide"] == "indicators"
    person.refresh()
    _expect(person, "indicators")
    person.page.get_by_role("button", name="สไลด์ถัดไป").click()
    _expect(person, "years")
    person.open("present", doc=person.query()["doc"], slide="2", year="2565")
    _expect(person, "result")
    expect(_slide(person).get_by_role("heading")).to_contain_text("87.26")  # the total that the sample prints for 2565


def test_year_and_target_change_on_the_stage(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    assert person.page.evaluate("Boolean(document.fullscreenElement)")
    person.page.keyboard.press("PageDown")
    person.page.keyboard.press("PageDown")
    expect(_slide(person).get_by_role("heading")).to_have_text("ตัวชี้วัดทั้งสิบผ่านเกณฑ์ 85")
    target = person.page.locator(".stage input")
    target.fill("90")
    target.press("Enter")
    expect(_slide(person).get_by_role("heading")).to_contain_text("ต่ำกว่าเกณฑ์ 90")
    _expect(person, "indicators")
    person.page.locator(".stage select").select_option("2564")
    expect(person.page.locator(".stage select")).to_have_value("2564")
    expect(_slide(person).get_by_role("heading")).to_contain_text("10 จาก 10 ตัวชี้วัดต่ำกว่าเกณฑ์ 90")
    person.wait()
    assert person.page.evaluate("Boolean(document.fullscreenElement)")  # the meeting never saw the way back
    expect(person.page.locator(".stage input")).to_have_value("90")
    person.page.wait_for_url("**slide=indicators**")
    assert {"year": "2564", "slide": "indicators"}.items() <= person.query().items()
    person.refresh()
    _expect(person, "indicators")
    expect(_slide(person).get_by_role("heading")).to_contain_text("10 จาก 10 ตัวชี้วัดต่ำกว่าเกณฑ์ 90")


def test_every_slide_is_large_and_holds_what_it_says(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    person.go("มาตรการ")
    with person.run():
        person.page.locator(".st-key-measures_draft button").click()
    person.go("นำเสนอ")  # with the navigation that was opened for it
    _expect(person, "opening")
    _wide(person)
    assert _told(person) == []
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    assert _told(person) == []


def test_the_same_slides_as_powerpoint(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    titles = person.page.locator(".stage .slide h2").all_text_contents()
    with person.run():
        person.page.get_by_text("ใช้เลขไทยในไฟล์").click()
    with person.page.expect_download() as download:
        person.page.locator(".st-key-present_pptx button").click()
    assert download.value.suggested_filename.endswith(".pptx")
    file = Presentation(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert [slide.placeholders[0].text_frame.text for slide in file.slides][1:] == titles[1:]


def test_on_a_phone_nothing_stands_beside_the_screen(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE)
    _present(person)
    after = person.page.get_by_role("button", name="สไลด์ถัดไป")
    count = person.page.locator(".stage .slide").count()
    for number in range(1, count):
        wide = _slide(person).evaluate("slide => slide.scrollWidth - slide.clientWidth")
        assert wide <= 0, _shown(person)
        after.tap()
        expect(person.page.locator(".stage .count")).to_have_text(f"{number + 1} / {count}")


def test_typing_in_a_field_turns_no_slide(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    target = person.page.locator(".stage input")
    expect(target).to_be_hidden()  # in the window the bar over the page has year and target
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    target.focus()
    for key in ("ArrowRight", "Home", "End", "f", " "):
        person.page.keyboard.press(key)
    _expect(person, "opening")
    assert person.page.evaluate("Boolean(document.fullscreenElement)")


# Invented: one year with items, the year before with indicators only, another agency with a total only.
FULL = "องค์การบริหารส่วนตำบลนาสมมติ"
SHORT = "เทศบาลตำบลบ้านสมมติ"


def _sheet(agency: str, year: int, rows: str) -> bytes:
    head = f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year},,,\nหน่วยงาน,{agency},,\nระดับ,รหัส,รายการ,คะแนน\n"
    return (head + rows).encode("utf-8-sig")


def _meeting(visitor: NewVisitor, app: RunningApp, folder: Path) -> Visitor:
    """A deck with flagged items and measures in 2566; shorter ones for 2565 and for the other agency."""
    indicators = "".join(f"ตัวชี้วัด,{n},,{70 + n}\n" for n in range(1, 11))
    items = "".join(f"ข้อ,i{n},,{60 + n}\n" for n in range(1, 31))
    files = {
        "หก.csv": _sheet(FULL, 2566, "รวม,รวม,,75.50\n" + indicators + items),
        "ห้า.csv": _sheet(FULL, 2565, indicators),
        "อื่น.csv": _sheet(SHORT, 2566, "รวม,รวม,,88.00\n"),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    person = visitor(app.url, viewport=MEETING).open("import_data")
    with person.run():
        person.page.locator("input[type=file]").first.set_input_files([folder / name for name in files])
    person.go("มาตรการ")
    if person.page.get_by_role("combobox", name="หน่วยงาน").input_value() != FULL:
        person.choose("หน่วยงาน", FULL)
    person.choose("ปีงบประมาณที่ประเมิน", "2566")
    with person.run():
        person.page.locator(".st-key-measures_draft button").click()
    person.go("นำเสนอ")
    _expect(person, "opening")
    return person


def _names(person: Visitor) -> list[str]:
    """The deck: the names of its slides in order."""
    return person.page.locator(".stage .slide").evaluate_all("all => all.map(one => one.dataset.slide)")


def _to(person: Visitor, name: str) -> None:
    person.page.keyboard.press("Home")
    for _ in range(_names(person).index(name)):
        person.page.keyboard.press("PageDown")
    _expect(person, name)


def _in_address(person: Visitor, name: str) -> None:
    """The first slide needs no name there; the server's own address is mended after a moment."""
    asked = "(new URLSearchParams(location.search).get('slide') ?? 'opening')"
    person.page.wait_for_function(f"name => {asked} === name", arg=name)


def _slides(person: Visitor, wanted: Callable[[list[str]], bool]) -> None:
    """Wait until the slides are drawn anew: a field shows its new value before they do."""
    for _ in range(300):
        if wanted(_names(person)):
            return
        person.page.wait_for_timeout(50)
    raise AssertionError(_names(person))


def test_a_shorter_deck_shows_the_slide_of_the_same_topic(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    person = _meeting(visitor, app, tmp_path)
    long = _names(person)
    assert {"flagged", "flagged-2", "decisions"} <= set(long)
    year = person.page.locator(".stage select")
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    seen = {}
    for name in long:
        _to(person, name)
        with person.run():
            year.select_option("2565")
        expect(year).to_have_value("2565")
        _slides(person, lambda now: len(now) < len(long))
        short = _names(person)
        seen[name] = str(_shown(person))
        _in_address(person, seen[name])
        expect(person.page.locator(".stage .count")).to_have_text(f"{short.index(seen[name]) + 1} / {len(short)}")
        assert person.page.evaluate("Boolean(document.fullscreenElement)")
        with person.run():
            year.select_option("2566")
        expect(year).to_have_value("2566")
        _slides(person, lambda now: now == long)
    kept = [name for name in long if name in short]
    assert "decisions" in kept
    for at, name in enumerate(long):
        assert seen[name] == next(each for each in reversed(long[: at + 1]) if each in short), (name, seen)
    person.page.keyboard.press("f")

    # The same from the bar over the page, for the year and for the agency.
    for label, there, back in (("ปีงบประมาณที่ประเมิน", "2565", "2566"), ("หน่วยงาน", SHORT, FULL)):
        for name in ("flagged-2", "decisions"):
            _to(person, name)
            person.choose(label, there)
            _slides(person, lambda now: len(now) < len(long))
            shown = str(_shown(person))
            assert shown in _names(person)
            _in_address(person, shown)
            person.page.keyboard.press("Home")  # the choice is made, the keys are the slides'
            _expect(person, "opening")
            person.page.keyboard.press("PageDown")
            expect(person.page.locator(".stage .count")).to_contain_text("2 / ")
            person.choose(label, back)
            _slides(person, lambda now: now == long)
    expect(person.page.get_by_text("BidiComponent")).to_have_count(0)


def test_the_stage_shows_whatever_deck_comes(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    """Decks of no slide and of one, and a body that it does not know: straight to the script, without the app."""
    person = _present(visitor(app.url, viewport=MEETING))
    script = Path("itadash/ui/stage/stage.js").read_text(encoding="utf-8")
    told = person.page.evaluate(
        """async script => {
            const begin = (await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})))).default;
            const place = document.createElement('div'), root = place.attachShadow({mode: 'open'});
            root.innerHTML = '<div class="stage"></div>';
            document.body.append(place);
            const body = {type: 'words', lines: ['ก'], numbers: ['']};
            const words = id => ({id, kind: id, title: id, finding: id, body});
            const strange = {id: 'x', kind: 'x', title: 'x', finding: 'x', body: {type: 'none'}};
            const three = [words('a'), words('b'), words('c')];
            const told = [];
            let leave;
            for (const slides of [[], [words('a')], [], three, [strange], [...three, strange], [], undefined, three]) {
                leave = begin({parentElement: root, data: {slides, years: [2566], year: 2566, target: 85, agency: ''},
                               setTriggerValue: () => {}});
                window.dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}));
                window.dispatchEvent(new Event('resize'));
                told.push(root.querySelector('.count').textContent);
            }
            leave();
            place.remove();
            return told;
        }""",
        script,
    )
    assert told == ["", "1 / 1", "", "3 / 3", "1 / 1", "4 / 4", "", "", "3 / 3"]


def test_after_enter_the_keys_turn_the_slides_again(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    target = person.page.get_by_test_id("stNumberInputField")
    target.click()
    target.fill("90")
    target.press("ArrowRight")  # while one types the keys are the field's
    _expect(person, "opening")
    with person.run():
        target.press("Enter")
    person.page.keyboard.press("ArrowRight")
    _expect(person, "result")
    person.page.keyboard.press("PageDown")
    _expect(person, "indicators")
    asked = len(person.requests)
    person.page.keyboard.press("ArrowDown")
    person.page.keyboard.press("ArrowDown")
    person.wait()
    expect(target).to_have_value("90.00")
    assert len(person.requests) == asked
    for _ in range(2):
        person.page.keyboard.press("ArrowUp")  # back over the fields: a list shuts while the page scrolls
    person.page.wait_for_timeout(500)
    person.choose("ปีงบประมาณที่ประเมิน", "2565")
    person.page.keyboard.press("PageDown")
    _expect(person, "years")
    year = person.page.get_by_role("combobox", name="ปีงบประมาณที่ประเมิน")
    year.click()
    year.press("ArrowDown")  # in the open list
    with person.run():
        year.press("Enter")
    expect(year).not_to_have_value("2565")
    person.page.keyboard.press("PageUp")
    _expect(person, "indicators")
    person.page.keyboard.press("PageDown")
    _expect(person, "years")

    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    target = person.page.locator(".stage input")
    target.click()
    target.fill("88")
    with person.run():
        target.press("Enter")
    person.page.keyboard.press("ArrowDown")
    person.page.keyboard.press("ArrowLeft")
    _expect(person, "indicators")
    expect(target).to_have_value("88")
    target.click()
    target.press("Enter")  # nothing changed: still done
    person.page.keyboard.press("ArrowRight")
    _expect(person, "years")
    with person.run():
        person.page.locator(".stage select").select_option("2564")
    person.page.keyboard.press("ArrowLeft")
    _expect(person, "indicators")
