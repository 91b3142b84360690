"""The guide on paper: the button beside the title for what is open, and one for the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from itadash.downloads import files, guide
from itadash.manual.chapters import Chapter, Section
from itadash.ui import downloads, latest

_CHAPTER = "PDF ขนาด A4 ของบทที่เปิดอยู่ พร้อมรูปทุกรูป"
_FOUND = "PDF ขนาด A4 ของทุกหัวข้อที่ค้นพบ พร้อมรูปทุกรูป"


def chapter(shown: Chapter) -> None:
    """พิมพ์หน้านี้ for a chapter."""

    def make() -> bytes:
        return guide.guide_pdf(guide.chapter_document(shown, date.today()))

    downloads.page_file(make, guide.file_name(shown.title), _CHAPTER)


def found(words: str, sections: Sequence[tuple[Chapter, Section]]) -> None:
    """พิมพ์หน้านี้ for what a search found."""

    def make() -> bytes:
        return guide.guide_pdf(guide.found_document(words, sections, date.today()))

    downloads.page_file(make, guide.file_name(" ".join(words.split())), _FOUND)


def whole(chapters: Sequence[Chapter]) -> None:
    """The whole guide as one file."""

    def make() -> bytes:
        return guide.guide_pdf(guide.whole_document(chapters, date.today()))

    latest.download_button(
        "คู่มือทั้งเล่ม (PDF)",
        make,
        file_name=guide.file_name(),
        mime=files.MIME[files.PDF],
        icon=":material/menu_book:",
        help="PDF ขนาด A4 มีปก สารบัญ และครบทุกบท ไว้พิมพ์หรือส่งต่อ",
        key="guide_pdf",
    )
