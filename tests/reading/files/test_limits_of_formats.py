"""The limits on memory and time hold for every format, and while they are reached others are served."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from itadash.reading.files import child
from itadash.reading.files.cells import InputFile, Reader
from itadash.reading.files.child import Child
from itadash.reading.model import UnreadableFileError
from tests.reading.files import hostile, hostile_documents, hostile_pdf, hostile_sheets
from tests.reading.files.test_hostile import good

_WIDE = [[f"i{row}", *["92.31"] * 12] for row in range(60)]


def _docx() -> bytes:
    return hostile_documents.docx("".join(hostile_documents.p(f"ข้อ {row * row} " * 20) for row in range(9_000)))


def _html() -> bytes:
    return hostile_documents.page("<table>" + f"<tr>{'<td>92.31' * 12}" * 9_000)


def _ods() -> bytes:
    rows = (hostile_sheets.row("".join(hostile_sheets.cell(f"{row * k}") for k in range(12))) for row in range(9_000))
    return hostile_sheets.ods(hostile_sheets.table("".join(rows)))


def _xls() -> bytes:
    cells = (hostile_sheets.number(row, column, 92.31) for row in range(9_000) for column in range(12))
    return hostile_sheets.compound({"Workbook": hostile_sheets.stream(b"".join(cells))})


# A legal file of each format that the child process opens, large enough to need some memory and time.
LARGE: dict[str, Callable[[], bytes]] = {
    "xlsx": hostile.formatted_tail,
    "xlsb": lambda: hostile_sheets.xlsb(*[(row, column, 92.31) for row in range(9_000) for column in range(12)]),
    "xls": _xls,
    "ods": _ods,
    "docx": _docx,
    "html": _html,
    "mhtml": lambda: hostile_documents.archive(("a.htm", "text/html", _html())),
    "pdf": lambda: hostile_pdf.tables(_WIDE),
}


@pytest.mark.parametrize("format", list(LARGE))
def test_the_clock_stops_every_format(monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    ask = Child.ask

    def hurried(self: Child, kind: str, data: bytes, *, fast: bool, seconds: float) -> object:
        return ask(self, kind, data, fast=fast, seconds=0.01)

    with Reader() as reader:
        with monkeypatch.context() as patch:
            patch.setattr(Child, "ask", hurried)
            with pytest.raises(UnreadableFileError, match=rf"^ผล\.{format}: .*ในเวลาที่กำหนด ให้"):
                reader.read(InputFile(f"ผล.{format}", LARGE[format]()))
        good(reader)


@pytest.mark.parametrize("format", list(LARGE))
def test_the_limit_on_memory_ends_every_format(monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    """A file that is read under the app's limit is refused, and the next one read, where memory is far too little."""
    pytest.importorskip("resource")
    file = InputFile(f"ผล.{format}", LARGE[format]())
    little = "import itadash.reading.files.limits as limits; limits.CHILD_BYTES = 16 * limits.MIB; main()"
    with Reader() as reader:
        with monkeypatch.context() as patch:
            patch.setattr(child, "_START", child._START.replace("main()", little))
            with pytest.raises(UnreadableFileError, match=rf"^ผล\.{format}: .*(หน่วยความจำ|เสียหาย|ผิดปกติ).* ให้"):
                reader.read(file)
            reader._child.close()
        assert reader.read(file)
        good(reader)


def test_others_are_served_while_a_hostile_file_is_read() -> None:
    """A PDF file that never ends is being read; a workbook is read meanwhile. Then the first one's child is killed."""
    refused: list[str] = []
    with Reader() as slow, Reader() as other:

        def read() -> None:
            try:
                slow.read(InputFile("ผล.pdf", hostile_pdf.ENDLESS["form that draws itself twice"]()))
            except UnreadableFileError as error:
                refused.append(str(error))

        busy = threading.Thread(target=read)
        busy.start()
        while slow._child._process is None and busy.is_alive():
            time.sleep(0.01)
        good(other)
        assert busy.is_alive()
        process = slow._child._process
        assert process is not None
        process.kill()
        busy.join()
    assert len(refused) == 1
    assert refused[0].startswith("ผล.pdf: อ่าน PDF ไม่ได้")
