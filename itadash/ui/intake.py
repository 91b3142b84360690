"""Taking files in: read once, keep bytes and reading in the workspace, say in Thai what happened.

Uploads wait in a queue of the session and are read one by one at the end of a page's run (:func:`work_off`), so the
page is drawn and answers meanwhile, a click in between loses nothing, and a file that fails does not stop the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash.reading import PASTE_NAME, InputFile, UnreadableFileError, answers, kept
from itadash.reading.files.cells import Reader
from itadash.reading.mapping import MappingError
from itadash.reading.mapping_memory import SavedMapping, fingerprint, saved_from_json, saved_to_json
from itadash.store import ConflictError, NewFile, StoredFile, StoreError
from itadash.ui.text import agency_name, plain
from itadash.ui.workspace import Workspace, current, selected
from itadash.work_file import WorkFile, is_work_file

MAPPINGS = "mappings"  # the stream of the saved mappings: {"saved": […]}, the newest first
_MOST_SAVED = 40
_LOG = logging.getLogger("itadash.ui")
_OUTCOMES = "import_outcomes"
_REMOVED = "import_removed"
_QUEUE, _DONE = "import_queue", "import_done"  # files that wait; how many of their lot are read
OPENING = "work_file_opening"  # a whole work that is being opened (:mod:`itadash.ui.work_files`)
_FAULT = "{name}: อ่านไม่สำเร็จเพราะโปรแกรมขัดข้อง ข้อมูลที่นำเข้าไว้ยังอยู่ครบ โปรดแจ้งผู้ดูแลระบบพร้อมแนบไฟล์นี้"
_POINT = "ยังไม่ได้นำเข้าคะแนน โปรดระบุคอลัมน์รหัสและคะแนนในการ์ดของไฟล์ด้านล่าง แล้วโปรแกรมจะอ่านให้"
_TOLD_BY_NAME = 4  # files that were read well; of more only the number is told, their cards say the rest

Outcome = tuple[str, str]  # ok · same · open · year · other · error, and Markdown text


@dataclass
class Opening:
    """A work file on its way in: how far it is. ``others`` are the names of work files that came with it, ``beside``
    is how many result sheets did.
    """

    file: InputFile
    others: tuple[str, ...] = ()
    beside: int = 0
    found: WorkFile | None = None
    read: list[NewFile | str] = field(default_factory=list)  # sheets as the store takes them, or why one is left out
    ws: str | None = None


# --- files in ---------------------------------------------------------------------------------------------------------


def take_uploads(key: str) -> None:
    """Callback of the uploader ``key``: its files wait to be read, and it is empty again."""
    uploads = st.session_state.get(key) or []
    files = [InputFile(upload.name, upload.getvalue()) for upload in uploads]
    works = [file for file in files if is_work_file(file.name, file.data)]
    st.session_state.setdefault(_QUEUE, []).extend(file for file in files if file not in works)
    if works:
        others = tuple(file.name for file in works[1:])
        st.session_state[OPENING] = Opening(works[0], others, len(files) - len(works))
    st.session_state["import_round"] = st.session_state.get("import_round", 0) + 1  # a fresh, empty uploader
    _say(_before())


def work_off(place: DeltaGenerator) -> None:
    """Read the files that wait, telling in ``place`` how far it is; last thing in a page. Then the page runs again."""
    queue: list[InputFile] = st.session_state.get(_QUEUE, [])
    if not queue:
        return
    with Reader() as reader:
        taking = _Taking(reader)
        while queue:
            done = st.session_state.get(_DONE, 0)
            total = done + len(queue)
            told = f"กำลังอ่านไฟล์ที่ {done + 1} จาก {total}: {plain(queue[0].name)}"
            place.progress(done / total, text=told)  # a click of the person may break the run off here
            said = taking.take(queue[0])
            queue.pop(0)
            st.session_state[_DONE] = done + 1
            _say([*outcomes(), said])
    st.session_state[_DONE] = 0
    st.rerun()


def take_paste(key: str) -> None:
    """Callback of the paste box ``key``: take its text in; the box keeps a text that could not be read."""
    text = st.session_state.get(key) or ""
    if not text.strip():
        _say([*_before(), ("error", "ยังไม่มีข้อความในช่องวาง")])
        return
    numbers = {file.name for file in current().files()}
    number = next(n for n in range(1, len(numbers) + 2) if f"{PASTE_NAME} {n}" not in numbers)
    with Reader() as reader:
        said = _Taking(reader).take(InputFile(f"{PASTE_NAME} {number}", text.encode("utf-8", "replace")))
    _say([*_before(), said])
    if said[0] != "error":
        st.session_state[key] = ""


def take_path(path: Path) -> None:
    """Callback: take in a file that comes with the app."""
    with Reader() as reader:
        _say([*_before(), _Taking(reader).take(InputFile(path.name, path.read_bytes()))])


class _Taking:
    """Takes files into the workspace one after the other."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._workspace = current()
        self._known = {file.body.get("sha256"): file.name for file in self._workspace.files()}
        self._saved = saved_mappings(self._workspace)

    def take(self, file: InputFile) -> Outcome:
        """Read a file that the workspace does not hold yet and keep it. A fault of the program is said in Thai too."""
        sha256 = kept.digest(file.data)
        if sha256 in self._known:
            known = plain(self._known[sha256])
            return "same", f"**{plain(file.name)}** มีเนื้อหาเดียวกับ {known} ที่นำเข้าไว้แล้ว จึงไม่นับซ้ำ"
        try:
            body = kept.take_in(self._reader, file, self._saved)
            self._workspace.store.add_file(self._workspace.id, file.name, file.data, body)
        except (UnreadableFileError, StoreError) as error:
            return "error", plain(error)
        except Exception:
            _LOG.exception("reading failed")
            return "error", plain(_FAULT.format(name=file.name))
        self._known[sha256] = file.name
        if kept.is_unmapped(body):
            why = " ".join(kept.to_be_mended(body)[:2]) or _POINT
            return "open", f"**{plain(file.name)}** {plain(why)}"
        like = kept.mapped_like(body)
        how = f" ตามการจับคู่คอลัมน์ที่จำไว้จาก {plain(like)}" if like else ""
        told = f"อ่าน **{plain(file.name)}** แล้ว พบ {len(body['reading']['printed'])} คะแนน{how}"
        if strange := kept.years_without_rules(body):
            years = ", ".join(map(str, strange))
            return "year", f"{told} แต่โปรแกรมยังไม่มีหลักเกณฑ์ของปี {years} จึงยังวิเคราะห์และร่างมาตรการของปีนั้นไม่ได้"
        return "ok", told


