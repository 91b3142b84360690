"""A whole work as one file (``.itadash``): to keep elsewhere, to go on with on another computer, to hand over.

The file is a zip: ``work.json`` with what people entered, and under ``files/`` the result sheets as they came. Scores
are not in it: they are read from the sheets again, so that every figure stands where the file says. Whoever opens a
work file may have got it from anybody: it is measured before it is unpacked, and what is in it is checked.
"""

from __future__ import annotations

import io
import json
import math
import re
import struct
import types
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

from itadash.analysis import record
from itadash.documents import details
from itadash.documents.report.forms import forms
from itadash.measures import model as measures
from itadash.measures.library import own
from itadash.reading import InputFile, UnreadableFileError, kept
from itadash.reading.files.cells import Reader
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.package import check_end_record
from itadash.reading.mapping import MappingError
from itadash.reading.mapping_memory import saved_from_json
from itadash.store import Body, NewFile, Store
from itadash.store.model import FILE_BYTES, FILES

ENDING = "itadash"
_MAX_JSON = 40 * 1024 * 1024  # bytes of what people entered
_MAX_PARTS = 1_000_000  # lists and objects in it: each takes memory, however short it is
_MAX_STREAMS = 10_000
_MAX_NAME = 1_000  # characters of a file's or a stream's name
_FORMAT = 1
_JSON = "work.json"
_SURROGATE = re.compile("[\ud800-\udfff]")
MAX_PACKED = FILE_BYTES + _MAX_JSON + 1024 * 1024  # bytes of a work file: every workspace that may be fits
# What zipfile raises over damaged, encrypted or cut files, as fuzzing met it.
_NO_ZIP: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    LookupError,
    RuntimeError,
    ValueError,
    OverflowError,
    RefusedError,
)


class WorkFileError(ValueError):
    """The work file cannot be opened; ``str(error)`` is a Thai sentence with the way out."""


@dataclass(frozen=True)
class PackedFile:
    """A result sheet in a work file: name, bytes, and the body that it was kept with."""

    name: str
    data: bytes
    body: Body


@dataclass(frozen=True)
class WorkFile:
    """What is in a work file: result sheets in their order, and what was saved last under every name of a stream."""

    files: tuple[PackedFile, ...]
    streams: dict[str, Body] = field(default_factory=dict)


def is_work_file(name: str, data: bytes = b"") -> bool:
    """Whether a file is called as work files are, or begins as they do: some programs rename what is a zip."""
    return name.casefold().endswith(f".{ENDING}") or (data[:4] == b"PK\x03\x04" and data[30:39] == _JSON.encode())


# out ----------------------------------------------------------------------------------------------------------------


def pack(store: Store, ws: str, now: datetime) -> bytes:
    """The work file of a workspace, without removed files and without the steps of undo.

    Raises :class:`StoreError`, and :class:`WorkFileError` when so much was entered that no work file may hold it.
    """
    files = store.files(ws)
    saved = {stream: store.load(ws, stream) for stream in store.streams(ws)}
    content = {
        "format": _FORMAT,
        "made_at": now.isoformat(timespec="seconds"),
        "files": [
            {"name": file.name, "body": {name: part for name, part in file.body.items() if name != "reading"}}
            for file in files
        ],
        "streams": {stream: revision.body for stream, revision in saved.items() if revision},
    }
    told = _SURROGATE.sub("\ufffd", json.dumps(content, ensure_ascii=False)).encode()
    if not _within(told):
        raise WorkFileError("ข้อมูลที่กรอกไว้มากเกินกว่าที่ไฟล์งานเก็บได้ โปรดสำรองด้วยการคัดลอกโฟลเดอร์ข้อมูลแทน")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_JSON, told)
        for number, file in enumerate(files):
            archive.writestr(_place(number), store.file_data(ws, file.id))
    return buffer.getvalue()


# in -----------------------------------------------------------------------------------------------------------------


def unpack(data: bytes) -> WorkFile:
    """What is in a work file, checked. Raises :class:`WorkFileError`."""
    if len(data) > MAX_PACKED:
        raise WorkFileError(f"ไฟล์งานใหญ่เกิน {MAX_PACKED // 1024**2} MB จึงเปิดไม่ได้")
    try:
        check_end_record(data, FILES + 1)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = _json(_read(archive, _JSON, _MAX_JSON))
            if not isinstance(content, dict):
                raise WorkFileError(_damaged("รายการงาน"))
            if content.get("format") != _FORMAT:
                raise WorkFileError("ไฟล์งานนี้มาจากโปรแกรมรุ่นอื่น โปรดเปิดด้วยโปรแกรมรุ่นล่าสุด")
            return WorkFile(_files(archive, content.get("files")), _streams(content.get("streams")))
    except WorkFileError:
        raise
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise WorkFileError(_damaged("รายการงาน")) from error
    except _NO_ZIP as error:
        raise WorkFileError(_damaged("ไฟล์")) from error


def read_file(reader: Reader, file: PackedFile) -> NewFile | str:
    """A result sheet read again, as a store takes it; or why it is left out (Thai)."""
    try:
        return file.name, file.data, kept.read_back(reader, InputFile(file.name, file.data), file.body)
    except UnreadableFileError as error:
        return str(error)
    except (MappingError, ValueError):
        return f"{file.name}: การจับคู่คอลัมน์หรือคำตอบในไฟล์งานเสียหาย โปรดนำไฟล์ผลคะแนนนี้เข้าใหม่"


