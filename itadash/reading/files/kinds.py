"""What a file really is, by its bytes and never by its name; and what is said of the kinds that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from itadash.reading.files.limits import SAVE_AS_XLSX

_PASTE = "ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ"

# What each kind is called, and what to do with it, when it cannot be read.
REFUSALS = {
    "empty": "ไฟล์ว่างเปล่า ไม่มีข้อมูล ให้ตรวจว่าบันทึกหรือดาวน์โหลดไฟล์มาครบแล้วเลือกไฟล์ใหม่",
    "password": "ไฟล์นี้ตั้งรหัสผ่านไว้ ให้เปิดในโปรแกรมเดิมแล้วยกเลิกรหัสผ่าน บันทึก จากนั้นนำเข้าใหม่",
    "doc": f"ไฟล์นี้เป็น Word รุ่นเก่า (.doc) อ่านไม่ได้ ให้เปิดใน Word แล้วบันทึกเป็น .docx จากนั้นนำเข้าใหม่ หรือ{_PASTE}",
    "ole": f"ไฟล์นี้เป็นเอกสาร Office รุ่นเก่าที่ไม่รู้จัก ให้{SAVE_AS_XLSX}",
    "xml": f"ไฟล์นี้เป็น XML ไม่ใช่ตารางของ Excel ให้{SAVE_AS_XLSX}",
    "rtf": f"ไฟล์นี้เป็น RTF อ่านไม่ได้ ให้เปิดใน Word แล้วบันทึกเป็น .docx จากนั้นนำเข้าใหม่ หรือ{_PASTE}",
    "image": "ไฟล์นี้เป็นรูปภาพ ไม่มีตัวอักษรให้อ่าน ให้ใช้ไฟล์ .xlsx หรือ .csv หรือพิมพ์คะแนนลงในช่องวางข้อความ",
    "archive": "ไฟล์นี้เป็นไฟล์บีบอัด ให้แตกไฟล์ก่อน แล้วนำเข้าไฟล์ .xlsx หรือ .csv ที่อยู่ข้างใน",
    "pptx": f"ไฟล์นี้เป็นสไลด์ PowerPoint (.pptx) อ่านไม่ได้ {_PASTE}",
    "odt": "ไฟล์นี้เป็นเอกสาร OpenDocument อ่านไม่ได้ ให้บันทึกเป็น .docx จากนั้นนำเข้าใหม่",
    "numbers": "ไฟล์นี้เป็น Numbers ของ Apple อ่านไม่ได้ ให้ส่งออกเป็น .xlsx แล้วนำเข้าใหม่",
    "zip": "ไฟล์นี้เป็นไฟล์บีบอัด (zip) ไม่ใช่ตารางหรือเอกสาร ให้แตกไฟล์ก่อน แล้วนำเข้าไฟล์ .xlsx หรือ .csv ที่อยู่ข้างใน",
    "binary": "ไฟล์นี้ไม่ใช่ข้อความและไม่ใช่ตารางที่รู้จัก ให้ใช้ไฟล์ .xlsx .csv .docx .pdf หรือวางตารางในช่องวางข้อความ",
}


@dataclass(frozen=True)
class Spoken:
    """What is said when the child process did not survive a file of a kind (``broke``) or was ``late``."""

    broke: str
    late: str


_BROKE = "ไฟล์เสียหายหรือสร้างมาผิดปกติ"
_LATE = "ซับซ้อนเกินกว่าจะอ่านได้ในเวลาที่กำหนด"
_BOOK = Spoken(
    f"อ่านไฟล์ Excel ไม่ได้ {_BROKE} ให้{SAVE_AS_XLSX}",
    f"ไฟล์{_LATE} ให้ลบแผ่นงานและแถวที่ไม่ใช้ แล้วบันทึกเป็น .xlsx ใหม่",
)
SPOKEN = {
    "package": Spoken(
        f"อ่านไฟล์ไม่ได้ {_BROKE} ให้เปิดในโปรแกรมเดิมแล้วบันทึกใหม่ จากนั้นนำเข้าใหม่",
        f"ไฟล์{_LATE} ให้ลบแผ่นงาน แถว และหน้าที่ไม่ใช้ แล้วบันทึกใหม่",
    ),
    "ole": _BOOK,
    "html": Spoken(f"อ่านหน้าเว็บไม่ได้ {_BROKE} {_PASTE}", f"หน้าเว็บ{_LATE} ให้คัดลอกเฉพาะตารางคะแนนมาวางในช่องวางข้อความ"),
    "mhtml": Spoken(f"อ่านหน้าเว็บไม่ได้ {_BROKE} ให้{SAVE_AS_XLSX}", f"หน้าเว็บ{_LATE} ให้{SAVE_AS_XLSX}"),
    "pdf": Spoken(
        f"อ่าน PDF ไม่ได้ {_BROKE} ให้พิมพ์เป็น PDF ใหม่จากโปรแกรมเดิม หรือใช้ไฟล์ .docx หรือ .xlsx",
        f"PDF {_LATE} ให้แยกเฉพาะหน้าที่มีผลคะแนน หรือใช้ไฟล์ .docx หรือ .xlsx",
    ),
}

_MAGIC = (
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "zip"),  # a zip with no members
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ\x90\x00", "binary"),
    (b"\x7fELF", "binary"),
    (b"SQLite format 3\x00", "binary"),
)
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|script)\b", re.IGNORECASE)
# Before the page itself: an XML declaration, comments; and the header of what a browser puts on the clipboard.
_BEFORE_HTML = re.compile(rb"(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s+|Version:\d[^<]{0,400}(?=<))+", re.DOTALL)
_TABLE = re.compile(rb"<table\b[^>]{0,2000}>", re.IGNORECASE)
_CELL = re.compile(rb"<t[dh]\b", re.IGNORECASE)
_MHTML = re.compile(rb"(?:[A-Za-z-]{1,40}:[^\n]{0,400}\r?\n(?:[ \t][^\n]{0,400}\r?\n){0,20}){1,30}")
_FRAGMENT = 64 * 1024


def detect(data: bytes) -> str:
    """What ``data`` is by its first bytes, never by its name.

    ``"package"`` (a zip package: workbook, document or plain zip; :mod:`.package` tells which), ``"ole"`` (an old
    Office file; :mod:`.ole` tells which), ``"html"``, ``"mhtml"``, ``"pdf"``, ``"text"``, or a key of
    :data:`REFUSALS`.
    """
    if not data.strip(b"\x00" + _BLANK):
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):  # photos of telephones
        return "image"
    head = data[:4096].replace(b"\x00", b"").lstrip(_BLANK)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _is_html(head, data):
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    headers = _MHTML.match(head)
    if headers and re.search(rb"^MIME-Version:", headers[0], re.IGNORECASE | re.MULTILINE):
        return "mhtml"
    return "text"


def looks_like_html(text: str) -> bool:
    """Whether a pasted text is the source of a page rather than what the page shows."""
    data = text[:_FRAGMENT].encode("utf-8", "replace")
    return _is_html(data[:4096].lstrip(_BLANK), data)


def _is_html(head: bytes, data: bytes) -> bool:
    """A page, or a piece of one: it begins with a tag, and a table with cells follows."""
    match = _BEFORE_HTML.match(head)
    inner = head[match.end() :] if match else head
    if not inner.startswith(b"<"):
        return False
    if _HTML.match(inner):
        return True
    fragment = data[:_FRAGMENT].replace(b"\x00", b"")
    table = _TABLE.search(fragment)
    return table is not None and _CELL.search(fragment, table.end()) is not None
