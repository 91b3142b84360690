"""Makes Word documents, pages and page archives in memory, sound and hostile ones."""

from __future__ import annotations

import quopri
from collections.abc import Callable

from tests.reading.files import hostile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(body: str, *, before: str = "", space: str = WORD) -> bytes:
    """A Word document with this body."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{space}" xmlns:mc="{COMPATIBLE}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return hostile.packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def p(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, *, marks: str = "") -> str:
    """A cell with one paragraph; ``marks`` are its properties."""
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def tr(*cells: str, marks: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table with these columns (twips)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _docx(*body: str) -> Callable[[], bytes]:
    return lambda: docx("".join(body))


def _tables_in_tables(depth: int) -> str:
    inside = p("ลึก")
    for _ in range(depth):
        inside = tbl(tr(f"<w:tc>{inside}</w:tc>"))
    return inside


def page(body: str, *, head: str = "") -> bytes:
    """A page in UTF-8."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def archive(*parts: tuple[str, str, bytes]) -> bytes:
    """A page archive of parts (place, kind, content), as Excel writes one; texts are quoted-printable."""
    pieces = [b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\nx\r\n']
    for place, kind, content in parts:
        pieces.append(
            f"------=_Next\r\nContent-Location: file:///C:/x/{place}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            f"Content-Type: {kind}\r\n\r\n".encode()
        )
        pieces.append(quopri.encodestring(content) + b"\r\n")
    return b"".join(pieces) + b"------=_Next--\r\n"


def _archives_in_archives(depth: int) -> bytes:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{k}\n\n--b{k}\n" for k in range(depth))
    return f"MIME-Version: 1.0\n{opening}".encode()


_B = "".join(f"<b id={k}>" for k in range(1_900))
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "docx: paragraphs bomb": (_docx("<w:p/>" * 10_000_000), "ใหญ่เกิน"),
    "docx: spaces bomb": (lambda: docx(p(" " * 61_000_000)), "ใหญ่เกิน"),
    "docx: many paragraphs": (lambda: docx(p("1") * 20_001), "20,000 แถว"),
    "docx: many columns": (lambda: docx(tbl(tr(*[tc("1")] * 700))), "300 คอลัมน์"),
    "docx: deep": (_docx("<w:a>" * 100_000 + "</w:a>" * 100_000), "ให้"),
    "docx: tables in tables": (lambda: docx(_tables_in_tables(30)), "ซ้อนกัน"),
    "docx: external entity": (
        lambda: docx(p("&e;"), before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "ผิดปกติ",
    ),
    "docx: billion laughs": (
        lambda: docx(p("&e;"), before="<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY e '&a;&a;'>]>"),
        "ผิดปกติ",
    ),
    "docx: broken XML": (_docx("<w:p>"), "เสียหาย"),
    "docx: no XML": (lambda: hostile.packed({"word/document.xml": hostile.noise(5_000)}), "เสียหาย"),
    "docx: nothing in it": (_docx("<w:p/>"), "ไม่มีข้อความ"),
    "docx: a column count that is none": (_docx(tbl(tr(tc("1", marks='<w:gridSpan w:val="x"/>')))), "เสียหาย"),
    "docx: no document": (lambda: hostile.package_of("[Content_Types].xml", "word/documents/x"), "เสียหาย"),
    "html: a million open elements": (lambda: page("<div>" * 1_000_000), "ลึกเกินไป"),
    "html: tables in tables": (lambda: page("<table><tr><td>" * 30 + "x"), "ซ้อนกัน"),
    "html: 100,000 tables in tables": (lambda: page("<table><tr><td>" * 100_000 + "x"), "ลึกเกินไป"),
    "html: a million cells": (lambda: page(f"<table>{'<tr><td>1<td>2' * 500_000}"), "ช่อง"),
    "html: many rows": (lambda: page(f"<table>{'<tr><td>1' * 20_001}"), "20,000 แถว"),
    "html: a thousand cells in a row": (lambda: page(f"<table><tr>{'<td>1' * 1_000}"), "คอลัมน์"),
    "html: bold reopened in every paragraph": (lambda: page(f"<p>{_B}{'<p>x' * 5_000}"), "ให้"),
    "html: a hundred thousand attributes": (
        lambda: page("<table " + " ".join(f"a{k}=1" for k in range(100_000)) + ">"),
        "ผิดปกติ",
    ),
    "html: nothing but a script": (lambda: page("<script>x()</script>"), "ไม่มีข้อความ"),
    "html: sheets in other files": (lambda: b"<html><frameset><frame src='sheet001.htm'></frameset></html>", "ไฟล์อื่น"),
    "html: broken UTF-8": (lambda: page("ก")[:-20].replace("ก".encode(), b"\xe0\xb8 i1 \xff"), "ให้"),
    "mhtml: nothing in it": (lambda: archive(("a.htm", "text/html", b"<html></html>")), ".mht"),
    "mhtml: archives in archives": (lambda: _archives_in_archives(5_000), "ส่วนย่อย"),
    "mhtml: many parts": (lambda: archive(*[("a.htm", "text/html", b"<p>x")] * 300), "ส่วนย่อย"),
    "mhtml: many sheets": (lambda: archive(*[("a.htm", "text/html", b"<p>x")] * 60), "แผ่นงาน"),
}
