"""The child process that opens files: bytes in, JSON out, until its input ends.

A request is one line of JSON ``{"kind": of .kinds.detect, "size": bytes, "fast": bool, "seconds": float}`` and then
the file. A reply is the length of a JSON text as eight hexadecimal digits and the text: ``{"sheets": [{"name",
"notes", "rows": [[row, [column, text, column, text, …]], …]}, …]}`` or ``{"refused": "…"}``; a row has a third part
where its cells have an address of their own (:attr:`.grid.Grid.called`). The child limits itself before it reads
anything and imports as little as possible: a reader only when it is needed.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid
from itadash.reading.files.limits import RefusedError

_OUT_OF_MEMORY = "ไฟล์ใช้หน่วยความจำมากเกินกว่าจะอ่านได้ ให้ลบแผ่นงาน แถว และหน้าที่ไม่ใช้ แล้วบันทึกใหม่"

# Module and function of each kind's reader: bytes → the grids of its sheets.
READERS = {
    "package": ("packaged", "read_package"),
    "ole": ("xls", "read_xls"),
    "html": ("web_page", "read_page"),
    "mhtml": ("web_page", "read_archive"),
    "pdf": ("pdf", "read_pdf"),
}
Read = Callable[..., "list[Grid]"]  # (data, *, fast: bool, deadline: time.monotonic moment); raises RefusedError


def reader_of(kind: str) -> Read:
    """The function that reads files of ``kind``."""
    module, function = READERS[kind]
    found: Read = getattr(import_module(f"itadash.reading.files.{module}"), function)
    return found


def restrain() -> None:
    """Limit memory, open files and written files, where the system can (Windows cannot: there the parent's clock
    and the guard on packages remain)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.CHILD_BYTES),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # some systems know a limit but do not let it be set
            continue


def restrain_cpu(seconds: float) -> None:
    """Let this process use ``seconds`` of processor time more and no longer; the count never starts again."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ValueError, OSError):
        return


def reply_to(request: dict[str, object], data: bytes) -> dict[str, object]:
    """The reply for one file."""
    seconds = float(str(request["seconds"]))
    restrain_cpu(seconds)
    try:
        read = reader_of(str(request["kind"]))
        grids = read(data, fast=bool(request["fast"]), deadline=time.monotonic() + seconds)
    except RefusedError as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": _OUT_OF_MEMORY}
    return {"sheets": [_packed(grid) for grid in grids]}


def _packed(grid: Grid) -> dict[str, object]:
    rows = [
        [row, [part for cell in cells for part in cell], *([grid.called[row]] if row in grid.called else [])]
        for row, cells in grid.rows
    ]
    return {"name": grid.name, "notes": grid.notes, "rows": rows}


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer requests from ``source`` on ``target`` until ``source`` ends."""
    while line := source.readline(1024):
        request = json.loads(line)
        data = source.read(int(request["size"]))
        text = json.dumps(reply_to(request, data), ensure_ascii=False, separators=(",", ":")).encode()
        target.write(b"%08x" % len(text) + text)
        target.flush()


def main() -> None:
    restrain()
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
