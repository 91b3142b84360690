"""Pictures of a document's pages: what will come out of the printer, before it does."""

from __future__ import annotations

import io
from collections.abc import Callable

import streamlit as st

from itadash.ui.text import plain

_PAGES_SHOWN = 30
_PIXELS_PER_POINT = 1.6


def show_pages(key: str, name: str, make: Callable[[], bytes], *, columns: int = 1) -> None:
    """The first pages of the PDF that ``make`` gives; ``key`` stands for all that it depends on."""
    pictures, pages = _pictures(key, make)
    for start in range(0, len(pictures), columns):
        row = st.columns(columns) if columns > 1 else [st.container()]
        for number, (place, picture) in enumerate(zip(row, pictures[start : start + columns], strict=False), start + 1):
            with place, st.container(border=True):
                st.image(
                    picture,
                    caption=f"หน้า {number} จาก {pages}",
                    width="stretch",
                    alt=plain(f"ตัวอย่าง{name} หน้า {number}"),
                )
    if pages > len(pictures):
        st.caption(f"แสดง {len(pictures)} หน้าแรกจาก {pages} หน้า ดาวน์โหลด PDF เพื่อดูทั้งหมด")


@st.cache_data(max_entries=8, show_spinner="กำลังจัดหน้าเอกสาร…")
def _pictures(key: str, _make: Callable[[], bytes]) -> tuple[list[bytes], int]:
    """PNG pictures of the first pages, and the number of all pages."""
    import pypdfium2

    from itadash.documents.pictures import PDFIUM

    data = _make()
    pictures = []
    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        pages = len(document)
        for number in range(min(pages, _PAGES_SHOWN)):
            buffer = io.BytesIO()
            document[number].render(scale=_PIXELS_PER_POINT).to_pil().save(buffer, "PNG", compress_level=3)
            pictures.append(buffer.getvalue())
    return pictures, pages
