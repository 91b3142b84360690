"""Files made to harm: each is refused with a Thai sentence, or read where it is legal, and the app lives on."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from itadash.reading import read_file
from itadash.reading.files import child, limits
from itadash.reading.files.cells import InputFile, Reader, read_cells
from itadash.reading.files.child import Child, DeadChildError
from itadash.reading.model import UnreadableFileError
from tests.reading.files import hostile, hostile_documents, hostile_pdf, hostile_sheets, hostile_texts
from tests.reading.files.test_cells import texts

GOOD = {(1, 1): "ข้อ", (1, 2): "คะแนน", (2, 1): "i1", (2, 2): "92.31", (3, 1): "i2", (3, 2): "85"}


def good(reader: Reader) -> None:
    assert texts(reader.read(InputFile("ดี.xlsx", hostile.good()))[0]) == GOOD


KINDS = tuple(kind.REFUSED for kind in (hostile, hostile_sheets, hostile_documents, hostile_pdf, hostile_texts))
ENDINGS = {"csv": "csv", "markdown": "md", "text": "txt"}  # the name of a text says how it is read; others' does not
REFUSED = {case: made for kind in KINDS for case, made in kind.items()}


def test_every_hostile_file_has_a_name_of_its_own() -> None:
    assert len(REFUSED) == sum(map(len, KINDS))


@pytest.mark.parametrize("case", list(REFUSED))
def test_refused_and_the_next_file_is_read(reader: Reader, case: str) -> None:
    make, part = REFUSED[case]
    name = f"ผล.{ENDINGS.get(case.split(':')[0], 'xlsx')}"
    with pytest.raises(UnreadableFileError) as caught:
        reader.read(InputFile(name, make()))
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert part in message
    assert "ให้" in message
    assert "\n" not in message
    good(reader)


@pytest.mark.parametrize("case", list(hostile_texts.SLOW))
def test_texts_that_are_made_to_be_slow_end_in_a_reading_or_a_sentence(case: str) -> None:
    name = f"ผล.{ENDINGS[case.split(':')[0]]}"
    with pytest.raises(UnreadableFileError, match="ผล"):
        read_file(InputFile(name, hostile_texts.SLOW[case]()))


def test_cells_that_take_too_long_to_recognise_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RECOGNISING_SECONDS", 0.0)
    monkeypatch.setattr(limits, "RECOGNISING_SECONDS_A_CELL", 0.0)
    with pytest.raises(UnreadableFileError, match=r"^ดี\.xlsx: .*ในเวลาที่กำหนด ให้"):
        read_file(InputFile("ดี.xlsx", hostile.good()))


@pytest.mark.parametrize("case", list(hostile_pdf.ENDLESS))
def test_what_has_no_end_is_ended(reader: Reader, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    data = hostile_pdf.ENDLESS[case]()
    with monkeypatch.context() as patch:
        patch.setattr(limits, "SECONDS", limits.SECONDS / 6)  # the app's own clock again
        with pytest.raises(UnreadableFileError, match=r"^ผล\.pdf: .*PDF.*ให้"):
            reader.read(InputFile("ผล.pdf", data))
    good(reader)


@pytest.mark.parametrize("make", [hostile.corner, hostile.disguised_corner])
def test_a_stray_cell_in_the_last_corner_is_told_and_the_rest_is_read(reader: Reader, make: object) -> None:
    assert callable(make)
    sheet = reader.read(InputFile("ก.xlsx", make()))[0]
    assert texts(sheet) == GOOD
    assert len(sheet.notes) == 1
    assert "XFD1048576" in sheet.notes[0]
    good(reader)


def test_a_value_in_the_last_row_is_read(reader: Reader) -> None:
    assert texts(reader.read(InputFile("ก.xlsx", hostile.last_row(value=True)))[0]) == {**GOOD, (1048576, 2): "7"}


@pytest.mark.parametrize(
    "make", [lambda: hostile.last_row(value=False), hostile.claimed_dimension, hostile.formatted_tail]
)
def test_formatted_nothing_is_nothing(reader: Reader, make: object) -> None:
    assert callable(make)
    sheet = reader.read(InputFile("ก.xlsx", make()))[0]
    assert texts(sheet) == GOOD
    assert sheet.notes == ()


def test_a_late_child_is_stopped_and_the_next_file_is_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(limits, "FAST_SECONDS", 0.0)
        patch.setattr(child.Child, "ask", _hurried(child.Child.ask))
        with pytest.raises(UnreadableFileError, match="เวลา"):
            reader.read(InputFile("ก.xlsx", hostile.formatted_tail()))
    good(reader)


def _hurried(ask: object) -> object:
    def hurried(self: Child, kind: str, data: bytes, *, fast: bool, seconds: float) -> object:
        assert callable(ask)
        return ask(self, kind, data, fast=fast, seconds=0.01)

    return hurried


def test_a_killed_child_is_started_again() -> None:
    with Reader() as own:
        good(own)
        process = own._child._process
        assert process is not None
        process.kill()
        process.wait()
        good(own)


def test_a_system_that_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UnreadableFileError, match=r"^ก\.xlsx: "):
        read_cells(InputFile("ก.xlsx", hostile.good()))


def test_several_people_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: texts(read_cells(InputFile("ก.xlsx", hostile.good()))[0]), range(8)))
    assert read == [GOOD] * 8


def test_a_child_that_says_nonsense_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", "import sys; sys.stdin.buffer.readline(); print('ffffffff{}')")
    with Child() as own, pytest.raises(DeadChildError):
        own.ask("package", b"x", fast=True, seconds=4.0)


@pytest.mark.parametrize(
    "reply",
    [
        {},
        {"sheets": []},
        {"sheets": [{"name": "ก", "notes": [], "rows": [[1, [0, "x"]]]}]},
        {"sheets": [{"name": "ก", "notes": [], "rows": [[1, [10**9, "x"]]]}]},
        {"sheets": [{"name": "ก", "notes": [], "rows": [[1, [2, "x", 1, "y"]]]}]},
        {"sheets": [{"name": "ก", "notes": None, "rows": []}]},
        {"sheets": 1},
    ],
)
def test_what_the_child_says_is_checked(monkeypatch: pytest.MonkeyPatch, reply: object) -> None:
    monkeypatch.setattr(Child, "ask", lambda *_args, **_options: reply)
    with pytest.raises(UnreadableFileError, match=r"^ก\.xlsx: "):
        read_cells(InputFile("ก.xlsx", hostile.good()))


def test_the_app_may_be_started_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "itadash").mkdir()
    (tmp_path / "itadash" / "__init__.py").write_text("raise SystemExit('the wrong package')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Reader() as own:
        good(own)


def test_the_child_imports_little_and_limits_itself() -> None:
    program = child._START + (
        "print('pandas' in sys.modules, 'openpyxl' in sys.modules, 'streamlit' in sys.modules)\n"
        "try:\n    import resource\nexcept ImportError:\n    print('none')\n"
        "else:\n    print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])\n"
    )
    paths = [path for path in sys.path if path]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(child._PACKAGE), *paths],
        input=b"",
        capture_output=True,
        check=True,
    )
    imported, limited = done.stdout.decode().split("\n")[:2]
    assert imported == "False False False"
    assert limited == ("none" if sys.platform == "win32" else f"{limits.CHILD_BYTES} 0")
