"""The person's part of an analysis, written through to the store at every change.

Changes are made per item, rule or paragraph, so two tabs do not take anything from each other: a change that meets a
newer revision is made again on top of it.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from itadash.analysis.record import Analysis, from_json, to_json
from itadash.store import ConflictError, StoreError
from itadash.ui.workspace import Workspace

_MESSAGE = "analysis_message"
_TRIES = 5


class AnalysisDesk:
    """The analysis of one agency and year in one workspace. Cheap; made anew in every run."""

    def __init__(self, work: Workspace, agency: str, fiscal_year: int) -> None:
        self._store, self._ws = work.store, work.id
        self.stream = f"analysis/{agency}/{fiscal_year}"

    def open(self) -> Analysis:
        """What is saved. Raises :class:`StoreError`."""
        revision = self._store.load(self._ws, self.stream)
        self.can_undo, self.can_redo = (revision.can_undo, revision.can_redo) if revision else (False, False)
        return from_json(revision.body) if revision else Analysis()

    def change(self, change: Callable[[Analysis], Analysis]) -> None:
        """Callback: save what is saved with ``change`` made to it; a refusal is said on the page."""
        try:
            for _ in range(_TRIES):
                revision = self._store.load(self._ws, self.stream)
                before = from_json(revision.body) if revision else Analysis()
                after = change(before)
                if after == before:
                    return
                n = revision.n if revision else self._store.save(self._ws, self.stream, to_json(before), expected=0).n
                try:
                    self._store.save(self._ws, self.stream, to_json(after), expected=n)
                    return
                except ConflictError:
                    continue
            say("มีการแก้ไขจากหน้าต่างอื่นพร้อมกันหลายครั้ง โปรดลองอีกครั้ง")
        except (StoreError, ValueError) as error:
            say(str(error))

    def undo(self) -> None:
        """Callback: one step back."""
        self._step(self._store.undo)

    def redo(self) -> None:
        """Callback: one step forward."""
        self._step(self._store.redo)

    def _step(self, step: Callable[[str, str], object]) -> None:
        try:
            step(self._ws, self.stream)
        except StoreError as error:
            say(str(error))


def say(text: str) -> None:
    """Leave a problem for the next run to show."""
    st.session_state[_MESSAGE] = text


def said() -> None:
    """Show the problem that a callback left, once."""
    if text := st.session_state.pop(_MESSAGE, None):
        st.error(text, icon=":material/error:")
