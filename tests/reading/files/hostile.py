"""Makes damaged, hostile and odd files in memory. Nothing of it is ever stored in the repository."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{OFFICE}.styles+xml"/></Types>"""
ROOT_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">
<sheets><sheet name="ผลคะแนน" sheetId="1" r:id="rId1"/></sheets></workbook>"""
BOOK_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{MAIN}">
<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/>
<xf numFmtId="10" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"""
STRINGS = f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}"><si><t>ข้อความ</t></si></sst>'

Members = dict[str, bytes | str]


def sheet(rows: str, *, before: str = "", dimension: str = "") -> str:
    """The XML of a sheet with these ``<row>`` elements."""
    claimed = f'<dimension ref="{dimension}"/>' if dimension else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{MAIN}">{claimed}'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def members(rows: str = "", **changes: bytes | str) -> Members:
    """The members of a small legal workbook; ``sheet_xml``, ``strings``, ``book`` … replace single ones."""
    return {
        "[Content_Types].xml": changes.get("types", CONTENT_TYPES),
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": changes.get("book", BOOK),
        "xl/_rels/workbook.xml.rels": changes.get("relations", BOOK_RELATIONS),
        "xl/styles.xml": changes.get("styles", STYLES),
        "xl/sharedStrings.xml": changes.get("strings", STRINGS),
        "xl/worksheets/sheet1.xml": changes.get("sheet_xml", sheet(rows)),
    }