# --- what happened ----------------------------------------------------------------------------------------------------


def outcomes() -> list[Outcome]:
    """What the last intake had to say."""
    return list(st.session_state.get(_OUTCOMES, []))


def tell_outcomes() -> None:
    """Say what the last intake had to say, problems first."""
    said: dict[str, list[str]] = {}
    for kind, text in outcomes():
        said.setdefault(kind, []).append(text)
    if errors := said.get("error"):
        count = f" {len(errors)} ไฟล์ ไฟล์อื่นไม่ได้รับผลกระทบ" if len(errors) > 1 else ""
        st.error(_listed(errors), icon=":material/error:", title=f"นำเข้าไม่สำเร็จ{count}")
    if unmapped := said.get("open"):
        unknown = any(text.endswith(plain(_POINT)) for text in unmapped)
        st.warning(
            _listed(unmapped),
            icon=":material/table_edit:",
            title="เปิดไฟล์ได้ แต่ไม่พบตารางคะแนนที่โปรแกรมรู้จัก" if unknown else "เปิดไฟล์ได้ แต่ยังนำคะแนนเข้าไม่ได้",
        )
    if years := said.get("year"):
        st.warning(_listed(years), icon=":material/event_busy:")
    if other := said.get("other"):
        st.warning(_listed(other), icon=":material/swap_horiz:")
    if same := said.get("same"):
        st.info(_listed(same), icon=":material/content_copy:")
    if good := said.get("ok"):
        told = _listed(good) if len(good) <= _TOLD_BY_NAME else f"อ่านแล้ว {len(good)} ไฟล์ ดูผลของแต่ละไฟล์ในการ์ดด้านล่าง"
        st.success(told, icon=":material/check_circle:")


def _listed(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)


def _before() -> list[Outcome]:
    """What was said of the lot that is being read; nothing of an earlier one."""
    return outcomes() if st.session_state.get(_DONE) else []


