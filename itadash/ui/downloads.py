"""The one control by which charts, tables and pages leave the app. Files are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Literal

import streamlit as st

from itadash.downloads import files
from itadash.downloads.files import CSV, PDF, PNG, SVG, XLSX
from itadash.downloads.model import About, Page, Piece
from itadash.reading.places import files_of
from itadash.ui import frame, latest
from itadash.ui.text import agency_name

_WORDS = {
    PNG: ("รูปภาพ PNG", "image", "สำหรับเอกสารและสไลด์ทั่วไป"),
    SVG: ("ภาพเวกเตอร์ SVG", "draw", "คมชัดทุกขนาด เปิดใน Word, PowerPoint, Inkscape หรือเบราว์เซอร์ โดยไม่ต้องมีแบบอักษร"),
    XLSX: ("ตาราง Excel", "table_view", "ตัวเลขนำไปคำนวณต่อได้ มีแผ่นงานบอกที่มาและตัวกรอง"),
    CSV: ("ตาราง CSV", "csv", "ข้อความธรรมดา UTF-8 สำหรับโปรแกรมอื่น"),
}
_PRINTED = "PDF ขนาด A4 ของสิ่งที่หน้านี้แสดงอยู่ ตารางครบทุกแถว พร้อมหน่วยงาน ปี เกณฑ์ และที่มา"
_CAPTION = 680  # pixels: the menu keeps its place beside a long caption; a narrow screen puts it below


def about(
    agency: str | None,
    years: int | Sequence[int],
    target: Decimal,
    sources: Iterable[str] = (),
    notes: Sequence[tuple[str, str]] = (),
) -> About:
    """What every file of a page says about itself; ``sources`` are texts that name places in files."""
    each = [years] if isinstance(years, int) else list(years)
    span = f"{each[0]}–{each[-1]}" if len(each) > 1 else "".join(map(str, each))
    return About(agency_name(agency), span, target, files_of(sources), tuple(notes))


def menu(piece: Piece, *, key: str, whole: Callable[[], Piece] | None = None) -> None:
    """A button that offers ``piece`` as every kind of file that it can be had as.

    ``whole`` gives the piece with all its rows, when these are too many to be gathered each time the page is drawn.
    """
    offered = files.endings(piece)
    if not offered:
        return
    with (
        # With a border: the word on an open tertiary one is almost black in dark, too.
        st.popover("ดาวน์โหลด", icon=":material/download:", key=f"{key}_files"),
        st.container(gap="xsmall"),
    ):
        for ending in offered:
            words, icon, told = _WORDS[ending]
            latest.download_button(
                words,
                partial(_make, whole or (lambda: piece), ending),
                file_name=files.file_name(piece, ending),
                mime=files.MIME[ending],
                icon=f":material/{icon}:",
                type="tertiary",
                help=told,
                key=f"{key}_{ending}",
            )


def _make(piece: Callable[[], Piece], ending: str) -> bytes:
    return files.make(piece(), ending)


def below(
    words: str, piece: Piece, *, key: str, width: int = _CAPTION, whole: Callable[[], Piece] | None = None
) -> None:
    """The menu of the chart or table above it at the right, beside a caption ``width`` pixels wide if there is one.

    Never above a table: there the browser lays the table's own tools over it.
    """
    side: Literal["distribute", "right"] = "distribute" if words else "right"
    with st.container(horizontal=True, horizontal_alignment=side, vertical_alignment="center"):
        if words:
            st.caption(words, width=width)
        menu(piece, key=key, whole=whole)


def page(what: Page) -> None:
    """The page as a PDF to print, beside its title."""
    page_file(partial(files.page_pdf, what), files.file_name(what, PDF))


def page_file(make: Callable[[], bytes], name: str, told: str = _PRINTED) -> None:
    """As :func:`page`, for a page that has a document of its own: ``make`` gives the PDF."""
    with frame.beside_title():
        page_button(make, name, told)


def page_button(make: Callable[[], bytes], name: str, told: str = _PRINTED) -> None:
    """The button of :func:`page_file` where it is called; ``told`` says what is on the paper."""
    latest.download_button(
        "พิมพ์หน้านี้",
        make,
        file_name=name,
        mime=files.MIME[PDF],
        icon=":material/print:",
        type="tertiary",
        help=told,
        key="page_pdf",
    )
