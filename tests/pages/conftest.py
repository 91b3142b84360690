"""A visitor without a browser, and the sample workbook read a second way (openpyxl, cell by cell)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from itadash.reading.answers import new_body
from itadash.store import open_store
from tests.pages.measures_office import Office, reading

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample" / "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
AGENCY = "เทศบาลตำบลตัวอย่าง (สมมติ)"
KINDS = ("title", "header", "subheader", "markdown", "text", "caption", "info", "success", "warning", "error", "badge")


@pytest.fixture(autouse=True)
def no_page_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A page that breaks off tells the visitor in Thai and the log in full; here the log decides."""
    yield
    failed = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not failed, failed[0].exc_text or failed[0].getMessage()


@dataclass
class Visitor:
    """One browser window on the app."""

    at: AppTest = field(default_factory=lambda: AppTest.from_file(str(ROOT / "app.py"), default_timeout=60))

    def start(self, **address: str) -> Visitor:
        """Open the app, ``address`` being what stands after the question mark."""
        for name, value in address.items():
            self.at.query_params[name] = value
        self.at.run()
        assert not self.at.exception
        return self

    def go(self, page: str) -> Visitor:
        self.at.switch_page(f"pages/{page}.py").run()
        assert not self.at.exception
        return self

    def click(self, key: str) -> Visitor:
        self.at.button(key=key).click().run()
        assert not self.at.exception
        return self

    def upload(self, *files: tuple[str, bytes]) -> Visitor:
        """Give files to the import page's uploader."""
        uploader = self.at.file_uploader[0]
        for name, data in files:
            uploader.upload(name, data)
        self.at.run()
        assert not self.at.exception
        return self

    def text(self) -> str:
        """All words on the page; the backslashes that keep file text out of Markdown are taken away."""
        return "\n".join(str(element.value) for kind in KINDS for element in self.at.get(kind)).replace("\\", "")

    def metric(self, label: str) -> Any:
        """The figure card whose label contains ``label``."""
        return next(metric for metric in self.at.metric if label in metric.label)

    def chart(self, index: int = 0) -> Any:
        """A Plotly figure on the page, as its data."""
        import json

        return json.loads(self.at.get("plotly_chart")[index].proto.spec)

    @property
    def doc(self) -> str:
        """The workspace in the address."""
        value = self.at.query_params["doc"]
        return value if isinstance(value, str) else value[0]


@pytest.fixture
def visitor() -> Visitor:
    """A first visit: an empty workspace."""
    return Visitor().start()


@pytest.fixture
def sample(visitor: Visitor) -> Visitor:
    """A visitor who opened the sample."""
    return visitor.click("start_sample")


@dataclass(frozen=True)
class Sheet:
    """One year of the sample workbook: printed scores by code; EIT items of 2566 have two."""

    scores: dict[str, Decimal]
    parts: dict[str, tuple[Decimal, Decimal]]

    def items(self) -> dict[str, Decimal]:
        """The score of each item that is compared with the target: of two parts the lower."""
        single = {code: score for code, score in self.scores.items() if code[0] in "ieo" and code[1:].isdigit()}
        return {**single, **{code: min(both) for code, both in self.parts.items()}}

    def below(self, target: str = "85") -> list[str]:
        """The items below ``target``, in the order of people: i, e, o."""
        low = [code for code, score in self.items().items() if score < Decimal(target)]
        return sorted(low, key=lambda code: ("ieo".index(code[0]), int(code[1:])))


def sample_year(year: int) -> Sheet:
    """The sheet of ``year`` as openpyxl reads it."""
    sheet = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)[str(year)]
    scores: dict[str, Decimal] = {}
    parts: dict[str, tuple[Decimal, Decimal]] = {}
    for row in sheet.iter_rows(min_row=4, values_only=True):
        code, score, both = str(row[1]), row[3], row[4:6]
        if score is not None:
            scores[code] = _two_places(score)
        elif len(both) == 2 and None not in both:
            parts[code] = (_two_places(both[0]), _two_places(both[1]))
    return Sheet(scores, parts)


def _two_places(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A workspace with one file in a store of its own."""
    monkeypatch.setenv("ITADASH_DATA", str(tmp_path))
    st.cache_resource.clear()
    store = open_store()
    ws = store.create_workspace()
    store.add_file(ws, "ผล.xlsx", b"the bytes of the file", new_body(reading(), "0"))
    yield Office(ws, store, AppTest.from_file(str(ROOT / "app.py")))
    store.close()
    st.cache_resource.clear()
