"""An office's own entries beside the library: read from TOML or JSON, checked, and as JSON data for the store.

A file holds a list ``entries``; in TOML one ``[[entries]]`` an entry. Fields: fiscal_year (the assessed year whose
codes ``items`` are), items, title, method (required); finding, steps, evidence, units, check, period, due, proves,
topic, cure, id, source, verified (optional). They mean what :class:`~itadash.measures.library.model.Entry` says
(docs/how-to/own-measures.md shows it for an office).
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from itadash import rules
from itadash.measures.edit import MAX_TEXT, clean_text
from itadash.measures.library.model import Entry

MAX_ENTRIES = 500
MAX_LIST = 50  # steps, pieces of evidence, units … of one entry
MAX_FILE = 2_000_000  # characters

_TEXTS = {"title": "ชื่อมาตรการ", "method": "วิธีการ", "finding": "ข้อค้นพบ", "check": "การติดตาม", "period": "ระยะเวลา"}
_TEXTS |= {"due": "กำหนดเวลา", "cure": "กลุ่มมาตรการ", "id": "รหัสรายการ", "source": "ที่มา"}
_LISTS = {"items": "ข้อ", "steps": "ขั้นตอน", "evidence": "หลักฐาน", "units": "ผู้รับผิดชอบ", "proves": "ข้อ OIT ที่แสดงผล"}
_NUMBERS = {"fiscal_year": "ปีงบประมาณที่ประเมิน", "topic": "ประเด็น"}
_KNOWN = {field.name for field in fields(Entry)}
_PLACE = re.compile(r"\{(?!(?:result_year|work_year|next_year)\})[^{}]*\}")
_TOO_LARGE = "ไฟล์รายการมาตรการใหญ่เกินไป โปรดแบ่งเป็นหลายไฟล์"
_UNFINISHED = re.compile(r"\(\s?(?:ใส่|ระบุ|เติม)|\.{4,}|…{2,}|_{3,}|[xX]{3,}|ถ้าไม่มีให้ตัด")


class OwnEntryError(Exception):
    """Entries that cannot be taken; ``str(error)`` is a Thai sentence that names the entry and the field."""


def read_file(data: bytes) -> tuple[Entry, ...]:
    """The entries of a file's bytes (UTF-8, with or without its mark). Raises :class:`OwnEntryError`."""
    if len(data) > 4 * MAX_FILE:
        raise OwnEntryError(_TOO_LARGE)
    try:
        return read(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OwnEntryError(
            "ไฟล์นี้ไม่ใช่ไฟล์ข้อความของคลังมาตรการ ใช้ได้เฉพาะไฟล์ .toml หรือ .json ที่บันทึกเป็นข้อความ UTF-8 "
            "ตารางมาตรการใน Excel ให้นำเข้าที่ “นำไฟล์ที่แก้แล้วกลับมา” แทน"
        ) from error


def read(text: str) -> tuple[Entry, ...]:
    """The entries of a TOML or JSON text. Raises :class:`OwnEntryError` for what is wrong first."""
    if len(text) > MAX_FILE:
        raise OwnEntryError(_TOO_LARGE)
    try:
        data = json.loads(text) if text.lstrip()[:1] in ("{", "[") and not _is_toml(text) else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = f" บรรทัดที่ {line.group(1)}" if line else ""
        raise OwnEntryError(f"อ่านไฟล์รายการมาตรการไม่ได้{where} โปรดตรวจเครื่องหมายคำพูดและวงเล็บ") from error
    if isinstance(data, dict):
        data = data.get("entries", None if data else [])  # an empty file holds nothing; other names are a slip
    return from_json(data)


def entry_id(title: str, items: Iterable[str]) -> str:
    """The id of an entry that names none: the same title for the same items is the same entry, in whatever file."""
    return "own-" + hashlib.sha256("|".join((title, *items)).encode()).hexdigest()[:10]


def united(kept: Iterable[Entry], new: Iterable[Entry]) -> tuple[Entry, ...]:
    """``kept`` and ``new``; a new entry takes the place of the kept one with its id. Raises :class:`OwnEntryError`."""
    together = {entry.id: entry for entry in kept}
    return from_json(to_json((together | {entry.id: entry for entry in new}).values()))


def to_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Plain JSON data of entries; :func:`from_json` gives the same entries back."""
    return [{name: list(v) if isinstance(v, tuple) else v for name, v in asdict(entry).items()} for entry in entries]


def from_json(data: object) -> tuple[Entry, ...]:
    """The entries of a list of tables, checked. Raises :class:`OwnEntryError`."""
    if not isinstance(data, list):
        raise OwnEntryError("ไม่พบรายการมาตรการ: ต้องเป็นรายการชื่อ entries")
    if len(data) > MAX_ENTRIES:
        raise OwnEntryError(f"มีรายการมาตรการเกิน {MAX_ENTRIES} รายการ โปรดลดจำนวน")
    entries = tuple(_entry(table, number) for number, table in enumerate(data, start=1))
    ids = [entry.id for entry in entries]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise OwnEntryError(f"รหัสรายการ “{twice}” ซ้ำกัน โปรดใช้รหัสที่ไม่ซ้ำ")
    return entries


def _entry(table: object, number: int) -> Entry:
    where = f"รายการมาตรการที่ {number}"
    if not isinstance(table, Mapping):
        raise OwnEntryError(f"{where} ต้องมีชื่อช่องและข้อความของแต่ละช่อง")
    unknown = next((str(name) for name in table if name not in _KNOWN), None)
    if unknown is not None:
        raise OwnEntryError(f"{where}: ไม่มีช่องชื่อ “{unknown[:40]}” ช่องที่ใช้ได้คือ {', '.join(sorted(_KNOWN))}")
    values: dict[str, Any] = {"verified": bool(table.get("verified", False))}
    for name, label in _TEXTS.items():
        values[name] = _text(table.get(name, ""), where, label)
    for name, label in _LISTS.items():
        values[name] = _list(table.get(name, ()), where, label)
    for name, label in _NUMBERS.items():
        values[name] = _number(table.get(name, 0), where, label)
    for name in ("title", "method"):
        if not values[name]:
            raise OwnEntryError(f"{where}: ยังไม่มี{_TEXTS[name]}")
    _check_codes(values, where)
    values["id"] = values["id"] or entry_id(values["title"], values["items"])
    values["cure"] = values["cure"] or values["id"]
    return Entry(**values)


def _check_codes(values: dict[str, Any], where: str) -> None:
    year = values["fiscal_year"]
    if year not in rules.FISCAL_YEARS:
        raise OwnEntryError(f"{where}: ปีงบประมาณที่ประเมินต้องเป็น {rules.FISCAL_YEARS[0]}–{rules.FISCAL_YEARS[-1]}")
    if not 0 <= values["topic"] <= 7:
        raise OwnEntryError(f"{where}: ประเด็นต้องเป็น 1–7 หรือไม่ใส่")
    if not values["items"]:
        raise OwnEntryError(f'{where}: ยังไม่ได้บอกว่าตอบข้อใด เช่น items = ["i7"]')
    for name in ("items", "proves"):
        values[name] = tuple(dict.fromkeys(code.lower() for code in values[name]))
        for code in values[name]:
            if rules.load(year).item(code) is None:
                raise OwnEntryError(f"{where}: ปีงบประมาณ {year} ไม่มีข้อ “{code[:20]}”")
    for code in values["proves"]:
        if not code.startswith("o"):
            raise OwnEntryError(f"{where}: ข้อ “{code}” ไม่ใช่ข้อ OIT จึงใช้แสดงผลไม่ได้")


def _text(value: object, where: str, label: str) -> str:
    if not isinstance(value, str):
        raise OwnEntryError(f"{where}: {label}ต้องเป็นข้อความ")
    if len(value) > MAX_TEXT:
        raise OwnEntryError(f"{where}: {label}ยาวเกิน {MAX_TEXT} ตัวอักษร")
    text = clean_text(value)
    found = _PLACE.search(text) or _UNFINISHED.search(text)
    if found:
        raise OwnEntryError(f"{where}: {label}ยังมีส่วนที่ต้องเติม “{found.group()[:30]}”")
    return text


def _list(value: object, where: str, label: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise OwnEntryError(f'{where}: {label}ต้องเป็นรายการ เช่น ["…", "…"]')
    if len(value) > MAX_LIST:
        raise OwnEntryError(f"{where}: {label}มีเกิน {MAX_LIST} รายการ")
    texts = (_text(text, where, label) for text in value)
    return tuple(text for text in texts if text)


def _number(value: object, where: str, label: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise OwnEntryError(f"{where}: {label}ต้องเป็นตัวเลข")
    return value


def _is_toml(text: str) -> bool:
    """A TOML file may begin with a table header: ``[[entries]]``."""
    return bool(re.match(r"\s*\[\[?\s*[A-Za-z_]", text))
