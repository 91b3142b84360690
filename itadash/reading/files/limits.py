"""How much of a file is read, what a file really is, and the one exception for refusing it.

Nothing here imports more than the standard library: the child process that opens workbooks starts with this module.
"""

from __future__ import annotations

import re
import unicodedata

MIB = 1024 * 1024

# One upload. A result sheet of one agency is 10–50 KB; the national list of 8,300 agencies is about 4 MB.
FILE_BYTES = 10 * MIB
# All members of a zip package together, inflated. 10 MB of honest sheet XML inflates to about this much.
EXPANDED_BYTES = 60 * MIB
# Members of a zip package. A workbook of 50 sheets with pictures has a few hundred.
MEMBERS = 2_000
# Inflated : packed of one member (only members over RATIO_FROM bytes). Sheet XML packs 10–60 times, a bomb 1,000 times.
RATIO = 200
RATIO_FROM = 2 * MIB
SHEETS = 50
# Rows that hold something, of one sheet or text: twice the 8,300 agencies of the country and some.
ROWS = 20_000
# Columns. The widest sheet known has about 130 (every item and indicator of a year).
COLUMNS = 300
# Cells that hold something, of one file.
CELLS = 300_000
# Characters of one cell. The longest measure in the reference documents has about 1,500.
CELL_CHARACTERS = 8_000
# Characters of all cells of one file: one long shared string may be used by every cell.
CHARACTERS = 12_000_000
# Characters of one line of text. The longest line of the reference documents has about 2,000; a field of a csv file
# may have 131,072 (the csv module's own limit, which then only an unclosed quotation mark reaches).
LINE_CHARACTERS = 100_000
# Rows × columns between the outermost cells of a sheet: calamine allocates all of it (32 bytes a cell).
DENSE_CELLS = 4_000_000
# Cells in columns of three letters (703 and on) of a sheet larger than that: openpyxl pads each one's row.
FAR_CELLS = 2_000
# Lines that one quoted cell may run over.
QUOTED_LINES = 500
NAME_CHARACTERS = 80

# Wall-clock seconds for one file, child and fallback together; a person waits no longer than five.
SECONDS = 4.5
# … of which the fast reader may use so much before the other reader is tried.
FAST_SECONDS = 2.5
# Address space of the child. With the parent's own 170 MB both stay under 1 GiB.
CHILD_BYTES = 800 * MIB
# Reply of the child, as JSON.
REPLY_BYTES = 96 * MIB
# Children at once in one process, so that many uploads together cannot fill the machine's memory.
CHILDREN = 2


class RefusedError(Exception):
    """What is wrong and what to do, in Thai, without the name of the file (whoever knows the name adds it)."""


# Invisible characters that change how a name is shown: controls, zero width, bidirectional overrides.
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown_name(name: str) -> str:
    """A file's name for people: last part only, no control or bidirectional characters, at most 80 characters."""
    return shown(re.split(r"[/\\]", name)[-1]) or "ไฟล์ไม่มีชื่อ"


def shown(text: str) -> str:
    """A short text of a file (a sheet's name) on one line: as :func:`shown_name`, the end of a long one kept."""
    clean = "".join(c for c in text[:10_000] if unicodedata.category(c) not in _HIDDEN).strip()
    if len(clean) > NAME_CHARACTERS:
        return f"{clean[: NAME_CHARACTERS - 13]}…{clean[-12:]}"
    return clean


SAVE_AS_XLSX = "เปิดใน Excel แล้วบันทึกเป็น .xlsx จากนั้นนำเข้าใหม่"

