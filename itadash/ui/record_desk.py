"""A record of one agency and year that a person edits piece by piece, written through to the store at every change.

Changes are made per field or row, so two tabs do not take anything from each other: a change that meets a newer
revision is made again on top of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import streamlit as st

from itadash.store import Body, ConflictError, StoreError
from itadash.ui.workspace import Workspace

_TRIES = 5
_MESSAGE = "record_message"

T = TypeVar("T")


class RecordDesk(Generic[T]):
    """The record ``stream`` in one workspace. Cheap; made anew in every run.

    ``blank`` is the record before anything is saved; ``to_json`` and ``from_json`` take it to the store and back.
    """

    def __init__(
        self,
        work: Workspace,
        stream: str,
        blank: T,
        to_json: Callable[[T], Body],
        from_json: Callable[[Body], T],
    ) -> None:
        self.stream = stream
        self.can_undo = self.can_redo = False
        self._store, self._ws = work.store, work.id
        self._blank, self._to_json, self._from_json = blank, to_json, from_json

    def open(self) -> T:
        """What is saved. Raises :class:`StoreError`."""
        revision = self._store.load(self._ws, self.stream)
        self.can_undo, self.can_redo = (revision.can_undo, revision.can_redo) if revision else (False, False)
        return self._from_json(revision.body) if revision else self._blank

    def change(self, change: Callable[[T], T]) -> None:
        """Callback: save what is saved with ``change`` made to it; a refusal is said on the page."""
        try:
            for _ in range(_TRIES):
                revision = self._store.load(self._ws, self.stream)
                before = self._from_json(revision.body) if revision else self._blank
                after = change(before)
                if after == before:
                    return
                n = revision.n if revision else self._first(before)
                try:
                    self._store.save(self._ws, self.stream, self._to_json(after), expected=n)
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

    def _first(self, blank: T) -> int:
        """Save the record as it was before the first change, so that the change can be undone."""
        return self._store.save(self._ws, self.stream, self._to_json(blank), expected=0).n

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