def _json(data: bytes) -> Any:
    """What the JSON says, with whole characters and real numbers only."""
    if not _within(data):
        raise WorkFileError(_damaged("รายการงาน"))
    return _clean(json.loads(data.decode(), parse_constant=_no_number, parse_float=_number))


def _within(data: bytes) -> bool:
    return len(data) <= _MAX_JSON and data.count(b"{") + data.count(b"[") <= _MAX_PARTS


def _no_number(text: str) -> float:
    raise ValueError(text)


def _number(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _clean(value: Any) -> Any:
    """``value`` without half surrogate pairs, which JSON can escape and no page can show."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {_clean(name): _clean(each) for name, each in value.items()}
    return value


def _place(number: int) -> str:
    return f"files/{number + 1}"


def _read(archive: zipfile.ZipFile, place: str, most: int) -> bytes:
    """An entry of the zip. What it says of its size may be false, so no more than ``most`` bytes are unpacked."""
    if archive.getinfo(place).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise WorkFileError(_damaged("ไฟล์"))  # ours are never packed otherwise, and not all can be unpacked in bounds
    with archive.open(place) as entry:
        data = entry.read(most + 1)
    if len(data) > most:
        raise WorkFileError(f"เนื้อหาในไฟล์งานใหญ่เกินกว่าที่โปรแกรมเก็บได้ ({most // 1024**2} MB)")
    return data


def _files(archive: zipfile.ZipFile, told: Any) -> tuple[PackedFile, ...]:
    if not isinstance(told, list) or len(told) > FILES:
        raise WorkFileError(_damaged("รายชื่อไฟล์ผลคะแนน"))
    files: list[PackedFile] = []
    room = FILE_BYTES
    for number, each in enumerate(told):
        name, body = (each.get("name"), each.get("body")) if isinstance(each, dict) else (None, None)
        if not isinstance(name, str) or not 0 < len(name) <= _MAX_NAME or not isinstance(body, dict):
            raise WorkFileError(_damaged("รายชื่อไฟล์ผลคะแนน"))
        data = _read(archive, _place(number), room)
        if kept.digest(data) != body.get("sha256"):
            raise WorkFileError(_damaged(f"ไฟล์ผลคะแนน {name} "))
        room -= len(data)
        files.append(PackedFile(name, data, body))
    return tuple(files)


def _streams(told: Any) -> dict[str, Body]:
    if not isinstance(told, dict) or len(told) > _MAX_STREAMS:
        raise WorkFileError(_damaged("ข้อมูลที่กรอก"))
    streams = {}
    for name, body in told.items():
        kind = name.split("/", 1)[0]
        if kind not in _CHECKS or len(name) > _MAX_NAME or not isinstance(body, dict):
            raise WorkFileError(_damaged("ข้อมูลที่กรอก"))
        try:
            sound = _CHECKS[kind](name, body)
        except (AttributeError, ArithmeticError, LookupError, TypeError, ValueError, own.OwnEntryError) as error:
            raise WorkFileError(_damaged(_KINDS[kind])) from error
        if not sound:
            raise WorkFileError(_damaged(_KINDS[kind]))
        streams[name] = body
    return streams


def _damaged(what: str) -> str:
    return f"เปิดไฟล์งานไม่ได้ เพราะ{what}เสียหายหรือไม่ใช่ไฟล์งานของโปรแกรมนี้ โปรดใช้ไฟล์ .{ENDING} ที่โปรแกรมทำให้"


# what each stream must be --------------------------------------------------------------------------------------------


def _measures(name: str, body: Body) -> bool:
    if name.endswith("/aside"):
        return all(_sound(measures.from_json(version)) for version in body.get("versions", []))
    table = measures.from_json(body)
    ids = [measure.id for measure in table.measures]
    return _sound(table) and name == f"measures/{table.agency}/{table.fiscal_year}" and len(set(ids)) == len(ids)


def _details(told: details.Details) -> bool:
    return _sound(told) and told.form in forms()


_CHECKS: Mapping[str, Callable[[str, Body], bool]] = {
    "measures": _measures,
    "analysis": lambda _, body: isinstance(record.from_json(body), record.Analysis),
    "documents": lambda _, body: _details(details.from_json(body)),
    "units": lambda _, body: all(isinstance(unit, str) for unit in body.get("units", [])),
    "library": lambda _, body: isinstance(own.from_json(body.get("entries", [])), tuple),
    "mappings": lambda _, body: all(saved_from_json(saved) for saved in body.get("saved", [])),
}
_KINDS = {
    "measures": "มาตรการ",
    "analysis": "ผลวินิจฉัย",
    "documents": "ข้อมูลในเอกสาร",
    "units": "รายชื่อส่วนราชการ",
    "library": "คลังมาตรการ",
    "mappings": "การจับคู่คอลัมน์",
}


def _sound(value: Any) -> bool:
    """Whether the fields of a dataclass are what they are declared to be, and theirs in turn."""
    hints = get_type_hints(type(value))
    return all(_fits(getattr(value, each.name), hints[each.name]) for each in fields(value))


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return True
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if inner[-1] is Ellipsis:
            return all(_fits(one, inner[0]) for one in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    if hint is int and isinstance(value, bool):
        return False
    return isinstance(value, hint) and (not is_dataclass(value) or _sound(value))
