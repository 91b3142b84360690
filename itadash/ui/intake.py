"""Taking files in: read once, keep bytes and reading in the workspace, say in Thai what happened.

Called from callbacks, so a page run after it shows the new state; what happened stays to be read until the next time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from itadash.reading import PASTE_NAME, InputFile, Reading, UnreadableFileError, read_files, read_paste
from itadash.reading.answers import new_body
from itadash.store import StoreError
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace, current

Read = Callable[[Sequence[InputFile]], Sequence[Reading | UnreadableFileError]]
_LOG = logging.getLogger("itadash.ui")
_OUTCOMES = "import_outcomes"
_REMOVED = "import_removed"
_FAULT = "{name}: อ่านไม่สำเร็จเพราะโปรแกรมขัดข้อง ข้อมูลที่นำเข้าไว้ยังอยู่ครบ แจ้งผู้ดูแลระบบพร้อมแนบไฟล์นี้"
_NOTHING_FOUND = (
    "เปิดไฟล์ {name} ได้ แต่ไม่พบคะแนน ITA ในไฟล์ ตรวจดูว่ามีตารางที่มีรหัสข้อหรือชื่อตัวชี้วัดคู่กับคะแนน หรือกรอกลงแม่แบบแล้วนำเข้าอีกครั้ง"
)


def outcomes() -> list[tuple[str, str]]:
    """What the last intake had to say: (``ok`` · ``same`` · ``error``, Markdown text)."""
    return list(st.session_state.get(_OUTCOMES, []))


def take_uploads(key: str) -> None:
    """Callback of the uploader ``key``: take its files in and empty it."""
    uploads = st.session_state.get(key) or []
    _take([InputFile(upload.name, upload.getvalue()) for upload in uploads])
    st.session_state["import_round"] = st.session_state.get("import_round", 0) + 1  # a fresh, empty uploader


def take_paste(key: str) -> None:
    """Callback of the paste box ``key``: take its text in; the box keeps a text that could not be read."""
    text = st.session_state.get(key) or ""
    if not text.strip():
        _say([("error", "ยังไม่มีข้อความในช่องวาง")])
        return
    count = sum(file.name.startswith(PASTE_NAME) for file in current().files())
    name = f"{PASTE_NAME} {count + 1}"
    if _take([InputFile(name, text.encode("utf-8", "replace"))], lambda _: [_read_or_error(text, name)]):
        st.session_state[key] = ""


def take_path(path: Path) -> None:
    """Callback: take in a file that comes with the app."""
    _take([InputFile(path.name, path.read_bytes())])


def remove(file: int, name: str) -> None:
    """Callback: hide a file; :func:`removed` offers it back."""
    workspace = current()
    workspace.store.remove_file(workspace.id, file)
    st.session_state[_REMOVED] = [*st.session_state.get(_REMOVED, []), (file, name)]
    _say([])


def removed() -> list[tuple[int, str]]:
    """The files that were removed in this session and can come back."""
    return list(st.session_state.get(_REMOVED, []))


def restore(file: int) -> None:
    """Callback: bring a removed file back."""
    workspace = current()
    workspace.store.restore_file(workspace.id, file)
    st.session_state[_REMOVED] = [entry for entry in removed() if entry[0] != file]


def answer(file: int, change: Callable[..., dict[str, Any]], key: str, *extra: Any) -> None:
    """Callback of a question's widget ``key``: write its value into the file's body with ``change``."""
    workspace = current()
    stored = next((entry for entry in workspace.files() if entry.id == file), None)
    if stored is not None:
        workspace.store.update_file(workspace.id, file, change(stored.body, *extra, st.session_state[key]))


def _read_or_error(text: str, name: str) -> Reading | UnreadableFileError:
    try:
        return read_paste(text, name)
    except UnreadableFileError as error:
        return error


def _take(
    files: Sequence[InputFile],
    read: Read = read_files,
) -> bool:
    """Read ``files`` that the workspace does not hold yet and keep them; True when none was refused."""
    workspace = current()
    said: list[tuple[str, str]] = []
    known = {file.body.get("sha256"): file.name for file in workspace.files()}
    fresh: list[tuple[InputFile, str]] = []
    for file in files:
        sha256 = hashlib.sha256(file.data).hexdigest()
        if sha256 in known:
            said.append(("same", f"**{plain(file.name)}** มีเนื้อหาเดียวกับ {plain(known[sha256])} ที่นำเข้าไว้แล้ว จึงไม่นับซ้ำ"))
            continue
        known[sha256] = file.name
        fresh.append((file, sha256))
    if fresh:
        with st.spinner(f"กำลังอ่าน {len(fresh)} ไฟล์ …"):
            found = _read_safely(read, [file for file, _ in fresh])
        said += [_keep(workspace, file, sha256, what) for (file, sha256), what in zip(fresh, found, strict=True)]
    _say(said)
    return not any(kind == "error" for kind, _ in said)


def _read_safely(read: Read, files: Sequence[InputFile]) -> Sequence[Reading | UnreadableFileError]:
    """``read(files)``; a fault of the program refuses the files in Thai too, its details go to the log."""
    try:
        return read(files)
    except Exception:
        _LOG.exception("reading failed")
        return [UnreadableFileError(_FAULT.format(name=file.name)) for file in files]


def _keep(workspace: Workspace, file: InputFile, sha256: str, found: Reading | UnreadableFileError) -> tuple[str, str]:
    if isinstance(found, UnreadableFileError):
        return "error", plain(found)
    if found.printed.empty and not found.measures:
        return "error", _NOTHING_FOUND.format(name=plain(file.name))
    try:
        workspace.store.add_file(workspace.id, file.name, file.data, new_body(found, sha256))
    except StoreError as error:
        return "error", plain(error)
    return "ok", f"อ่าน **{plain(file.name)}** แล้ว พบ {len(found.printed)} คะแนน"


def _say(said: list[tuple[str, str]]) -> None:
    st.session_state[_OUTCOMES] = said
