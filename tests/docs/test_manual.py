"""The guide as the program reads it, and the page that shows it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from itadash.manual.chapters import Picture, chapters
from itadash.manual.search import search
from tests.documents.readback import pdfium_text

ROOT = Path(__file__).resolve().parents[2]

CHAPTER = """# ทดสอบ
<!-- page: audit -->

คำนำ [ลิงก์](02-other.md) และ [เว็บ](https://www.python.org/)

## หัวข้อแรก

ก่อนรูป

![คำบรรยายรูป](../images/x.png)

หลังรูป

## หัวข้อสอง PDF

<!-- drawn: x -->
- ข้อความ
<!-- end -->
"""


def test_a_chapter_is_its_sections_and_their_pictures(tmp_path: Path) -> None:
    (tmp_path / "01-test.md").write_text(CHAPTER, encoding="utf-8")
    (tmp_path / "README.md").write_text("# no chapter", encoding="utf-8")
    (found,) = chapters(tmp_path)
    assert (found.name, found.title, found.page) == ("test", "ทดสอบ", "audit")
    assert [section.title for section in found.sections] == ["ทดสอบ", "หัวข้อแรก", "หัวข้อสอง PDF"]
    assert found.sections[0].parts == ("คำนำ **ลิงก์** และ [เว็บ](https://www.python.org/)",)
    picture = Picture((tmp_path.parent / "images" / "x.png").resolve(), "คำบรรยายรูป")
    assert found.sections[2].parts == ("- ข้อความ",)
    assert found.sections[1].parts == ("ก่อนรูป", picture, "หลังรูป")


def test_a_search_wants_every_word_in_one_section(tmp_path: Path) -> None:
    (tmp_path / "01-test.md").write_text(CHAPTER, encoding="utf-8")
    guide = chapters(tmp_path)

    def found(words: str) -> list[str]:
        return [section.title for _, section in search(guide, words).sections]

    assert found("pdf") == ["หัวข้อสอง PDF"]
    assert found("บรรยาย ก่อน") == ["หัวข้อแรก"]
    assert search(guide, "บรรยาย").near is False
    assert search(guide, "บรรยาย pdf").near is True  # each in a section of its own
    assert found("   ") == []


def asked(words: str) -> tuple[list[str], bool]:
    found = search(chapters(), words)
    return [section.title for _, section in found.sections], found.near


def test_questions_in_everyday_words_lead_to_their_section() -> None:
    for question, expected in (
        ("ปริ้นเอกสารยังไง", "ลงนามและพิมพ์"),
        ("อัพโหลดไฟล์", "นำไฟล์เข้า"),
        ("สร้างมาตรการยังไง", "ร่างในคลิกเดียว"),
        ("เซฟงานไว้ไหน", "งานบันทึกเมื่อใด"),
        ("ส่งลิงค์ให้เพื่อน", "ส่งลิงก์"),
        ("ใช้กับโปรเจคเตอร์", "ฉายในที่ประชุม"),
        ("ไม่มีเน็ตใช้ได้ไหม", "เครื่องที่ต่ออินเทอร์เน็ตไม่ได้"),
        ("คะแนนไม่ตรงกับที่ประกาศ", "คะแนนรวมต่างจากที่ประกาศ 0.01"),
        ("ขยายตัวหนังสือ", "ตัวหนังสือเล็กไป"),
        ("ลิงค์หาย", "ลืมลิงก์เดิม"),
        ("ย้ายงานไปเครื่องอื่น", "ย้ายงานไปเครื่องอื่น"),
        ("ลบไฟล์ผิด เอากลับคืน", "ลบไฟล์ผิด เอากลับคืนอย่างไร"),
        ("ตั้งรหัสผ่าน", "ตั้งรหัสผ่านได้หรือไม่"),
        ("แก้คะแนนที่อ่านผิด", "โปรแกรมอ่านคะแนนผิด แก้อย่างไร"),
        ("ก้อปตารางจากเวิด", "คัดลอกมาวาง"),
    ):
        assert expected in asked(question)[0][:2], question


def test_the_question_is_read_as_it_is_meant() -> None:
    assert asked("ส\u0e4d\u0e32รองงาน") == asked("สำรองงาน")  # ำ in two pieces
    assert asked("เเก้คะแนน") == asked("แก้คะแนน")
    assert asked("๘๕") == asked("85")


def test_what_the_guide_does_not_know_is_not_answered() -> None:
    assert asked("จัดซื้อจัดจ้าง") == ([], True)
    assert asked("qwerty") == ([], True)
    assert asked("?!") == ([], True)


def test_a_question_that_is_answered_in_part_says_so() -> None:
    titles, near = asked("สำรองงานก่อนจัดซื้อจัดจ้าง")
    assert near
    assert titles[0] == "สำรองงาน"
    assert asked("สำรองงาน") == (["สำรองงาน"], False)  # as it stands in the guide: only there


def test_the_chapters_of_the_guide() -> None:
    guide = chapters()
    assert len(guide) >= 12
    assert len({chapter.title for chapter in guide}) == len(guide)
    for chapter in guide:
        assert chapter.sections, chapter.name
        assert (ROOT / "pages" / f"{chapter.page}.py").is_file(), chapter.name
        for section in chapter.sections:
            for part in section.parts:
                assert isinstance(part, str) or part.path.is_file(), part


def test_the_page_shows_a_chapter_and_finds_words_in_all() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/help.py").run()
    assert not app.exception
    assert app.title[0].value == "คู่มือ"
    assert [tab.label for tab in app.tabs] == [chapter.title for chapter in chapters()]
    first = chapters()[0].sections[0]
    assert first.title in [heading.value for heading in app.subheader]
    app.text_input(key="guide_find").set_value("สำรองงาน").run()
    assert not app.tabs
    assert "สำรองงาน" in [heading.value for heading in app.subheader]
    app.text_input(key="guide_find").set_value("ไม่มีคำนี้แน่นอน").run()
    assert any("ไม่พบคำว่า" in caption.value for caption in app.caption)


def test_what_is_open_and_the_whole_guide_can_be_had_on_paper() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/help.py").run()
    files = app.session_state["latest_files"].wanted
    assert {key: name for key, (name, _) in files.items()} == {
        "page_pdf": "คู่มือผู้ใช้-ITA-Dash-เริ่มใช้.pdf",
        "guide_pdf": "คู่มือผู้ใช้-ITA-Dash.pdf",
    }
    assert "เปิดบนWindows" in pdfium_text(files["page_pdf"][1]())
    app.text_input(key="guide_find").set_value("สำรองงาน").run()
    name, make = app.session_state["latest_files"].wanted["page_pdf"]
    assert name == "คู่มือผู้ใช้-ITA-Dash-สำรองงาน.pdf"
    assert "หัวข้อที่ค้นด้วยคำว่า“สำรองงาน”" in pdfium_text(make())
    app.text_input(key="guide_find").set_value("ไม่มีคำนี้แน่นอน").run()
    assert [button.key for button in app.get("download_button")] == ["guide_pdf"]
