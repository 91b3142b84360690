"""A report of 200 measures and about 100 pages, against WeasyPrint and typst with the same blocks: time and memory.

Each runs in a process of its own, dictionary and imports included. All get the same headings, texts and tables with
the same font; charts are tables of their figures for all of them, as the peers have no such charts. Peers that are not
installed are left out.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.compare import Contender, alternate, report
from itadash.documents.chart_rows import chart_rows
from itadash.documents.content import Block, Choice, Column, Document, Figure, Heading, Row, Table, Text
from itadash.documents.thai import thai_digits

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = next((ROOT / "data" / "sample").glob("ตัวอย่าง-*.xlsx"))
FONTS = ROOT / "static" / "fonts"
MEASURES = 200


def document() -> Document:
    """The full report of the sample with its drafted measures again and again, each with a number."""
    from itadash import scores
    from itadash.documents.report import analysis_document, gather
    from itadash.measures.draft import draft
    from itadash.reading import InputFile, Reading, read_files
    from itadash.rules import load

    (reading,) = read_files([InputFile(SAMPLE.name, SAMPLE.read_bytes())])
    assert isinstance(reading, Reading)
    table, _ = scores.distinct(reading.printed.loc[:, list(scores.COLUMNS)])
    agency = str(table["agency"].iloc[0])
    facts = gather(table, agency, 2566, load(2566).target)
    drafted = draft(facts.result)
    many = [
        replace(
            drafted.measures[n % len(drafted.measures)],
            id=str(n),
            measure=f"มาตรการที่ {n + 1} {drafted.measures[n % len(drafted.measures)].measure}",
        )
        for n in range(MEASURES)
    ]
    facts = gather(table, agency, 2566, load(2566).target, measures=replace(drafted, measures=tuple(many)))
    made = analysis_document(facts)
    return replace(made, blocks=tuple(chart_rows(b.chart) if isinstance(b, Figure) else b for b in made.blocks))


def ours() -> bytes:
    """As the app gives it: PDF/A-3U, contents with pages, bookmarks, Thai digits."""
    from itadash.documents.paper import pdf_file

    return pdf_file(document())


def weasyprint() -> bytes:
    """The same blocks as HTML: no contents, no bookmarks but those of its headings."""
    from weasyprint import HTML

    return bytes(HTML(string=_page()).write_pdf())


def typst() -> bytes:
    """The same blocks as typst markup."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.typ"
        path.write_text(_markup(), encoding="utf-8")
        return bytes(compiler.compile(str(path), font_paths=[str(FONTS)]))


# the peers' markup ----------------------------------------------------------------------------------------------


def _page() -> str:
    faces = "".join(
        f"@font-face {{font-family: Sarabun; font-weight: {weight}; src: url({(FONTS / name).as_uri()})}}"
        for weight, name in ((400, "Sarabun-Regular.ttf"), (700, "Sarabun-Bold.ttf"))
    )
    style = (
        f"{faces} @page {{size: A4; margin: 20mm}} @page wide {{size: A4 landscape; margin: 15mm}} .wide {{page: wide}}"
        "body {font: 10.6pt/5.8mm Sarabun} table {font: 9.5pt/5.2mm Sarabun}"
        "table {border-collapse: collapse; table-layout: fixed; width: 100%}"
        "td {border: 0.2mm solid; padding: 1mm; vertical-align: top} thead {font-weight: 700}"
    )
    body = "".join(f'<div class="wide">{_html(b)}</div>' if _wide(b) else _html(b) for b in document().blocks)
    return f'<html lang="th"><meta charset="utf-8"><style>{style}</style>{body}</html>'


def _wide(block: Block) -> bool:
    return isinstance(block, Table) and len(block.columns) >= 6


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_text(block.text)}</h{block.level}>"
    if isinstance(block, Text):
        return f"<p>{_text(block.text)}</p>"
    if isinstance(block, Choice):
        return _html(_box(block))
    if not isinstance(block, Table):
        return ""
    whole = sum(column.share for column in block.columns)
    columns = "".join(f'<col style="width:{column.share / whole * 100:.2f}%">' for column in block.columns)
    head = "".join(f"<td>{_text(column.heading)}</td>" for column in block.columns)
    rows = "".join(f"<tr>{_cells(block, at)}</tr>" for at in range(len(block.rows)))
    return f"<p><b>{_text(block.caption)}</b></p><table>{columns}<thead><tr>{head}</tr></thead>{rows}</table>"


