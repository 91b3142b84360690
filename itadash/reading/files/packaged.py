"""Zip package → grids: past the guard, then to the reader of its kind. Runs in the child process."""

from __future__ import annotations

from itadash.reading.files.grid import Grid
from itadash.reading.files.package import open_package


def read_package(data: bytes, *, fast: bool, deadline: float) -> list[Grid]:
    """The sheets of a workbook, or a document as one sheet. Raises :class:`RefusedError`."""
    package = open_package(data)
    if package.kind == "docx":
        from itadash.reading.files.word_xml import read_docx

        return read_docx(package.members, deadline=deadline)
    if package.kind == "ods":
        from itadash.reading.files.ods import read_ods

        return read_ods(package.members, deadline=deadline)
    from itadash.reading.files.workbook import read_xlsb, read_xlsx

    if package.kind == "xlsb":
        return read_xlsb(data, deadline=deadline)
    return read_xlsx(data, package.members, fast=fast, deadline=deadline)
