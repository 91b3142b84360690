"""Which stored file a place is in, and the file's cells around it, read again and remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from itadash.assessment.printed import Key, key_of
from itadash.reading import InputFile, Reading, UnreadableFileError
from itadash.reading.corrections import Correction, corrections_of
from itadash.reading.files.cells import read_cells
from itadash.reading.files.limits import shown_name
from itadash.reading.model import Remark, Sheet
from itadash.reading.places import Excerpt, belongs_to, excerpt
from itadash.store import StoredFile, StoreError
from itadash.ui.workspace import Workspace


@dataclass(frozen=True)
class PrintedScore:
    """One printed place of a score, and the file that it stands in."""

    file: StoredFile
    agency: str
    fiscal_year: int | None
    level: str
    key: Key
    score: Decimal
    source: str
    table: str
    read_as: str


def printed_scores(work: Workspace, source: str) -> list[PrintedScore]:
    """The scores that were read from ``source``, in reading order."""
    return [
        _score(file, row)
        for file, reading in work.readings()
        for row in reading.printed[reading.printed["source"] == source].itertuples(index=False)
    ]


def other_places(work: Workspace, agency: str, fiscal_year: int, key: Key, source: str) -> list[PrintedScore]:
    """Where else the score is printed, with whatever value."""
    found = []
    for file, reading in work.readings():
        rows = reading.printed
        rows = rows[(rows["agency"] == agency) & (rows["fiscal_year"] == fiscal_year) & (rows["source"] != source)]
        found += [_score(file, row) for row in rows[rows["code"] == key[1]].itertuples(index=False)]
    return [each for each in found if each.key == key]


def around(work: Workspace, source: str, value: Decimal | None, table: str = "") -> Excerpt | str:
    """What stands around ``source`` in its file, or a Thai sentence that says why it cannot be shown."""
    files = [file for file in work.files() if belongs_to(source, shown_name(file.name))]
    if not files:
        return "ไฟล์ที่มีช่องนี้ไม่ได้อยู่ในพื้นที่ทำงานแล้ว โปรดนำไฟล์เข้าอีกครั้งเพื่อดูช่องโดยรอบ"
    for file in sorted(files, key=lambda each: not _holds(work, each, source)):
        try:
            data = work.store.file_data(work.id, file.id)
            sheets = _sheets(hashlib.sha256(data).hexdigest(), file.name, data)
        except (StoreError, UnreadableFileError) as error:
            return f"เปิดไฟล์เพื่อดูช่องโดยรอบไม่ได้: {error}"
        if (found := excerpt(sheets, source, value, table=table)) is not None:
            return found
    return "ไม่พบช่องนี้เมื่อเปิดไฟล์ที่เก็บไว้อีกครั้ง โปรดดูในไฟล์ต้นฉบับตามที่อยู่ด้านบน"


def remarks_on(work: Workspace, source: str) -> list[Remark]:
    """What reading said about the place."""
    found = [remark for _, reading in work.readings() for remark in reading.remarks if remark.source == source]
    return list(dict.fromkeys(found))


def correction_of(file: StoredFile, source: str, key: Key) -> Correction | None:
    """The accepted correction of the score that is printed at ``source``."""
    for correction in corrections_of(file.body):
        if correction.source == source and correction.code == key[1]:
            return correction
    return None


def _holds(work: Workspace, file: StoredFile, source: str) -> bool:
    """Whether a score was read from ``source`` in this very file: two files may have one name."""
    reading: Reading | None = next((reading for each, reading in work.readings() if each.id == file.id), None)
    return reading is not None and bool((reading.printed["source"] == source).any())


def _score(file: StoredFile, row: Any) -> PrintedScore:
    return PrintedScore(
        file,
        row.agency,
        None if pd.isna(row.fiscal_year) else int(row.fiscal_year),
        row.level,
        key_of(row.level, row.instrument, row.code),
        row.score,
        row.source,
        row.table,
        row.read_as,
    )


@st.cache_resource(show_spinner="กำลังเปิดไฟล์ต้นฉบับ …", max_entries=8)
def _sheets(sha256: str, name: str, _data: bytes) -> Sequence[Sheet]:
    """The cells of a file; raises :class:`UnreadableFileError` (which is not remembered)."""
    return tuple(read_cells(InputFile(name, _data)))
