"""The peer of the browser benchmarks: one static HTML page with the same figures, drawn by plotly.js itself."""

from __future__ import annotations

import functools
import html
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly

from benchmarks.reading import WORKBOOK
from itadash import charts
from itadash.assessment.result import build
from itadash.reading import InputFile, read_file
from itadash.scores import distinct
from itadash.ui.workspace import DEFAULT_TARGET

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><title>peer</title>
<script src="plotly.min.js"></script>
<label>ปีงบประมาณ <select id="year">{options}</select></label> <b id="total"></b> <div id="chart"></div>
<script>
const years = {years};
const show = year => {{
  document.getElementById("total").textContent = years[year].total;
  Plotly.react("chart", years[year].figure.data, years[year].figure.layout);
}};
document.getElementById("year").addEventListener("change", event => show(event.target.value));
show(document.getElementById("year").value);
</script></html>"""


@functools.cache
def expected() -> dict[int, tuple[str, str, str]]:
    """Fiscal year → total, score of the first indicator (both as shown), figure as JSON; newest year first."""
    reading = read_file(InputFile(WORKBOOK.name, WORKBOOK.read_bytes()))
    scores, _ = distinct(reading.printed)
    found = {}
    for year in sorted({int(year) for year in scores["fiscal_year"]}, reverse=True):
        result = build(scores, reading.agencies[0], year, DEFAULT_TARGET)
        figure = charts.indicator_bars(result.indicators, float(DEFAULT_TARGET), dark=False, year=year)
        assert result.total is not None
        found[year] = (f"{result.total.value:.2f}", f"{result.indicators['score'].iloc[0]:.2f}", figure.to_json())
    return found


@contextmanager
def static_page() -> Iterator[str]:
    """The page's address while it is served by ``http.server`` on 127.0.0.1."""
    years = {
        str(year): {"total": total, "figure": json.loads(figure)} for year, (total, _, figure) in expected().items()
    }
    options = "".join(f"<option>{html.escape(year)}</option>" for year in years)
    with TemporaryDirectory() as folder:
        shutil.copy(PLOTLY_JS, folder)
        page = _PAGE.format(options=options, years=json.dumps(years))
        Path(folder, "index.html").write_text(page, encoding="utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
