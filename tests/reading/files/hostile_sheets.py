"""Makes .xls and .ods files in memory, sound and hostile ones, from the bytes up."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import xlwt

from tests.reading.files import hostile

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with these streams in its root, each filled up to at least 4,096 bytes."""
    bodies = {name: body.ljust(4096, b"\x00") for name, body in streams.items()}
    sectors: list[bytes] = []
    chains: list[int] = []  # for each sector the next one
    starts: dict[str, int] = {}
    for name, body in bodies.items():
        count = -(-len(body) // SECTOR)
        first = starts[name] = len(sectors)
        sectors += [body[k * SECTOR : (k + 1) * SECTOR].ljust(SECTOR, b"\x00") for k in range(count)]
        chains += [*range(first + 1, first + count), END]
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    entries += [
        _entry(name, 2, starts[name], len(body), right=k + 1 if k < len(bodies) else FREE)
        for k, (name, body) in enumerate(bodies.items(), 1)
    ]
    directory = b"".join(entries).ljust(-(-len(entries) * 128 // SECTOR) * SECTOR, b"\x00")
    directory_start, count = len(sectors), len(directory) // SECTOR
    sectors += [directory[k * SECTOR : (k + 1) * SECTOR] for k in range(count)]
    chains += [*range(directory_start + 1, directory_start + count), END]
    tables = -(-(len(sectors) + 1) // (SECTOR // 4 - 1))
    places = [len(sectors) + k for k in range(tables)]
    chains += [TABLE] * tables
    table = struct.pack(f"<{len(chains)}L", *chains).ljust(tables * SECTOR, b"\xff")
    sectors += [table[k * SECTOR : (k + 1) * SECTOR] for k in range(tables)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9L", 0, tables, directory_start, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109L", *places, *[FREE] * (109 - tables))
    return head + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBLLL16sL8s8sLQ",
        raw, len(raw), kind, 1, FREE, right, child, b"", 0, b"", b"", start, size,
    )  # fmt: skip


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of a workbook's stream."""
    return struct.pack("<HH", kind, len(body)) + body


def text16(text: str) -> bytes:
    """A text as the records of Excel 97 hold it, without its length."""
    return b"\x01" + text.encode("utf-16-le")


def stream(cells: bytes, *, strings: tuple[str, ...] = (), before: bytes = b"", name: str = "ผล") -> bytes:
    """The stream of a workbook with one sheet of these cell records, for Excel 97."""
    start = record(0x809, struct.pack("<HHHHLL", 0x600, 5, 0, 0, 0, 0)) + before
    start += record(0x42, struct.pack("<H", 1200))
    start += record(0xE0, struct.pack("<HH", 0, 0) + bytes(16)) + record(0xE0, struct.pack("<HH", 0, 10) + bytes(16))
    table = b"".join(struct.pack("<H", len(text)) + text16(text) for text in strings)
    rest = record(0xFC, struct.pack("<LL", len(strings), len(strings)) + table) if strings else b""
    rest += record(0x0A)
    sheet_name = struct.pack("<B", len(name)) + text16(name)
    place = len(start) + 4 + 6 + len(sheet_name) + len(rest)
    start += record(0x85, struct.pack("<LBB", place, 0, 0) + sheet_name) + rest
    return start + record(0x809, struct.pack("<HHHHLL", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """The record of a cell with a number, counted from 0."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, string: int) -> bytes:
    """The record of a cell with a shared string."""
    return record(0xFD, struct.pack("<HHHL", row, column, 0, string))


GOOD_CELLS = label(0, 0, 0) + label(0, 1, 1) + label(1, 0, 2) + number(1, 1, 92.31) + number(2, 1, 0.85, 1)
GOOD_STRINGS = ("ข้อ", "คะแนน", "i1")


def good_xls() -> bytes:
    """A small legal workbook: two headings, i1 92.31 and 85% in B3."""
    return compound({"Workbook": stream(GOOD_CELLS, strings=GOOD_STRINGS)})


def ole(name: str) -> bytes:
    """An OLE file with one stream of this name and nothing in it."""
    return compound({name: b""})


def word_with_a_sheet_inside() -> bytes:
    """A Word file in whose directory an embedded workbook stands too, though not in the root."""
    data = bytearray(compound({"WordDocument": b"", "Workbook": b""}))
    at = data.find("WordDocument".encode("utf-16-le"))
    struct.pack_into("<L", data, at + 72, FREE)  # no neighbour: the other stream hangs on nothing
    return bytes(data)


def with_table(change: Callable[[list[int]], None]) -> bytes:
    """The small workbook with its sector table changed."""
    data = bytearray(good_xls())
    (place,) = struct.unpack_from("<L", data, 76)
    at = (place + 1) * SECTOR
    table = list(struct.unpack_from("<128L", data, at))
    change(table)
    struct.pack_into("<128L", data, at, *table)
    return bytes(data)


def chain_loop() -> bytes:
    """The workbook's chain of sectors runs in a circle."""
    return with_table(lambda table: table.__setitem__(3, 2))


def directory_loop() -> bytes:
    """The directory's chain of sectors runs in a circle."""
    return with_table(lambda table: table.__setitem__(8, 8))


def chain_outside() -> bytes:
    """A chain that leads out of the file."""
    return with_table(lambda table: table.__setitem__(3, 1_000_000))


def table_of_tables_loop() -> bytes:
    """The list of sector tables goes on in a sector that names itself as the next."""
    data = bytearray(good_xls())
    struct.pack_into("<LL", data, 68, 0, 1_000_000)
    struct.pack_into("<L", data, SECTOR + SECTOR - 4, 0)
    return bytes(data)


def siblings_loop() -> bytes:
    """Directory entries that are each other's neighbours."""
    data = bytearray(compound({"A": b"", "Workbook": stream(GOOD_CELLS, strings=GOOD_STRINGS)}))
    at = data.find("Workbook".encode("utf-16-le"))
    struct.pack_into("<LL", data, at + 68, 1, 2)
    return bytes(data)


def lying_string_count() -> bytes:
    """A table of shared strings that claims four thousand million of them."""
    data = stream(GOOD_CELLS, strings=GOOD_STRINGS)
    return compound({"Workbook": data.replace(struct.pack("<LL", 3, 3), b"\xff" * 8, 1)})


def far_xls() -> bytes:
    """A number in the last row and column of the old format."""
    return compound({"Workbook": stream(GOOD_CELLS + number(65_535, 255, 1), strings=GOOD_STRINGS)})


def many_cells_xls() -> bytes:
    """More cells than are read."""
    cells = b"".join(number(k // 20, k % 20, 1) for k in range(300_001))
    return compound({"Workbook": stream(cells)})


def reused_string_xls() -> bytes:
    """One string of 4,000 letters in 250,000 cells: 12 bytes each in the file, a gigabyte once read."""
    cells = b"".join(label(k // 20, k % 20, 0) for k in range(250_000))
    return compound({"Workbook": stream(cells, strings=("ก" * 4_000,))})


def many_sheets_xls() -> bytes:
    """More sheets than are read."""
    book = xlwt.Workbook()
    for k in range(60):
        book.add_sheet(f"s{k}").write(0, 0, 1)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# -- the binary kind of new workbooks ---------------------------------------------------------------------------------


def _binary(*records: tuple[int, bytes]) -> bytes:
    parts: list[bytes] = []
    for kind, body in records:
        number = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
        parts.append(number + bytes([len(body)]) + body)
    return b"".join(parts)


def _wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xlsb(*cells: tuple[int, int, str | float]) -> bytes:
    """An .xlsb workbook with a sheet ผล of these cells (row and column from 0, in order)."""
    book = _binary(
        (131, b""), (143, b""), (156, struct.pack("<LL", 0, 1) + _wide("rId1") + _wide("ผล")), (144, b""), (132, b"")
    )
    rows = max(row for row, _, _ in cells)
    columns = max(column for _, column, _ in cells)
    records: list[tuple[int, bytes]] = [(129, b""), (148, struct.pack("<4L", 0, rows, 0, columns)), (145, b"")]
    last = -1
    for row, column, value in cells:
        if row != last:
            records.append((0, struct.pack("<LLHHHL", row, 0, 300, 0, 0, 0)))
            last = row
        place = struct.pack("<LL", column, 0)
        records.append((6, place + _wide(value)) if isinstance(value, str) else (5, place + struct.pack("<d", value)))
    sheet = _binary(*records, (146, b""), (130, b""))
    relations = (
        f'<Relationships xmlns="{hostile.PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{hostile.RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return hostile.packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


# -- OpenDocument ---------------------------------------------------------------------------------------------------

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables: str, *, before: str = "", mimetype: str = ODS, manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument sheet with these ``<table:table>`` elements."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {SPACES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return hostile.packed({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def table(rows: str, name: str = "ผล") -> str:
    """One sheet."""
    return f'<table:table table:name="{name}">{rows}</table:table>'


def cell(text: str, *, times: int = 1, more: str = "") -> str:
    """A cell of text, repeated."""
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    return f'<table:table-cell office:value-type="string"{repeated}{more}><text:p>{text}</text:p></table:table-cell>'


def empty(times: int) -> str:
    """Empty cells."""
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def row(cells: str, times: int = 1) -> str:
    """A row, repeated."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def _ods(*rows: str) -> Callable[[], bytes]:
    return lambda: ods(table("".join(rows)))


BILLION = 1_000_000_000
BROKEN = "เสียหาย"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "xls: chain runs in a circle": (chain_loop, BROKEN),
    "xls: directory runs in a circle": (directory_loop, BROKEN),
    "xls: chain leads outside": (chain_outside, BROKEN),
    "xls: table of tables runs in a circle": (table_of_tables_loop, BROKEN),
    "xls: far cell": (far_xls, "65,536"),
    "xls: many cells": (many_cells_xls, "ช่อง"),
    "xls: one string in every cell": (reused_string_xls, "ให้"),
    "xls: many sheets": (many_sheets_xls, "แผ่นงาน"),
    "xls: truncated": (lambda: good_xls()[:3_000], BROKEN),
    "xls: header only": (lambda: good_xls()[:512], BROKEN),
    "xls: noise": (lambda: compound({"Workbook": hostile.noise(20_000)}), BROKEN),
    "xls: noise behind a good beginning": (
        lambda: compound({"Workbook": stream(GOOD_CELLS, strings=GOOD_STRINGS)[:150] + hostile.noise(20_000)}),
        "ให้",
    ),
    "xls: password": (lambda: compound({"Workbook": stream(GOOD_CELLS, before=record(0x2F, bytes(54)))}), "รหัสผ่าน"),
    "xls: Excel 4": (lambda: compound({"Workbook": record(0x409, bytes(6))}), "ก่อนปี 2536"),
    "xls: empty stream": (lambda: ole("Workbook"), BROKEN),
    "xls: no cell": (lambda: compound({"Workbook": stream(b"")}), "ไม่มีข้อมูล"),
    "xlsb: nothing in it": (lambda: hostile.package_of("[Content_Types].xml", "xl/workbook.bin"), "ให้"),
    "xlsb: far cell": (lambda: xlsb((0, 0, 1.0), (1_048_575, 16_383, 1.0)), "ให้"),
    "password": (lambda: ole("EncryptedPackage"), "รหัสผ่าน"),
    "old .doc": (lambda: ole("WordDocument"), "Word"),
    "old .doc with a sheet inside": (word_with_a_sheet_inside, "Word"),
    "other old Office file": (lambda: ole("Contents"), "Office"),
    "ods: a filled cell a thousand million times": (_ods(row(cell("1", times=BILLION))), "นอกขอบเขต"),
    "ods: a filled row a thousand million times": (_ods(row(cell("1"), BILLION)), "นอกขอบเขต"),
    "ods: a filled cell 16,384 times": (_ods(row(cell("1", times=16_384))), "คอลัมน์"),
    "ods: a filled row a million times": (_ods(row(cell("1"), 1_000_000)), "20,000 แถว"),
    "ods: a wide row many times": (_ods(row(cell("1", times=300), 20_000)), "ช่อง"),
    "ods: a long text many times": (_ods(row(cell("ก" * 8_000, times=200), 20_000)), "ตัวอักษร"),
    "ods: a number of repeats with 5,000 digits": (
        lambda: ods(table(f'<table:table-row table:number-rows-repeated="{"9" * 5_000}"/>')),
        BROKEN,
    ),
    "ods: a number that is none": (
        _ods(row('<table:table-cell office:value-type="float" office:value="x"/>')),
        BROKEN,
    ),
    "ods: deep": (_ods("<table:table-row>" * 100_000 + "</table:table-row>" * 100_000), "ให้"),
    "ods: entities": (lambda: ods("", before="<!DOCTYPE x [<!ENTITY e 'x'>]>"), "ผิดปกติ"),
    "ods: broken XML": (_ods("<table:table-row>"), BROKEN),
    "ods: many sheets": (lambda: ods("".join(table(row(cell("1")), f"s{k}") for k in range(60))), "แผ่นงาน"),
    "ods: rows bomb": (_ods("<table:table-row><table:table-cell/></table:table-row>" * 1_500_000), "ใหญ่เกิน"),
    "ods: password": (lambda: ods("", manifest="<manifest><encryption-data/></manifest>"), "รหัสผ่าน"),
    "ods: no sheet": (lambda: ods(""), "ไม่มีแผ่นงาน"),
    "OpenDocument text": (
        lambda: hostile.package_of("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
        "OpenDocument",
    ),
    "OpenDocument of no known type": (lambda: hostile.package_of("mimetype", "content.xml"), "OpenDocument"),
}
