"""The grid: all measures at once, short cells, rows pasted from Excel."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import edit
from itadash.measures.model import COLUMNS, Measure, with_measures
from itadash.measures.paste import paste_block
from itadash.measures.topics import topic_names
from itadash.ui.frame import is_narrow
from itadash.ui.measures_desk import Desk, Shown, say
from itadash.ui.measures_form import form_card, pick_box
from itadash.ui.measures_words import HELP, topic_label
from itadash.ui.text import item_code

_STATE, _PASTE, _ALL = "measures_grid", "measures_paste", "all_columns"
_SHORT = ("measure", "owner", "period")  # the fields that a cell of the grid has room for
_WIDTHS = {"measure": 260, "method": 260, "owner": 160, "period": 150, "steps": 300, "follow_up": 240}


@dataclass
class Grid:
    """The editor that is on the screen: the rows it was mounted with, and the revision that its edits made.

    The editor's edits count from ``base``, so ``base`` stays as it is while the editor lives; a new editor (other
    ``token``) takes its place when something else changed the table.
    """

    stream: str
    n: int
    base: tuple[Measure, ...]
    token: str

    @property
    def key(self) -> str:
        """The editor's key."""
        return f"measures_grid_{self.token}"


def grid_tab(desk: Desk, shown: Shown, result: Result) -> None:
    """Draw the grid, beside it the form of one measure (long texts need room), and the box for pasting."""
    beside = not is_narrow() and not st.toggle(
        "แสดงทุกคอลัมน์ในตาราง", key=_ALL, bind="query-params", help="ปิดไว้เพื่อแก้ข้อความยาวในแบบฟอร์มข้างตาราง"
    )
    if not beside or not shown.table.measures:
        _grid(desk, shown, result, tuple(COLUMNS))
    else:
        left, right = st.columns([1.25, 1], gap="small")
        with left:
            _grid(desk, shown, result, _SHORT)
        with right:
            pick_box(shown)
            form_card(desk, shown, result)
    _paste_box(desk)


def _grid(desk: Desk, shown: Shown, result: Result, fields: tuple[str, ...]) -> None:
    grid = _mounted(shown)
    names = topic_names(result.fiscal_year)
    # Above the grid, so that the grid's own toolbar does not lie over the tabs.
    st.caption(
        "เพิ่มแถวที่ท้ายตาราง · เลือกแถวทางซ้ายแล้วกด Delete เพื่อลบ · Shift+Enter ขึ้นบรรทัดใหม่ในช่อง · ข้อความยาวแก้สะดวกกว่าในแบบฟอร์ม"
    )
    st.data_editor(
        frame(grid.base),
        key=grid.key,
        num_rows="dynamic",
        hide_index=True,
        height="content" if len(grid.base) <= 14 else 700,
        row_height=44,
        placeholder="–",
        alt="ตารางมาตรการ แก้ไขได้",
        on_change=_changed,
        args=(desk, grid),
        disabled=["number"],
        column_order=["number", "topic", "items", *fields],
        column_config={
            "number": st.column_config.TextColumn("ที่", width=44, pinned=True, alignment="center"),
            "topic": st.column_config.SelectboxColumn(
                "ประเด็น",
                width=110 if len(fields) > len(_SHORT) else 64,
                options=[str(number) for number in names],
                format_func=lambda value: topic_label(int(value), names),
                help="หนึ่งในเจ็ดประเด็น",
            ),
            "items": st.column_config.MultiselectColumn(
                "ข้อ",
                width=110 if len(fields) > len(_SHORT) else 76,
                options=[item.code for item in result.rules.items],
                format_func=item_code,
                accept_new_options=True,
                help="ข้อคำถามที่มาตรการนี้ตอบ",
            ),
            **{
                name: st.column_config.TextColumn(
                    heading, width=_WIDTHS[name], max_chars=edit.MAX_TEXT, help=HELP[name]
                )
                for name, heading in COLUMNS.items()
            },
        },
    )


def _mounted(shown: Shown) -> Grid:
    grid = st.session_state.get(_STATE)
    if isinstance(grid, Grid) and (grid.stream, grid.n) == (shown.stream, shown.n) and grid.key in st.session_state:
        return grid
    grid = Grid(shown.stream, shown.n, shown.table.measures, secrets.token_hex(4))
    st.session_state[_STATE] = grid
    return grid


def _changed(desk: Desk, grid: Grid) -> None:
    edits = st.session_state[grid.key]
    # Added rows are reported again with every edit: an id made of the grid and their place keeps them the same.
    rows = edit.apply_grid_edits(grid.base, edits, lambda k: f"{grid.token}-{k}")
    grid.n = desk.change(lambda table: with_measures(table, rows))


def frame(measures: tuple[Measure, ...]) -> pd.DataFrame:
    """The rows as the editor takes them: number, topic ("1"–"7" or None), items (list of codes), the six texts."""
    columns = {
        "number": [str(number) for number in range(1, len(measures) + 1)],
        "topic": [str(m.topic) if m.topic else None for m in measures],
        **{name: [getattr(m, name) for m in measures] for name in COLUMNS},
    }
    table = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
    table.insert(2, "items", pd.Series([list(m.items) for m in measures], dtype="object"))
    return table


def _paste_box(desk: Desk) -> None:
    with st.expander("วางแถวจาก Excel หรือ Word", icon=":material/content_paste:", key="measures_paste_box"):
        st.markdown("คัดลอกแถวจากตารางเดิมแล้ววางที่นี่ โปรแกรมอ่านหัวตารางให้เอง ช่องที่มีหลายบรรทัดก็วางได้ แถวที่วางจะต่อท้ายตาราง")
        st.text_area(
            "ข้อความที่คัดลอกมา",
            key=_PASTE,
            height=140,
            placeholder="มาตรการ ⇥ วิธีการ ⇥ ผู้รับผิดชอบ ⇥ ระยะเวลา ⇥ ขั้นตอน ⇥ กำกับติดตาม",
        )
        st.button("เพิ่มแถวที่วาง", icon=":material/playlist_add:", key="measures_paste_add", on_click=_paste, args=(desk,))


def _paste(desk: Desk) -> None:
    try:
        measures = paste_block(st.session_state.get(_PASTE) or "")
        desk.change(lambda table: edit.extend(table, measures))
    except edit.EditError as error:
        say(str(error), failed=True)
        return
    st.session_state[_PASTE] = ""
    say(f"เพิ่ม {len(measures)} แถวแล้ว")