def _cells(table: Table, at: int) -> str:
    row = table.rows[at]
    if row.look == "group":
        return f'<td colspan="{len(table.columns)}"><b>{_text(row.cells[0] or "")}</b></td>'
    return "".join(
        f'<td rowspan="{_span(table, at, column)}">{_text(cell)}</td>'
        for column, cell in enumerate(row.cells)
        if cell is not None
    )


def _span(table: Table, at: int, column: int) -> int:
    span = 1
    while at + span < len(table.rows):
        below = table.rows[at + span]
        if below.look == "group" or below.cells[column] is not None:
            break
        span += 1
    return span


def _box(block: Choice) -> Table:
    options = "\n".join(f"{'☑' if on else '☐'} {label}" for label, on in block.options)
    return Table((Column(block.title, 1),), (Row((options,)), Row((block.text,))))


def _text(text: str) -> str:
    return html.escape(thai_digits(text)).replace("\n", "<br>")


def _markup() -> str:
    start = '#set page(paper: "a4", margin: 20mm)\n#set text(font: "Sarabun", size: 10.6pt, lang: "th")\n'
    parts = [f"#page(flipped: true, margin: 15mm)[{_typst(b)}]" if _wide(b) else _typst(b) for b in document().blocks]
    return start + "\n".join(parts)


def _typst(block: Block) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: {block.level})[{_mark(block.text)}]"
    if isinstance(block, Text):
        return f"#par[{_mark(block.text)}]"
    if isinstance(block, Choice):
        return _typst(_box(block))
    if not isinstance(block, Table):
        return ""
    columns = ", ".join(f"{column.share:.2f}fr" for column in block.columns)
    head = ", ".join(f"[{_mark(column.heading)}]" for column in block.columns)
    cells = []
    for at, row in enumerate(block.rows):
        if row.look == "group":
            cells.append(f"table.cell(colspan: {len(block.columns)})[{_mark(row.cells[0] or '')}]")
        else:
            cells += [
                f"table.cell(rowspan: {_span(block, at, column)})[{_mark(cell)}]"
                for column, cell in enumerate(row.cells)
                if cell is not None
            ]
    table = f"#table(columns: ({columns},), table.header({head}), {', '.join(cells)})"
    return f"#par[{_mark(block.caption)}]\n#text(size: 9.5pt)[{table}]"


def _mark(text: str) -> str:
    quoted = thai_digits(text).replace("\\", "\\\\").replace('"', '\\"')
    return " #linebreak() ".join(f'#"{line}"' for line in quoted.split("\n"))


# measuring ------------------------------------------------------------------------------------------------------


def main(rounds: int) -> str:
    """Time and peak memory, each in a process of its own."""
    makers: list[tuple[str, Callable[[], bytes]]] = [("ITA Dash", ours)]
    makers += [
        (name, maker) for name, maker in (("WeasyPrint", weasyprint), ("typst", typst)) if find_spec(maker.__name__)
    ]
    peaks: dict[str, list[float]] = {name: [] for name, _ in makers}
    named = [(f"{name}: {_pages(maker)} pages", name, maker) for name, maker in makers]
    contenders = [Contender(label, _measured(maker, peaks[name])) for label, name, maker in named]
    alternate(contenders, rounds, warm_up=0)
    least = min(peaks["ITA Dash"])
    lines = ["| | peak memory, MB | peer ÷ ours |", "|---|---|---|"]
    lines += [f"| {name} | {max(found):.0f} | {max(found) / least:.2f} |" for name, found in peaks.items()]
    return (
        report(f"Report of {MEASURES} measures, from the start of the interpreter", contenders, unit="s")
        + "\n"
        + "\n".join(lines)
        + "\n"
    )


def _pages(maker: Callable[[], bytes]) -> int:
    """Counted in a process of its own: a child's peak memory is never below what its parent held when it began."""
    program = (
        "import io; from pypdf import PdfReader; from benchmarks import report_pdf; "
        f"print(len(PdfReader(io.BytesIO(report_pdf.{maker.__name__}())).pages))"
    )
    return int(subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True).stdout)


def _measured(maker: Callable[[], bytes], peaks: list[float]) -> Callable[[], float]:
    program = f"from benchmarks import report_pdf; report_pdf.{maker.__name__}()"

    def run() -> float:
        import time

        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{maker.__name__} failed")
        peaks.append(used.ru_maxrss / 1024)
        return time.perf_counter() - start

    return run


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
