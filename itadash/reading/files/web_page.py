"""Page (.html, also one that was saved as .xls) → grids, inside the child process. Nothing is fetched.

Lexbor (selectolax) mends a page as browsers do. lxml stops without a word at the 256th level of nesting, html5lib is
no longer kept, and the standard library's parser is ten times slower and mends nothing.
"""

from __future__ import annotations

import codecs
import email
import html
import re
from email.message import Message

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from itadash.reading.files import limits
from itadash.reading.files.decode import blank_nul, decode
from itadash.reading.files.grid import Grid, too_many_cells
from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError
from itadash.reading.files.web_walk import PageWalk
from itadash.reading.files.workbook import check_count

_DEPTH = 2_000  # open elements; the time of mending grows with their square
_BROKEN = "อ่านหน้าเว็บไม่ได้ โครงสร้างผิดปกติหรือซ้อนกันลึกเกินไป ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ"
_NOTHING = (
    "หน้าเว็บนี้ไม่มีข้อความหรือตารางให้อ่าน (ตารางอาจอยู่ในไฟล์อื่นหรือแสดงด้วยสคริปต์) ให้คัดลอกตารางคะแนนจากหน้าเว็บมาวางในช่องวางข้อความ"
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})")
_THAI = {"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "x-windows-874", "ms874"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"
}  # fmt: skip
_ENDED_BY_THE_NEXT = {
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "dd", "dt", "colgroup", "html",
    "head", "body"
}  # fmt: skip
# How Excel names the sheets of what it saves as pages.
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>(?:.{0,2000}?HRef=\"?([^\">\s]{1,300}))?", re.DOTALL)
# What a browser writes above a page that it puts on the clipboard.
_CLIPBOARD = re.compile(r"\A\s{0,9}Version:\d[^<]{0,400}(?=<)")
_PARTS = 200  # of an archive
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
_BOUNDARIES = 20  # archives in an archive; mail programs nest them three deep
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 1_000  # of one element; each is compared with all before it
_CELLS = 2 * limits.CELLS  # cells of a page, empty ones too


def read_page(data: bytes, *, fast: bool, deadline: float) -> list[Grid]:
    """A page as one grid. Raises :class:`RefusedError`."""
    text = _CLIPBOARD.sub("", _decoded(data, None))
    name = _SHEET_NAME.search(text)
    return [_grid(text, html.unescape(name[1]) if name and text.count("<x:Name>") == 1 else "", deadline)]


def read_archive(data: bytes, *, fast: bool, deadline: float) -> list[Grid]:
    """A page archive (.mht), also one that Excel saved as .xls: each page of it that holds something as one grid.

    Raises :class:`RefusedError`.
    """
    pages: list[tuple[str, str]] = []  # place, text
    for part in _parts(data):
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                pages.append((str(part.get("Content-Location", "")), _decoded(payload, part.get_content_charset())))
    names = {
        match[2].rsplit("/", 1)[-1].lower(): html.unescape(match[1])
        for _, text in pages
        for match in _SHEET_NAME.finditer(text)
        if match[2]
    }
    grids: list[Grid] = []
    for place, text in pages:
        file = place.rsplit("/", 1)[-1].lower()
        if "<frameset" in text.lower() or file.startswith("tabstrip"):
            continue
        alone = _SHEET_NAME.search(text)
        try:
            grids.append(_grid(text, names.get(file) or (html.unescape(alone[1]) if alone else ""), deadline))
        except _NothingError:
            continue
        check_count(len(grids))
    if not grids:
        raise RefusedError(f"ไฟล์หน้าเว็บ (.mht) นี้ไม่มีข้อความหรือตารางให้อ่าน ให้{SAVE_AS_XLSX}")
    return grids


class _NothingError(RefusedError):
    """A page that shows nothing."""


def _parts(data: bytes) -> list[Message]:
    too_many = RefusedError(f"ไฟล์หน้าเว็บ (.mht) มีส่วนย่อยมากเกินไป ให้{SAVE_AS_XLSX}")
    if len(_BOUNDARY.findall(data)) > _BOUNDARIES:
        raise too_many
    found: list[Message] = []
    for part in email.message_from_bytes(data).walk():
        found.append(part)
        if len(found) > _PARTS:
            raise too_many
    return found


def _grid(text: str, name: str, deadline: float) -> Grid:
    _check(text)
    try:
        tree = LexborHTMLParser(text)
        root = tree.root
    except (SelectolaxError, ValueError) as error:
        raise RefusedError(_BROKEN) from error
    walk = PageWalk(deadline)
    if root is not None:
        walk.walk(root)
    if walk.unseen:
        walk.flow.notes.append("ไม่ได้อ่านข้อความที่ถูกซ่อนไว้ในหน้าเว็บ ซึ่งไม่แสดงเมื่อเปิดดู")
    try:
        grid = walk.flow.finish("")
    except RefusedError as refused:
        raise refused if str(refused) else _NothingError(_NOTHING) from refused
    grid.name = limits.shown(name)
    return grid


def _check(text: str) -> None:
    """Refuse a page that would take long to mend, without building it: by open elements, attributes and cells."""
    depth = cells = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        cells += name in ("td", "th")
        if name in _VOID or name in _ENDED_BY_THE_NEXT:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > _DEPTH:
            raise RefusedError(_BROKEN)
    if cells > _CELLS:
        raise too_many_cells(f"หน้าเว็บมี {cells:,} ช่อง")
    if any(len(_QUOTED.sub("", match[0]).split()) > _ATTRIBUTES for match in _LONG_TAG.finditer(text)):
        raise RefusedError(_BROKEN)


def _decoded(data: bytes, said: str | None) -> str:
    """The text of a page: by its mark, as Thai when it says so, else by what fits; a western page as it says."""
    declared = (said or "").lower()
    if not declared and (match := _CHARSET.search(data[:4096])):
        declared = match[1].decode("ascii").lower()
    if declared in _THAI and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("cp874")
        except UnicodeDecodeError:
            declared = ""
    try:
        return blank_nul(decode(data))[0]
    except RefusedError:
        if declared not in ("windows-1252", "iso-8859-1", "latin-1", "us-ascii"):
            raise
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise RefusedError(_BROKEN) from error
