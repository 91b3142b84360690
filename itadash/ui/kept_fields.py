"""The fields of one record on the screen, saved one by one as they are left, and never blanked or made to jump."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from itadash.ui.measures_desk import Change, Desk, Shown
from itadash.ui.visits import visit


@dataclass(frozen=True)
class Kind:
    """What the fields of one form are about.

    ``prefix`` begins every key. ``texts`` are the fields of running text. ``stored`` gives the fields of a record as
    their widgets show them (``None``: there is no such record), ``change`` the change that puts values into a record,
    ``same`` says whether what a field holds is what is stored.
    """

    prefix: str
    texts: tuple[str, ...]
    stored: Callable[[Shown, str], Mapping[str, Any] | None]
    change: Callable[[str, Mapping[str, Any]], Change]
    same: Callable[[str, Any, Any], bool] = lambda _, held, stored: bool(held == stored)


class KeptFields:
    """The fields of the record ``record``. Made anew in every run; :meth:`mount` comes before the widgets."""

    def __init__(self, desk: Desk, shown: Shown, kind: Kind, record: str) -> None:
        self._desk, self._shown, self._kind, self._record = desk, shown, kind, record
        self._values = kind.stored(shown, record) or {}

    def key(self, name: str, of_visit: int | None = None) -> str:
        """The key of a field's widget."""
        return self._key(self._record, name, visit() if of_visit is None else of_visit)

    def _key(self, record: str, name: str, of_visit: int) -> str:
        return f"{self._kind.prefix}_{of_visit}_{record}_{name}"

    def first(self, name: str, argument: str = "value", value: Any = None) -> dict[str, Any]:
        """The default of a field that this session has not drawn yet, as its keyword argument.

        Set through the session state instead, it would overwrite what a browser that found a restarted server still
        has in the field, half written.
        """
        if self.key(name) in st.session_state:
            return {}
        return {argument: self._values[name] if value is None else value}

    def mount(self) -> None:
        """Give the widgets the stored values when the form opens, or when something else changed the record.

        While the form itself makes the changes the widgets are left alone: what is being typed must not jump. Around
        a restart of the server a field's text can arrive without its callback being called (the browser sends it into
        a session that has shown nothing yet). Such a text was being typed: it is saved as an edit that can be undone.
        """
        mounted = (self._shown.stream, self._shown.n, self._record, visit())
        before = st.session_state.get(self._mounted)
        fresh = any(self.key(name) not in st.session_state for name in self._values)
        if before is None or (before == mounted and not fresh):
            self._keep_typed(self._record, visit())
        elif before[:2] == mounted[:2] and before[3] != visit():
            self._keep_typed(before[2], before[3])
        if before == mounted and not fresh:
            return
        for name, value in self._values.items():  # a field that is new here gets its text as a default, see first()
            key = self.key(name)
            if key in st.session_state and st.session_state[key] != value:
                st.session_state[key] = value
        st.session_state[self._mounted] = mounted

    @property
    def _mounted(self) -> str:
        return f"{self._kind.prefix}_mounted"

    def _keep_typed(self, record: str, of_visit: int) -> None:
        """Save the texts that the fields of a visit hold and the record does not, then draw the page anew.

        Often there are none. An empty text is never one: the browser also sends those for fields that it has dropped.
        """
        stored = self._kind.stored(self._shown, record)
        if stored is None:
            return
        held = {name: st.session_state.get(self._key(record, name, of_visit)) for name in self._kind.texts}
        typed = {name: text for name, text in held.items() if text and not self._kind.same(name, text, stored[name])}
        if not typed:
            return
        n = self._desk.change(self._kind.change(record, typed))
        if n == self._shown.n:
            return  # refused, and said so
        st.session_state[self._mounted] = (self._shown.stream, n, record, visit())
        st.rerun()

    def changed(self, name: str) -> None:
        """Callback of every field: save what it holds."""
        if self.key(name) not in st.session_state:
            return  # the field went with its page before its last change arrived; texts are kept by the next visit
        value = st.session_state[self.key(name)]
        before = st.session_state.get(self._mounted)
        n = self._desk.change(self._kind.change(self._record, {name: value}))
        # After a change of another window's the fields are given what is stored.
        if before is not None and not self._desk.joined and not self._desk.has_conflict():
            st.session_state[self._mounted] = (self._desk.stream, n, self._record, visit())