def tell(kind: str, sentence: str) -> None:
    """For callbacks: say a sentence instead of what the last intake had to say. ``kind`` as in :data:`Outcome`."""
    _say([(kind, plain(sentence))])


def tell_also(kind: str, sentence: str) -> None:
    """As :func:`tell`, beside what is said already."""
    _say([*outcomes(), (kind, plain(sentence))])


def left_page() -> None:
    """What was said on a page is not said again on the next; while files wait, all that was said of their lot stays."""
    if not st.session_state.get(_QUEUE):
        _say([])


def _say(said: list[Outcome]) -> None:
    st.session_state[_OUTCOMES] = said


# --- files out and back -----------------------------------------------------------------------------------------------


def remove(file: int, name: str) -> None:
    """Callback: hide a file; :func:`removed` offers it back."""
    workspace = current()
    try:
        before = selected().agency
        workspace.store.remove_file(workspace.id, file)
    except StoreError as error:
        _say([("error", plain(error))])
        return
    st.session_state[_REMOVED] = [*st.session_state.get(_REMOVED, []), (file, name)]
    now = selected().agency
    other = before is not None and now is not None and now != before
    told = f"ไม่มีคะแนนของ {plain(agency_name(before))} แล้ว ทุกหน้าจึงแสดง **{plain(agency_name(now))}** แทน"
    _say([("other", told)] if other else [])


def removed() -> list[tuple[int, str]]:
    """The files that were removed in this session and can come back."""
    return list(st.session_state.get(_REMOVED, []))


def removed_before() -> list[StoredFile]:
    """The files that were removed earlier, also from another window, and can still come back; the last one first."""
    workspace = current()
    now = {file for file, _ in removed()}
    return [file for file in workspace.store.removed_files(workspace.id) if file.id not in now]


def restore(file: int) -> None:
    """Callback: bring a removed file back."""
    workspace = current()
    try:
        workspace.store.restore_file(workspace.id, file)
    except StoreError as error:
        _say([("error", plain(error))])
    st.session_state[_REMOVED] = [entry for entry in removed() if entry[0] != file]


# --- answers and mappings ---------------------------------------------------------------------------------------------


def answer(file: int, change: Callable[..., answers.Body], key: str, *extra: Any) -> None:
    """Callback of a question's widget ``key``: write its value into the file's body with ``change``.

    What the store refuses is said on whatever page asked; the widget keeps the answer.
    """
    try:
        rewrite(file, lambda body: change(body, *extra, st.session_state[key]))
    except StoreError as error:
        st.toast(f"ยังไม่ได้บันทึกคำตอบ {plain(error)}", icon=":material/error:", duration="long")


def rewrite(file: int, change: Callable[[answers.Body], answers.Body]) -> None:
    """Write what ``change`` makes of the file's stored body. Raises :class:`StoreError` (Thai)."""
    workspace = current()
    stored = next((entry for entry in workspace.files() if entry.id == file), None)
    if stored is not None:
        workspace.store.update_file(workspace.id, file, change(stored.body))


def saved_mappings(workspace: Workspace) -> list[SavedMapping]:
    """The mappings that are kept for files to come, the newest first; damaged ones are passed over."""
    revision = workspace.store.load(workspace.id, MAPPINGS)
    found = []
    for data in revision.body.get("saved", []) if revision else []:
        try:
            found.append(saved_from_json(data))
        except MappingError:
            _LOG.warning("a saved mapping is damaged")
    return found


def keep_mapping(saved: SavedMapping) -> None:
    """Keep a mapping for files to come; an older one of the same headings goes."""
    _change_mappings(lambda known: [saved, *(one for one in known if fingerprint(one) != fingerprint(saved))])


def forget_mapping(name: str) -> None:
    """Callback: forget the mapping with this fingerprint; files that were read by it stay as they are."""
    _change_mappings(lambda known: [one for one in known if fingerprint(one) != name])


def _change_mappings(change: Callable[[list[SavedMapping]], list[SavedMapping]]) -> None:
    workspace = current()
    for _ in range(3):  # another window may save in between
        revision = workspace.store.load(workspace.id, MAPPINGS)
        body = {"saved": [saved_to_json(one) for one in change(saved_mappings(workspace))[:_MOST_SAVED]]}
        try:
            workspace.store.save(workspace.id, MAPPINGS, body, revision.n if revision else 0)
        except ConflictError:
            continue
        return