def packed(parts: Members, *, level: int = 6) -> bytes:
    """A zip package of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def good_rows() -> str:
    """Three rows: a heading and two items."""
    return (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>ข้อ</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>คะแนน</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>i1</t></is></c><c r="B2"><v>92.31</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>i2</t></is></c><c r="B3"><v>85</v></c></row>'
    )


def good() -> bytes:
    """A small legal workbook."""
    return packed(members(good_rows()))


def office() -> bytes:
    """A workbook with what offices put into one: several sheets, merged heading, dates, hidden sheet, formulas."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "สรุป"
    first["A1"] = "ผลการประเมิน (ตัวอย่าง)"
    first.merge_cells("A1:C1")
    first["A9"], first["B9"], first["C9"] = "ข้อ", "คะแนน", "วันที่"
    for row in range(10, 60):
        first.cell(row, 1, f"i{row - 9}")
        first.cell(row, 2, round(80 + row / 7, 2))
        first.cell(row, 3, date(2023, 1, row % 28 + 1))
    first["E9"] = "ผ่าน"
    first["E10"] = True
    hidden = book.create_sheet("ซ่อน")
    hidden["B2"] = "ค่าเดิม"
    hidden.sheet_state = "hidden"
    book.create_sheet("ว่าง")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _long(piece: bytes, size: int) -> bytes:
    return piece * (size // len(piece))


def rows_bomb(size: int = 100_000_000) -> bytes:
    """Rows that inflate to ``size`` bytes out of about a thousandth of it, made without holding them."""
    return _streamed("xl/worksheets/sheet1.xml", b'<row><c t="inlineStr"><is><t>x</t></is></c></row>', size)


def spaces_bomb(size: int = 100_000_000) -> bytes:
    """One cell of ``size`` spaces."""
    return _streamed("xl/worksheets/sheet1.xml", b" ", size)


def strings_bomb(size: int = 100_000_000) -> bytes:
    """``size`` bytes of shared strings."""
    return _streamed("xl/sharedStrings.xml", b"<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", size)


def _streamed(name: str, piece: bytes, size: int) -> bytes:
    target = io.BytesIO()
    block = _long(piece, 1_000_000)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for other, content in members(good_rows()).items():
            if other != name:
                package.writestr(other, content)
        with package.open(name, "w") as member:
            for _ in range(size // len(block)):
                member.write(block)
    return target.getvalue()


def lying_header(*, forged_checksum: bool = False) -> bytes:
    """A sheet of 100 MB whose directory entry says 100 bytes (and has a checksum that fits those 100)."""
    data = bytearray(spaces_bomb())
    name = b"xl/worksheets/sheet1.xml"
    directory = data.rfind(b"PK\x01\x02", 0, data.rfind(name))
    struct.pack_into("<L", data, directory + 24, 100)
    if forged_checksum:
        struct.pack_into("<L", data, directory + 16, zlib.crc32(b" " * 100))
    return bytes(data)


def corner() -> bytes:
    """Cells A1 … B3 and one in XFD1048576: legal, and calamine allocates half a terabyte for it."""
    return packed(members(good_rows() + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def disguised_corner() -> bytes:
    """The same with the far cell's address written so that no search for addresses sees it."""
    return packed(members(good_rows() + '<row r="&#49;048576"><c r="XFD&#49;048576"><v>1</v></c></row>'))


def last_row(*, value: bool) -> bytes:
    """A cell in row 1,048,576, with a value or only formatted."""
    inner = '<c r="B1048576"><v>7</v></c>' if value else '<c r="B1048576" s="1"/>'
    return packed(members(good_rows() + f'<row r="1048576">{inner}</row>'))


def beyond_columns() -> bytes:
    """A cell in a column that the format does not have."""
    return packed(members(good_rows() + '<row r="4"><c r="ZZZ4"><v>1</v></c></row>'))


def beyond_rows() -> bytes:
    """A row that the format does not have."""
    return packed(members(good_rows() + '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'))


def many_far_cells(rows: int = 10_000) -> bytes:
    """A cell in the last column of each of many rows."""
    far = "".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(4, rows))
    return packed(members(good_rows() + far))


def claimed_dimension() -> bytes:
    """A sheet that claims the whole grid and holds three rows."""
    return packed(members(sheet_xml=sheet(good_rows(), dimension="A1:XFD1048576")))


def entities(kind: str) -> bytes:
    """``xxe``, ``laughs`` (billion laughs), ``quadratic``, ``utf16`` (the same in UTF-16), ``strings`` (elsewhere)."""
    declarations = {
        "xxe": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        "laughs": "<!DOCTYPE x [<!ENTITY a0 'ha'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
        + "<!ENTITY e '&a9;'>]>",
        "quadratic": f"<!DOCTYPE x [<!ENTITY e '{'b' * 50_000}'>]>",
    }
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"&e;" * 100}</t></is></c></row>'
    if kind == "strings":
        strings = f'<?xml version="1.0"?>{declarations["laughs"]}<sst xmlns="{MAIN}"><si><t>&e;</t></si></sst>'
        return packed(members(good_rows(), strings=strings))
    text = sheet(rows, before=declarations["laughs" if kind == "utf16" else kind])
    if kind == "utf16":
        return packed(members(sheet_xml=text.replace("UTF-8", "UTF-16").encode("utf-16")))
    return packed(members(sheet_xml=text))


def nested(depth: int = 3_000_000) -> bytes:
    """Elements in elements in elements."""
    return packed(members(sheet_xml=sheet("<a>" * depth + "</a>" * depth)))


def many_members(count: int = 10_000) -> bytes:
    """A package of very many members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in members(good_rows()).items():
            package.writestr(name, content)
        for number in range(count):
            package.writestr(f"xl/x{number}", b"")
    return target.getvalue()


def duplicate_members() -> bytes:
    """Two sheets of the same name."""
    target = io.BytesIO(good())
    with zipfile.ZipFile(target, "a") as package:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package.writestr("xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return target.getvalue()


def path_in_name(name: str = "../../outside.xml") -> bytes:
    """A member whose name leads out of the package."""
    return packed({**members(good_rows()), name: "<x/>"})


def truncated() -> bytes:
    """Half a workbook."""
    data = office()
    return data[: len(data) // 2]


def flipped_bits() -> bytes:
    """One byte of the sheet's packed content changed."""
    data = bytearray(good())
    start = data.find(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 20
    data[start] ^= 0x10
    return bytes(data)


def other_local_name() -> bytes:
    """A member that is called one thing in the directory and another at its place."""
    data = bytearray(good())
    place = data.find(b"xl/worksheets/sheet1.xml")
    data[place : place + 24] = b"xl/worksheets/sheet2.xml"
    return bytes(data)


def overlapping_members(count: int = 1_500) -> bytes:
    """Many directory entries that all point at one packed member of 1 MB."""
    data = packed({**members(good_rows()), "xl/pad.xml": b" " * 1_000_000})
    end = data.rfind(b"PK\x05\x06")
    directory = struct.unpack_from("<L", data, end + 16)[0]
    entry_start = data.rfind(b"PK\x01\x02", 0, end)
    entry = data[entry_start:end]
    total = struct.unpack_from("<H", data, end + 10)[0]
    more = b"".join(entry.replace(b"xl/pad.xml", b"xl/p%02x.xml" % (n % 256)) for n in range(count))
    head = data[:end] + more
    tail = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, total + count, total + count, len(head) - directory, directory, 0
    )
    return head + tail


def reused_string(cells: int = 100_000, length: int = 8_000) -> bytes:
    """One long shared string, used by very many cells: small in the file, gigabytes once read."""
    strings = f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}"><si><t>{"ก" * length}</t></si></sst>'
    line = "".join(f'<c r="{chr(65 + c)}#" t="s"><v>0</v></c>' for c in range(20))
    rows = "".join(f'<row r="{r}">{line.replace("#", str(r))}</row>' for r in range(1, cells // 20 + 1))
    return packed(members(rows, strings=strings))


def many_cells(rows: int = 12_000, columns: int = 26) -> bytes:
    """More cells than are read."""
    line = "".join(f'<c r="{chr(65 + c)}#"><v>1</v></c>' for c in range(columns))
    return packed(members("".join(f'<row r="{r}">{line.replace("#", str(r))}</row>' for r in range(1, rows + 1))))


def many_rows(rows: int = 20_001) -> bytes:
    """More rows than are read."""
    return packed(members("".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, rows + 1))))


def formatted_tail(rows: int = 100_000) -> bytes:
    """Three rows, and a tail of formatted empty ones."""
    tail = "".join(f'<row r="{r}"><c r="A{r}" s="1"/><c r="B{r}" s="1"/></row>' for r in range(4, rows))
    return packed(members(good_rows() + tail))


def many_sheets(count: int = 60) -> bytes:
    """More sheets than are read."""
    book = Workbook()
    for number in range(count - 1):
        book.create_sheet(f"s{number}")["A1"] = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def uncalculated() -> bytes:
    """Formulas without stored values, as programs that are not spreadsheets write them."""
    rows = '<row r="4"><c r="A4" t="inlineStr"><is><t>รวม</t></is></c><c r="B4"><f>AVERAGE(B2:B3)</f></c></row>'
    return packed(members(good_rows() + rows + '<row r="5"><c r="B5"><f>B4*2</f><v></v></c></row>'))


def package_of(*names: str, mimetype: str = "") -> bytes:
    """A zip package with members of these names and little in them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for name in names:
            package.writestr(name, "<x/>")
    return target.getvalue()


def noise(size: int = 200_000) -> bytes:
    """Random bytes (always the same)."""
    return random.Random(7).randbytes(size)


def noise_in_package() -> bytes:
    """A workbook whose sheet is random bytes."""
    return packed(members(sheet_xml=noise()))


# Every file that must be refused, by name: (maker, a part of the Thai sentence).
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "rows bomb": (rows_bomb, "ใหญ่เกิน"),
    "spaces bomb": (spaces_bomb, "ใหญ่เกิน"),
    "strings bomb": (strings_bomb, "ใหญ่เกิน"),
    "lying header": (lying_header, "ผิดปกติ"),
    "lying header, forged checksum": (lambda: lying_header(forged_checksum=True), "ผิดปกติ"),
    "column beyond XFD": (beyond_columns, "นอกขอบเขต"),
    "row beyond the last": (beyond_rows, "นอกขอบเขต"),
    "external entity": (lambda: entities("xxe"), "ผิดปกติ"),
    "billion laughs": (lambda: entities("laughs"), "ผิดปกติ"),
    "quadratic entities": (lambda: entities("quadratic"), "ผิดปกติ"),
    "entities in UTF-16": (lambda: entities("utf16"), "ผิดปกติ"),
    "entities in the strings": (lambda: entities("strings"), "ผิดปกติ"),
    "10,000 members": (many_members, "ผิดปกติ"),
    "duplicate members": (duplicate_members, "ผิดปกติ"),
    "path in a name": (path_in_name, "ผิดปกติ"),
    "absolute path in a name": (lambda: path_in_name("/xl/x.xml"), "ผิดปกติ"),
    "backslash in a name": (lambda: path_in_name("xl\\x.xml"), "ผิดปกติ"),
    "two names for one member": (other_local_name, "ผิดปกติ"),
    "overlapping members": (overlapping_members, "ให้"),
    "truncated": (truncated, "เสียหาย"),
    "flipped bits": (flipped_bits, "เสียหาย"),
    "noise in a package": (noise_in_package, "เสียหาย"),
    "one string in every cell": (reused_string, "ตัวอักษร"),
    "many cells": (many_cells, "ช่อง"),
    "many rows": (many_rows, "แถว"),
    "many sheets": (many_sheets, "แผ่นงาน"),
    "nested": (nested, "ให้"),
    "far cells in many rows": (many_far_cells, "คอลัมน์"),
    "slides": (lambda: package_of("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
    "plain zip": (lambda: package_of("a.txt"), "zip"),
    "XML": (lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + noise(50), "รูปภาพ"),
    "gzip": (lambda: b"\x1f\x8b\x08" + noise(50), "บีบอัด"),
    "noise": (noise, "ให้"),
    "empty": (lambda: b"", "ว่างเปล่า"),
    "only spaces": (lambda: b" \r\n\t\n", "ว่างเปล่า"),
    "more than 10 MB": (lambda: b"i1,92.31\n" * 1_300_000, "10 MB"),
}
