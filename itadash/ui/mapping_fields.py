"""The pickers of one table of a mapping: which column is what, of which year and part, and which rows count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from itadash.reading.files.grid import column_letters
from itadash.reading.layouts.found import cells_of
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import INSTRUMENTS, TableMapping
from itadash.reading.model import Sheet
from itadash.reading.words.names import years_in
from itadash.rules import FISCAL_YEARS
from itadash.ui.text import INSTRUMENT_NAMES

ROLES = {  # field of a TableMapping → what the grid calls it
    "code": "รหัส/ตัวชี้วัด",
    "score": "คะแนน",
    "wording": "ข้อความ",
    "year_column": "ปี",
    "agency_column": "หน่วยงาน",
    "instrument_column": "แบบวัด",
    "part_column": "ส่วน EIT",
}
_PARTS = {"": "ไม่ระบุส่วน", "EIT1": "EIT Public", "EIT2": "EIT Survey", "EIT": "เฉพาะ EIT (ไม่ระบุส่วน)"}
_YEARS = tuple(range(FISCAL_YEARS[-1] + 4, FISCAL_YEARS[0] - 1, -1))
_SINGLE = ("code", "wording", "year_column", "agency_column", "instrument_column", "part_column")


@dataclass(frozen=True)
class Fields:
    """The pickers of one table; ``prefix`` makes their keys, ``sheet`` is what they point at."""

    prefix: str
    sheet: Sheet

    def key(self, name: str) -> str:
        return f"{self.prefix}{name}"

    @property
    def width(self) -> int:
        return max((len(row) for row in self.sheet.rows), default=0)

    def fill(self, table: TableMapping) -> None:
        """Give pickers that the browser does not know (yet, or any more) the values of ``table``."""
        values: dict[str, object] = {name: getattr(table, name) for name in (*_SINGLE, "heading", "first", "last")}
        values |= {"scores": [score.column for score in table.scores if score.column <= self.width]}
        values |= {"across": table.across, "numbers": table.numbers, "instrument": table.instrument}
        values |= {"fiscal_year": table.fiscal_year or 0}
        for score in table.scores:
            values |= {f"year_{score.column}": score.fiscal_year or 0, f"part_{score.column}": score.part}
        for name, value in values.items():
            if self.key(name) not in st.session_state:
                st.session_state[self.key(name)] = value

    def assign(self, role: str, column: int) -> None:
        """Callback: ``column`` is ``role`` from now on (``""``: nothing), and nothing else."""
        state = st.session_state
        for name in _SINGLE:
            if state.get(self.key(name)) == column:
                state[self.key(name)] = 0
        scores = [c for c in state.get(self.key("scores"), []) if c != column]
        if role == "score":
            scores = sorted([*scores, column])
        elif role:
            state[self.key(role)] = column
        state[self.key("scores")] = scores

    def draw(self, table: TableMapping) -> TableMapping:
        """Draw the pickers and return the table as they say."""
        self.fill(table)
        headings = self._headings(int(st.session_state[self.key("heading")]))
        across = st.radio(
            "การวางตาราง",
            [False, True],
            format_func=lambda wide: "หนึ่งแถวต่อหนึ่งหน่วยงานหรือปี รหัสอยู่ในหัวตาราง" if wide else "หนึ่งแถวต่อหนึ่งข้อหรือตัวชี้วัด",
            key=self.key("across"),
        )
        self._rows()
        if not across:
            self._column("code", "คอลัมน์รหัสข้อ/ตัวชี้วัด", headings, "คอลัมน์ที่บอกว่าแต่ละแถวเป็นของข้อใด เช่น I7, ข้อ 7, ตัวชี้วัดที่ 3")
        scores = self._scores(headings, across=across)
        left, right = st.columns(2, wrap=False)
        with left:
            self._column("year_column", "คอลัมน์ปี (ถ้ามี)", headings, "ใช้เมื่อแต่ละแถวพิมพ์ปีของตัวเอง")
        with right:
            self._column("agency_column", "คอลัมน์หน่วยงาน (ถ้ามี)", headings, "ใช้เมื่อแต่ละแถวเป็นของคนละหน่วยงาน")
        table = replace(table, across=across, scores=scores, **self._chosen(("year_column", "agency_column")))
        table = replace(table, **self._chosen(("heading", "first", "last")))
        if not across:
            table = replace(table, **self._chosen(("code",)))
        return self._more(table, headings)

    def _rows(self) -> None:
        most = self.sheet.rows[-1] if self.sheet.rows else ()
        last = max((cell.row for cell in most if cell), default=1)
        for column, (name, label, told) in zip(
            st.columns(3),
            (
                ("heading", "แถวหัวตาราง", "0 คือไม่มีหัวตาราง"),
                ("first", "แถวแรก", "แถวแรกของข้อมูล 0 คือแถวใต้หัวตาราง"),
                ("last", "แถวสุดท้าย", "แถวสุดท้ายของข้อมูล 0 คืออ่านจนจบแผ่นงาน"),
            ),
            strict=True,
        ):
            with column:
                st.number_input(label, min_value=0, max_value=last, step=1, key=self.key(name), help=told)

    def _column(self, name: str, label: str, headings: dict[int, str], told: str) -> None:
        st.selectbox(
            label,
            range(self.width + 1),
            format_func=lambda column: self._named(column, headings),
            key=self.key(name),
            help=told,
        )

    def _scores(self, headings: dict[int, str], *, across: bool) -> tuple[ScoreColumn, ...]:
        """The score columns; each with its year and, where rows are items, its part."""
        chosen = st.multiselect(
            "คอลัมน์คะแนน",
            range(1, self.width + 1),
            format_func=lambda column: self._named(column, headings),
            key=self.key("scores"),
            placeholder="เลือกได้หลายคอลัมน์",
            help="คอลัมน์ที่เป็นคะแนน 0–100 ถ้ามีหลายปีหรือหลายส่วน ให้เลือกทุกคอลัมน์แล้วบอกปีและส่วนของแต่ละคอลัมน์",
        )
        picked = []
        for column in sorted(chosen):
            years = years_in(headings.get(column, ""))
            for name, value in (("year", years[0] if len(years) == 1 else 0), ("part", "")):
                if self.key(f"{name}_{column}") not in st.session_state:
                    st.session_state[self.key(f"{name}_{column}")] = value
            left, right = st.columns(2, wrap=False)
            with left:
                year = st.selectbox(
                    f"ปีของคอลัมน์ {column_letters(column)}",
                    self._years(f"year_{column}"),
                    format_func=lambda year: str(year) if year else "ตามที่ไฟล์บอก",
                    key=self.key(f"year_{column}"),
                )
            with right:
                part = st.selectbox(
                    f"ส่วน EIT ของคอลัมน์ {column_letters(column)}",
                    list(_PARTS),
                    format_func=lambda part: _PARTS[part],
                    key=self.key(f"part_{column}"),
                    disabled=across,
                )
            picked.append(ScoreColumn(column, year or None, "" if across else part))
        return tuple(picked)

    def _more(self, table: TableMapping, headings: dict[int, str]) -> TableMapping:
        with st.expander("ตัวเลือกเพิ่มเติม", icon=":material/tune:"):
            if not table.across:
                self._column("wording", "คอลัมน์ข้อความของข้อ (ถ้ามี)", headings, "ช่วยตัดสินรหัสที่พิมพ์ไม่ชัด และอ่านแถวคะแนนรวม")
                self._column("instrument_column", "คอลัมน์แบบวัด (ถ้ามี)", headings, "คอลัมน์ที่พิมพ์ IIT, EIT หรือ OIT")
                self._column("part_column", "คอลัมน์ส่วน EIT (ถ้ามี)", headings, "คอลัมน์ที่พิมพ์ Public หรือ Survey")
            numbers = st.radio(
                "ตัวเลขล้วนในคอลัมน์รหัสหมายถึง",
                ["item", "indicator"],
                format_func=lambda kind: "ข้อคำถาม" if kind == "item" else "ตัวชี้วัดที่ 1–10",
                horizontal=True,
                key=self.key("numbers"),
            )
            instrument = st.selectbox(
                "แบบวัดของแถวที่ไม่ได้บอก",
                ["", *INSTRUMENTS],
                format_func=lambda name: INSTRUMENT_NAMES[name] or "ตามที่รหัสหรือหัวเรื่องบอก",
                key=self.key("instrument"),
            )
            year = st.selectbox(
                "ปีของทั้งตาราง",
                self._years("fiscal_year"),
                format_func=lambda year: str(year) if year else "ตามที่ไฟล์บอก",
                key=self.key("fiscal_year"),
            )
        table = replace(table, numbers=numbers, instrument=instrument, fiscal_year=year or None)
        return (
            table if table.across else replace(table, **self._chosen(("wording", "instrument_column", "part_column")))
        )

    def _years(self, name: str) -> list[int]:
        """The years to choose from, 0 for none; one that stands already is always among them."""
        now = st.session_state.get(self.key(name), 0)
        return [0, *([] if now in (0, *_YEARS) else [now]), *_YEARS]

    def _chosen(self, names: tuple[str, ...]) -> dict[str, Any]:
        return {name: int(st.session_state.get(self.key(name)) or 0) for name in names}

    def _headings(self, row: int) -> dict[int, str]:
        cells = next((c for each in self.sheet.rows if (c := cells_of(each)) and c[0].row == row), [])
        return {cell.column: " ".join(cell.text.split()) for cell in cells}

    def _named(self, column: int, headings: dict[int, str]) -> str:
        if not column:
            return "– ไม่มี –"
        heading = headings.get(column, "")[:40]
        return f"{column_letters(column)} · {heading}" if heading else column_letters(column)
