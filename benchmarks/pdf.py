"""The measures document of 22 long rows, against fpdf2's own table() and, where it is installed, WeasyPrint.

All print the same table with the same font on A4 landscape. fpdf2 gets the words of our dictionary with zero-width
spaces between them, as its documentation advises for Thai; WeasyPrint finds words itself.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import FontFace

from benchmarks.compare import Contender, alternate, report, timed
from itadash.documents import thai
from itadash.documents.measures import measures_pdf
from itadash.measures import form
from itadash.measures.model import COLUMNS, MeasuresTable, from_json

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "documents" / "fixture_measures.json"
FONTS = ROOT / "static" / "fonts"


def table() -> MeasuresTable:
    """The invented table that the tests print, too."""
    return from_json(json.loads(FIXTURE.read_text(encoding="utf-8")))


def ours() -> bytes:
    """The document as the app gives it: PDF/A-3U, shaped Thai, rows cut between paragraphs, Thai digits."""
    return measures_pdf(table())


def stock_fpdf2() -> bytes:
    """fpdf2's ``table()``, shaped, broken at U+200B. One heading, no signature block, no PDF/A."""
    pdf = FPDF(orientation="landscape", format="A4")
    pdf.set_margins(15, 15)
    pdf.set_auto_page_break(auto=True, margin=15)
    for style, name in (("", "Sarabun-Regular.ttf"), ("B", "Sarabun-Bold.ttf")):
        pdf.add_font("Sarabun", style, FONTS / name)
    pdf.set_font("Sarabun", size=9)
    pdf.set_text_shaping(True)
    pdf.add_page()
    with pdf.table(
        col_widths=_widths(), line_height=5, text_align="LEFT", headings_style=FontFace(emphasis="BOLD")
    ) as painted:
        for cells in rows():
            row = painted.row()
            for cell in cells:
                row.cell("\n".join("\u200b".join(thai.words(line)) for line in cell.split("\n")))
    return bytes(pdf.output())


def weasyprint() -> bytes:
    """An HTML table with the same widths and font."""
    from weasyprint import HTML

    head, *body = [
        "<tr>" + "".join(f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in cells) + "</tr>"
        for cells in rows()
    ]
    columns = "".join(f'<col style="width:{width}mm">' for width in _widths())
    faces = "".join(
        f"@font-face {{font-family: Sarabun; font-weight: {weight}; src: url({(FONTS / name).as_uri()})}}"
        for weight, name in ((400, "Sarabun-Regular.ttf"), (700, "Sarabun-Bold.ttf"))
    )
    style = (
        f"{faces} @page {{size: A4 landscape; margin: 15mm}} body {{font: 9pt/5mm Sarabun}}"
        "table {border-collapse: collapse; table-layout: fixed; width: 267mm}"
        "td {border: 0.2mm solid; padding: 1mm; vertical-align: top} thead {font-weight: 700}"
    )
    page = f"<style>{style}</style><table>{columns}<thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"
    return bytes(HTML(string=f'<html lang="th"><meta charset="utf-8">{page}</html>').write_pdf())


def _widths() -> tuple[float, ...]:
    """The widths of the columns, mm."""
    return tuple(column.width for column in form.columns(table()))


def rows() -> list[tuple[str, ...]]:
    """Heading and measures as texts."""
    return [
        tuple(COLUMNS.values()),
        *(tuple(str(getattr(measure, name)) for name in COLUMNS) for measure in table().measures),
    ]


def main(rounds: int) -> str:
    """In a process that runs already, and each in a process of its own (imports and dictionary included)."""
    makers: list[tuple[str, Callable[[], bytes]]] = [("ITA Dash", ours), ("fpdf2 table() + U+200B", stock_fpdf2)]
    if find_spec("weasyprint"):
        makers.append(("WeasyPrint", weasyprint))
    named = [(f"{name}: {_size(maker())}", maker) for name, maker in makers]
    running = [Contender(name, timed(maker)) for name, maker in named]
    alternate(running, rounds)
    fresh = [Contender(f"{name}, new process", timed(_in_new_process(maker))) for name, maker in makers]
    alternate(fresh, max(rounds // 2, 3), warm_up=0)
    return "\n".join(
        [
            report(f"PDF of the measures table, {len(rows()) - 1} rows, process already running", running),
            report("The same, from the start of the interpreter", fresh),
        ]
    )


def _size(data: bytes) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    return f"{len(PdfReader(BytesIO(data)).pages)} pages, {len(data) / 1000:.0f} kB"


def _in_new_process(maker: Callable[[], bytes]) -> Callable[[], None]:
    program = f"from benchmarks import pdf; pdf.{maker.__name__}()"

    def run() -> None:
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)

    return run
