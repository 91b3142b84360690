"""An office's workspace with the result of one agency, for the tests of the measures page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from itadash.measures.model import MeasuresTable, from_json, to_json
from itadash.reading.model import PrintedMeasure, Reading
from itadash.scores import Score, frame
from itadash.store import Store

ROOT = Path(__file__).parents[2]
AGENCY = "เทศบาลตำบลตัวอย่าง"
STREAM = f"measures/{AGENCY}/2566"
SCORES = {"i7": "72", "i8": "90", "e9": "80.5", "o30": "0", "o1": "100"}  # three below 85: e9, i7, o30
INSTRUMENT = {"i": "IIT", "e": "EIT1", "o": "OIT"}
PRINTED = PrintedMeasure(5, "ยกระดับงบประมาณ (ข้อ I๗)", "วิธี", "กองคลัง", "ทั้งปี", "1. ทำ", "รายงาน", "ผล.txt")


@dataclass
class Office:
    """A workspace with the result of one agency, seen through one browser window (``at``)."""

    ws: str
    store: Store
    at: AppTest

    def open(self) -> AppTest:
        """Open the measures page in a new window."""
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.query_params["doc"] = self.ws
        self.at = at.run().switch_page("pages/measures.py").run()
        assert not self.at.exception
        return self.at

    def click(self, key: str) -> None:
        self.at.button(key=key).click().run()
        assert not self.at.exception

    def saved(self) -> MeasuresTable:
        """What is in the store, read past the page."""
        revision = self.store.load(self.ws, STREAM)
        assert revision is not None
        return from_json(revision.body)

    def save_elsewhere(self, table: MeasuresTable) -> None:
        """What another window does."""
        revision = self.store.load(self.ws, STREAM)
        self.store.save(self.ws, STREAM, to_json(table), expected=revision.n if revision else 0)

    def field(self, name: str) -> Any:
        """The form's text field ``name``."""
        return next(area for area in self.at.text_area if str(area.key).endswith(f"_{name}"))

    def text(self) -> str:
        """All words on the page."""
        kinds = ("markdown", "text", "caption", "warning", "error", "info", "success", "badge", "header", "title")
        return "\n".join(str(element.value) for kind in kinds for element in self.at.get(kind))


def reading(measures: tuple[PrintedMeasure, ...] = (), agency: str = AGENCY) -> Reading:
    rows = [Score(agency, 2566, "item", INSTRUMENT[c[0]], c, Decimal(s), "ผล.xlsx › A1") for c, s in SCORES.items()]
    printed = frame(rows)
    printed["table"] = "ผล.xlsx › A1"
    return Reading("ผล.xlsx", printed, measures=measures, agencies=(agency,))


def titles(table: MeasuresTable) -> list[str]:
    return [measure.measure for measure in table.measures]
