"""How much of a file is read, and the one exception for refusing it.

Nothing here imports more than the standard library: the child process that opens files starts with this module.
"""

from __future__ import annotations

import re
import unicodedata

MIB = 1024 * 1024

# One upload. A result sheet of one agency is 10–50 KB; the national list of 8,300 agencies is about 4 MB.
FILE_BYTES = 10 * MIB
# All members of a zip package together, inflated. 10 MB of honest sheet XML inflates to about this much.
EXPANDED_BYTES = 60 * MIB
# Members of a zip package. A workbook of 50 sheets with pictures has a few hundred.
MEMBERS = 2_000
# Inflated : packed of one member (only members over RATIO_FROM bytes). Sheet XML packs 10–60 times, a bomb 1,000 times.
RATIO = 200
RATIO_FROM = 2 * MIB
SHEETS = 50
# Rows that hold something, of one sheet or text: twice the 8,300 agencies of the country and some.
ROWS = 20_000
# Rows that a sheet stores, empty ones too: readers make something of each. Ten times ROWS.
STORED_ROWS = 200_000
# Columns. The widest sheet known has about 130 (every item and indicator of a year).
COLUMNS = 300
# Cells that hold something, of one file.
CELLS = 300_000
# Characters of one cell. The longest measure in the reference documents has about 1,500.
CELL_CHARACTERS = 8_000
# Characters of all cells of one file (one long shared string may be used by every cell), and of one text. The longest
# reference document has 50,000, the list of all agencies of the country about a million.
CHARACTERS = 4_000_000
# Characters of one line of text. The longest line of the reference documents has about 2,000; a field of a csv file
# may have 131,072 (the csv module's own limit, which then only an unclosed quotation mark reaches).
LINE_CHARACTERS = 100_000
# Lines of one text, empty ones too: ten times the rows that hold something.
LINES = 200_000
# Rows × columns between the outermost cells of a sheet: calamine allocates all of it (32 bytes a cell).
DENSE_CELLS = 4_000_000
# Cells in columns of three letters (703 and on) of a sheet larger than that: openpyxl pads each one's row.
FAR_CELLS = 2_000
# Lines that one quoted cell may run over.
QUOTED_LINES = 500
# Pages of a PDF file. The longest reference document has about 60.
PDF_PAGES = 300
# Letters of all its pages together: about what is read in half the time that a file has.
PDF_CHARACTERS = 600_000
NAME_CHARACTERS = 80

# Wall-clock seconds for one file, child and fallback together; a person waits no longer than five.
SECONDS = 4.5
# … of which the fast reader may use so much before the other reader is tried.
FAST_SECONDS = 2.5
# Processor seconds for making scores of a file's cells: some for every file, and some for each cell. The list of all
# agencies of the country takes 20 millionths of a second a cell.
RECOGNISING_SECONDS, RECOGNISING_SECONDS_A_CELL = 2.0, 30e-6
# Address space of the child. With the parent's own 170 MB both stay under 1 GiB.
CHILD_BYTES = 800 * MIB
# Reply of the child, as JSON.
REPLY_BYTES = 96 * MIB
# Children at once in one process, so that many uploads together cannot fill the machine's memory.
CHILDREN = 2


class RefusedError(Exception):
    """What is wrong and what to do, in Thai, without the name of the file (whoever knows the name adds it)."""


# Invisible characters that change how a name is shown: controls, zero width, bidirectional overrides.
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown_name(name: str) -> str:
    """A file's name for people: last part only, no control or bidirectional characters, at most 80 characters."""
    return shown(re.split(r"[/\\]", name)[-1]) or "ไฟล์ไม่มีชื่อ"


def shown(text: str) -> str:
    """A short text of a file (a sheet's name) on one line: as :func:`shown_name`, the end of a long one kept."""
    clean = "".join(c for c in text[:10_000] if unicodedata.category(c) not in _HIDDEN).strip()
    if len(clean) > NAME_CHARACTERS:
        return f"{clean[: NAME_CHARACTERS - 13]}…{clean[-12:]}"
    return clean


SAVE_AS_XLSX = "เปิดใน Excel แล้วบันทึกเป็น .xlsx จากนั้นนำเข้าใหม่"
