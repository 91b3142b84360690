"""The guard on old Office files (OLE compound files): headers, sector chains and directory, before any reader."""

from __future__ import annotations

import array
import struct
import sys
from dataclasses import dataclass

from itadash.reading.files.kinds import REFUSALS
from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError

_DAMAGED = f"ไฟล์ Excel รุ่นเก่าเสียหายหรือดาวน์โหลดมาไม่ครบ ให้{SAVE_AS_XLSX}"
_HEADER = 512
_LAST_SECTOR = 0xFFFFFFFA  # numbers above it mean "end", "free" and the like
_ENTRY = struct.Struct("<64sHBBLLL16sL8s8sLQ")  # a directory entry, 128 bytes
_ENTRIES = 4_096
_STREAM, _ROOT = 2, 5
_SMALL = 4_096  # streams below this many bytes lie in the root's stream, in sectors of 64 bytes
_SMALL_SECTOR = 64


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def workbook_stream(data: bytes) -> bytes:
    """The stream of an .xls file that holds its sheets.

    Every chain of sectors is followed to its end without meeting a sector twice. Raises :class:`RefusedError`: for
    a broken file, for one behind a password, for a Word file and for other old Office files.
    """
    try:
        return _Compound(data).workbook()
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        if _named("EncryptedPackage", data):  # what the directory says when it cannot be followed
            raise RefusedError(REFUSALS["password"]) from error
        raise RefusedError(_DAMAGED) from error


def _named(stream: str, data: bytes) -> bool:
    return stream.encode("utf-16-le") + b"\x00\x00" in data


class _Compound:
    """A compound file; raises ``ValueError`` for whatever is not as it must be."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("sector size")
        self._sector = 1 << shift
        self._sectors = (len(data) - 1) // self._sector  # the header fills the first one
        self._table = self._sector_table()
        (first,) = struct.unpack_from("<L", data, 48)
        directory = self._chain(first)
        self._entries = [self._entry(directory, at) for at in range(0, min(len(directory), _ENTRIES * 128), 128)]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._data[start : start + self._sector]
        if sector >= self._sectors or not found:
            raise ValueError("sector outside of the file")
        return found

    def _numbers(self, raw: bytes) -> array.array[int]:
        numbers = array.array("I", raw[: len(raw) // 4 * 4])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def _sector_table(self) -> array.array[int]:
        """The file allocation table: for each sector the next one of its chain."""
        places = [n for n in struct.unpack_from("<109L", self._data, 76) if n < _LAST_SECTOR]
        (more,) = struct.unpack_from("<L", self._data, 68)
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen or len(seen) > self._sectors:
                raise ValueError("loop in the table of tables")
            seen.add(more)
            numbers = self._numbers(self._at(more))
            places += [n for n in numbers[:-1] if n < _LAST_SECTOR]
            more = numbers[-1]
        if len(places) != len(set(places)) or len(places) > self._sectors:
            raise ValueError("a table twice")
        return self._numbers(b"".join(self._at(place) for place in places))

    def _chain(self, first: int, size: int | None = None) -> bytes:
        parts: list[bytes] = []
        sector, left = first, self._sectors
        while sector < _LAST_SECTOR:
            if left == 0 or sector >= len(self._table):
                raise ValueError("chain without an end")
            left -= 1
            parts.append(self._at(sector))
            sector = self._table[sector]
        stream = b"".join(parts)
        if size is not None and len(stream) < size:
            raise ValueError("stream cut short")
        return stream if size is None else stream[:size]

    def _entry(self, directory: bytes, at: int) -> _Entry:
        raw, length, kind, _, left, right, child, _, _, _, _, start, size = _ENTRY.unpack_from(directory, at)
        name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        return _Entry(name, kind, left, right, child, start, size & 0xFFFFFFFF if self._sector == 512 else size)

    def _in_root(self) -> dict[str, _Entry]:
        """The streams that stand in the root: not those of things embedded in the document."""
        found: dict[str, _Entry] = {}
        waiting = [self._entries[0].child]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number >= _LAST_SECTOR or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += [entry.left, entry.right]
            if entry.kind == _STREAM:
                found[entry.name.lower()] = entry
        return found

    def workbook(self) -> bytes:
        streams = self._in_root()
        if "encryptedpackage" in streams:
            raise RefusedError(REFUSALS["password"])
        entry = streams.get("workbook") or streams.get("book")
        if entry is None:
            raise RefusedError(REFUSALS["doc" if "worddocument" in streams else "ole"])
        if entry.size >= _SMALL:
            return self._chain(entry.start, entry.size)
        return self._small(entry)

    def _small(self, entry: _Entry) -> bytes:
        """A short stream: its sectors of 64 bytes lie in the root's stream and have a table of their own."""
        (first,) = struct.unpack_from("<L", self._data, 60)
        table = self._numbers(self._chain(first))
        store = self._chain(self._entries[0].start)
        parts: list[bytes] = []
        sector, left = entry.start, len(table)
        while sector < _LAST_SECTOR:
            if left == 0:
                raise ValueError("chain without an end")
            left -= 1
            parts.append(store[sector * _SMALL_SECTOR : (sector + 1) * _SMALL_SECTOR])
            sector = table[sector]
        stream = b"".join(parts)
        if len(stream) < entry.size:
            raise ValueError("stream cut short")
        return stream[: entry.size]
