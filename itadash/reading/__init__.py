"""Reading: file → cells with addresses → recognisers → the Scores table.

``files`` turns any file into sheets of cells; ``layouts`` makes scores of them, a recogniser a layout;
``words`` knows how texts, numbers, codes and names are printed; ``answers`` adds what the person says.
"""

from __future__ import annotations

from collections.abc import Sequence

from itadash.reading.files.cells import InputFile, read_cells, read_many, read_text_cells
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.model import NothingFoundError, Reading, UnreadableFileError

PASTE_NAME = "ข้อความที่วาง"


def read_file(file: InputFile) -> Reading:
    """What ``file`` says. Raises :class:`UnreadableFileError` (Thai) and nothing else."""
    sheets = read_cells(file)
    return read_sheets(sheets[0].file, sheets)


def read_files(files: Sequence[InputFile]) -> list[Reading | UnreadableFileError]:
    """What each file says, in order; a file that cannot be read is its error."""
    results: list[Reading | UnreadableFileError] = []
    for sheets in read_many(list(files)):
        if isinstance(sheets, UnreadableFileError):
            results.append(sheets)
            continue
        try:
            results.append(read_sheets(sheets[0].file, sheets))
        except UnreadableFileError as error:
            results.append(error)
    return results


def read_paste(text: str, name: str = PASTE_NAME) -> Reading:
    """What a pasted table or text says. Raises :class:`UnreadableFileError`."""
    sheet = read_text_cells(name, text)
    return read_sheets(sheet.file, [sheet])


__all__ = [
    "InputFile",
    "NothingFoundError",
    "Reading",
    "UnreadableFileError",
    "read_file",
    "read_files",
    "read_paste",
]
