"""One agency's workbook to scores, against pandas with openpyxl that only fetches the cells of the same sheets."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pandas as pd

from benchmarks import national
from benchmarks.compare import Contender, alternate, report, timed
from itadash.reading import InputFile, read_file, read_files

ROOT = Path(__file__).resolve().parent.parent
WORKBOOK = ROOT / "data" / "sample" / "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"

_OURS = (
    "import sys; from pathlib import Path; from itadash.reading import InputFile, read_file; p = Path(sys.argv[1]); "
)
_OURS += "print(len(read_file(InputFile(p.name, p.read_bytes())).printed))"
_PEER = (
    "import sys, pandas; print(len(pandas.read_excel(sys.argv[1], sheet_name=None, header=None, engine='openpyxl')))"
)


def ours() -> int:
    """Bytes → guard → child process → cells → recognisers → Scores; the number of scores."""
    return len(read_file(InputFile(WORKBOOK.name, WORKBOOK.read_bytes())).printed)


BATCH = 10  # files that a person drops at once


def ours_in_a_batch() -> None:
    """A batch of files: one child process reads them all."""
    read_files([InputFile(f"{number}-{WORKBOOK.name}", WORKBOOK.read_bytes()) for number in range(BATCH)])


def peer_in_a_batch() -> None:
    """The same number of files by the peer."""
    for _ in range(BATCH):
        pandas_openpyxl()


def pandas_openpyxl() -> int:
    """The cells of all sheets as data frames: no guard, no recognition, no addresses; the number of cells."""
    return _cells(WORKBOOK)


def _cells(book: Path | bytes) -> int:
    source = io.BytesIO(book) if isinstance(book, bytes) else book
    sheets = pd.read_excel(source, sheet_name=None, header=None, engine="openpyxl")
    return sum(int(sheet.notna().to_numpy().sum()) for sheet in sheets.values())


def main(rounds: int) -> str:
    """In a process that runs already (as in the app), and each in a process of its own."""
    found = f"{ours()} scores with their cells, from {pandas_openpyxl()} filled cells"
    running = [Contender("ITA Dash: guard, child process, cells, scores", timed(ours))]
    running.append(Contender("pandas + openpyxl: cells only", timed(pandas_openpyxl)))
    alternate(running, rounds)
    batch = [
        Contender("ITA Dash", timed(ours_in_a_batch)),
        Contender("pandas + openpyxl", timed(peer_in_a_batch)),
    ]
    alternate(batch, max(rounds // 3, 3))
    fresh = [
        Contender("ITA Dash, new process", timed(lambda: _process(_OURS))),
        Contender("pandas + openpyxl, new process", timed(lambda: _process(_PEER))),
    ]
    alternate(fresh, max(rounds // 3, 3))
    book, lines = national.xlsx_file(), national.csv_file()
    whole = [
        Contender("ITA Dash, csv", timed(lambda: read_file(InputFile("list.csv", lines)))),
        Contender("ITA Dash, xlsx", timed(lambda: read_file(InputFile("list.xlsx", book)))),
        Contender("pandas + openpyxl, xlsx: cells only", timed(lambda: _cells(book))),
    ]
    alternate(whole, max(rounds // 5, 3))
    return "\n".join(
        [
            report(f"Reading one agency's workbook ({found}), process already running", running),
            report(f"{BATCH} such workbooks at once", batch),
            report("One workbook, from the start of the interpreter", fresh),
            report(f"A list of {national.AGENCIES:,} agencies", whole, unit="s"),
        ]
    )


def _process(program: str) -> None:
    subprocess.run([sys.executable, "-c", program, str(WORKBOOK)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