# What each kind is called, and what to do with it, when it cannot be read (yet).
REFUSALS = {
    "empty": "ไฟล์ว่างเปล่า ไม่มีข้อมูล ให้ตรวจว่าบันทึกหรือดาวน์โหลดไฟล์มาครบแล้วเลือกไฟล์ใหม่",
    "password": "ไฟล์ Excel นี้ตั้งรหัสผ่านไว้ ให้เปิดใน Excel แล้วยกเลิกรหัสผ่าน บันทึก จากนั้นนำเข้าใหม่",
    "xls": f"ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) ยังอ่านไม่ได้ ให้{SAVE_AS_XLSX}",
    "doc": "ไฟล์นี้เป็น Word รุ่นเก่า (.doc) ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ",
    "ole": f"ไฟล์นี้เป็นเอกสาร Office รุ่นเก่าที่ไม่รู้จัก ให้{SAVE_AS_XLSX}",
    "pdf": "ไฟล์นี้เป็น PDF ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนใน PDF มาวางในช่องวางข้อความ หรือใช้ไฟล์ .xlsx หรือ .csv",
    "html": f"ไฟล์นี้เป็นหน้าเว็บ (HTML) ไม่ใช่ตารางของ Excel ให้{SAVE_AS_XLSX}",
    "xml": f"ไฟล์นี้เป็น XML ไม่ใช่ตารางของ Excel ให้{SAVE_AS_XLSX}",
    "rtf": "ไฟล์นี้เป็น RTF ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ",
    "image": "ไฟล์นี้เป็นรูปภาพ ไม่มีตัวอักษรให้อ่าน ให้ใช้ไฟล์ .xlsx หรือ .csv หรือพิมพ์คะแนนลงในช่องวางข้อความ",
    "archive": "ไฟล์นี้เป็นไฟล์บีบอัด ให้แตกไฟล์ก่อน แล้วนำเข้าไฟล์ .xlsx หรือ .csv ที่อยู่ข้างใน",
    "docx": "ไฟล์นี้เป็นเอกสาร Word (.docx) ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ",
    "pptx": "ไฟล์นี้เป็นสไลด์ PowerPoint (.pptx) ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ",
    "ods": f"ไฟล์นี้เป็นตาราง OpenDocument (.ods) ยังอ่านไม่ได้ ให้{SAVE_AS_XLSX}",
    "odt": "ไฟล์นี้เป็นเอกสาร OpenDocument ยังอ่านไม่ได้ ให้คัดลอกตารางคะแนนมาวางในช่องวางข้อความ",
    "numbers": "ไฟล์นี้เป็น Numbers ของ Apple ยังอ่านไม่ได้ ให้ส่งออกเป็น .xlsx แล้วนำเข้าใหม่",
    "xlsb": f"ไฟล์นี้เป็น Excel แบบไบนารี (.xlsb) ยังอ่านไม่ได้ ให้{SAVE_AS_XLSX}",
    "zip": "ไฟล์นี้เป็นไฟล์บีบอัด (zip) ไม่ใช่ตารางของ Excel ให้แตกไฟล์ก่อน แล้วนำเข้าไฟล์ .xlsx หรือ .csv ที่อยู่ข้างใน",
    "binary": "ไฟล์นี้ไม่ใช่ข้อความและไม่ใช่ตารางที่รู้จัก ให้ใช้ไฟล์ .xlsx .csv .txt หรือวางตารางในช่องวางข้อความ",
}

_MAGIC = (
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "zip"),  # a zip with no members
    (b"%PDF-", "pdf"),
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
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|script)\b", re.IGNORECASE)


def detect(data: bytes) -> str:
    """What ``data`` is by its first bytes, never by its name.

    ``"package"`` (a zip package: workbook, document or plain zip; :mod:`.package` tells which), ``"text"``, or a key
    of :data:`REFUSALS`.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):  # photos of telephones
        return "image"
    if data.startswith(_OLE):
        return _ole_kind(data)
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"<"):
        head = re.sub(rb"^(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s+)+", b"", head, flags=re.DOTALL)
        if _HTML.match(head):
            return "html"
        if data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml"):
            return "xml"
    return "text"


def _ole_kind(data: bytes) -> str:
    """Kind of an OLE file by the stream names of its directory, which are UTF-16."""
    streams = (
        ("EncryptedPackage", "password"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("WordDocument", "doc"),
    )
    for stream, kind in streams:
        # A directory entry: the name, then zeros up to 64 bytes.
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            return kind
    return "ole"
