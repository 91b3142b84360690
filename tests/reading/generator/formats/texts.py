"""Paper → csv and tsv in the encodings of Thai offices, and texts for the paste box."""

from __future__ import annotations

import csv
import io
from random import Random

from tests.reading.generator.formats.written import Written, cell_places
from tests.reading.generator.judge import Place
from tests.reading.generator.paper import Page, Paper

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp874", "tis-620")


def _grid(page: Page) -> list[list[str]]:
    width = max((len(row) for row in page.rows), default=0)
    return [[piece.text if piece else "" for piece in row] + [""] * (width - len(row)) for row in page.rows]


def encode(text: str, encoding: str) -> tuple[bytes, str]:
    """The text in the encoding, or in UTF-8 where a character has no place in it; and the encoding used."""
    try:
        if encoding == "utf-16":
            return b"\xff\xfe" + text.encode("utf-16-le"), encoding
        if encoding == "utf-16-be":
            return b"\xfe\xff" + text.encode("utf-16-be"), encoding
        return text.encode(encoding), encoding
    except UnicodeEncodeError:
        return text.encode("utf-8-sig"), "utf-8-sig"


def delimited(rng: Random, paper: Paper, encoding: str, delimiter: str) -> Written:
    """The first page, as spreadsheets save it: one sheet a file."""
    page = paper.pages[0]
    handle = io.StringIO(newline="")
    end = rng.choice(("\r\n", "\r\n", "\n", "\r"))
    # Python leaves a line break unquoted that is not the end of its own lines; spreadsheets quote every one
    quoting = csv.QUOTE_ALL if rng.random() < 0.2 or end == "\r" else csv.QUOTE_MINIMAL
    writer = csv.writer(handle, delimiter=delimiter, quoting=quoting, lineterminator=end)
    rows = _grid(page)
    trailing = rng.random() < 0.5  # Excel writes the empty cells of every row
    for row in rows:
        writer.writerow(row if trailing else _stripped(row))
    text = handle.getvalue()
    if delimiter == ";" and rng.random() < 0.3:
        text = "sep=;" + end + text
    data, _ = encode(text, encoding)
    file = f"{paper.name}.{'tsv' if delimiter == chr(9) else 'csv'}"
    return Written(file, data, places=cell_places(Paper(paper.layout, [page]), file, [""]))


def _stripped(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def tabs(rng: Random, paper: Paper, encoding: str = "") -> Written:
    """What copying cells from Excel gives: tabs, cells with line breaks quoted. A ``.txt`` file with ``encoding``."""
    lines: list[str] = []
    starts: list[int] = []
    at = 1
    for row in _grid(paper.pages[0]):
        cells = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if "\n" in cell or "\t" in cell else cell for cell in row]
        line = "\t".join(cells)
        starts.append(at)
        lines.append(line if "\n" in line or rng.random() < 0.5 else line.rstrip("\t"))
        at += line.count("\n") + 1
    text = "\n".join(lines)
    return _text(paper, text, starts, encoding)


def _text(paper: Paper, text: str, starts: list[int], encoding: str) -> Written:
    file = f"{paper.name}.txt" if encoding else "ข้อความที่วาง"
    places: dict[str, Place] = {}
    for row, line in enumerate(starts, 1):
        places[f"{file} › บรรทัด {line}"] = (0, row, None)
    if encoding:
        return Written(file, encode(text, encoding)[0], places=places)
    return Written(file, None, text, places)


def markdown(rng: Random, paper: Paper) -> Written:
    """Pipes for rows of several cells, a rule below the first of each block, plain lines for the rest."""
    lines: list[str] = []
    starts: list[int] = []
    width = max((len(row) for row in paper.pages[0].rows), default=1)
    ruled = False
    for row in _grid(paper.pages[0]):
        starts.append(len(lines) + 1)
        if sum(bool(cell) for cell in row) <= 1 and not ruled:
            lines.append("".join(row).replace("\n", "<br>").strip())
            ruled = ruled and any(row)
            continue
        if not any(row):
            lines.append("")
            ruled = False
            continue
        cells = [cell.replace("|", "\\|").replace("\n", "<br>").replace("\t", " ").strip() for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
        if not ruled:
            lines.append("|" + "---|" * width)
            ruled = True
    return _text(paper, "\n".join(lines), starts, "")


def plain_lines(rng: Random, paper: Paper) -> Written:
    """Running text as it is."""
    starts: list[int] = []
    lines: list[str] = []
    for row in _grid(paper.pages[0]):
        starts.append(len(lines) + 1)
        lines += "".join(row).split("\n")
    return _text(paper, "\n".join(lines), starts, rng.choice(("", "utf-8", "cp874")))
