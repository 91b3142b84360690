"""Bytes of a text file → text, without losing a character."""

from __future__ import annotations

import codecs
import re

from itadash.reading.files.kinds import REFUSALS
from itadash.reading.files.limits import RefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_LIKELY = re.compile("[\t\n\r -~\u00a0-\u00ff\u0e00-\u0e5b\u200b-\u206f]")
_THAI = re.compile("[ก-๛]")
# Western letters read as Thai: a mark on nothing, a vowel before nothing, a Thai letter between Latin ones.
_NOT_THAI = re.compile("(?<![ก-๛])[ัิ-ฺ็-๎]|[เ-ไ](?![ก-ฮเ])|(?<=[A-Za-z])[ก-๛](?=[A-Za-z])")
_SAMPLE = 20_000
_FEW_NUL = 20  # characters
_SAVE_AS_UTF8 = "ให้เปิดในโปรแกรมเดิมแล้วบันทึกเป็น CSV UTF-8 หรือ .xlsx"


def decode(data: bytes) -> str:
    """The text of ``data``: UTF-8, UTF-16 and UTF-32 by their mark, UTF-16 without a mark when obvious, UTF-8, cp874.

    TIS-620 is part of cp874. Raises :class:`RefusedError` when none fits: nothing is ever replaced by "?". A
    few NULs may be left: see :func:`blank_nul`.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _few_nul(_strict(data[len(mark) :], encoding))
    if _CONTROLS.search(data[:_SAMPLE]):
        wide = _obvious_utf16(data)
        if wide is not None:
            return _few_nul(wide)
    try:
        return _few_nul(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _CONTROLS.search(data[:_SAMPLE]):
            raise RefusedError(REFUSALS["binary"]) from error
        return _few_nul(_thai_single_byte(data, error.start))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise RefusedError(f"บรรทัด {line} มีไบต์ที่ไม่ใช่ {encoding.upper()} ไฟล์อาจเสียหายหรือไม่ครบ {_SAVE_AS_UTF8}") from error


def _obvious_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: the byte order in which nearly every character is Thai, ASCII or punctuation."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if len(_LIKELY.findall(sample)) >= 0.95 * len(sample):
            return text
    return None


def _thai_single_byte(data: bytes, bad: int) -> str:
    """cp874, if the bytes make sense as Thai; ``bad`` is where UTF-8 failed."""
    line = data.count(b"\n", 0, bad) + 1
    refusal = RefusedError(f"บรรทัด {line} อ่านตัวอักษรไม่ได้ (ไม่ใช่ UTF-8, UTF-16 หรือ TIS-620) {_SAVE_AS_UTF8}")
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError as error:
        raise refusal from error
    # Dashes, quotes and no-break spaces are the same in Thai and western code pages and speak for neither.
    thai = len(_THAI.findall(text))
    if len(_NOT_THAI.findall(text)) > 0.1 * thai:
        raise refusal
    # "เธ" over and over is UTF-8 that was cut or damaged.
    if text.count("เธ") + text.count("เน") > 0.2 * thai > 0:
        raise refusal
    return text


def blank_nul(text: str) -> tuple[str, list[str]]:
    """``text`` with blanks for the NULs that :func:`decode` has left in it, and a Thai note that names their lines."""
    if "\x00" not in text:
        return text, []
    lines = sorted({text.count("\n", 0, match.start()) + 1 for match in re.finditer("\x00", text)})
    named = ", ".join(map(str, lines[:5])) + (" …" if len(lines) > 5 else "")
    note = f"บรรทัด {named} มีอักขระ NUL ซึ่งไม่ใช่ตัวอักษร จึงอ่านเป็นช่องว่าง โปรดตรวจค่าในบรรทัดนั้น"
    return text.replace("\x00", " "), [note]


def _few_nul(text: str) -> str:
    """``text`` when it has few NULs; with more it is no text."""
    if text.count("\x00") <= _FEW_NUL:
        return text
    line = text.count("\n", 0, text.find("\x00")) + 1
    raise RefusedError(f"บรรทัด {line} มีอักขระ NUL ไฟล์ไม่ใช่ข้อความล้วนหรือเสียหาย {_SAVE_AS_UTF8}")
