"""The table on the desk: what the page shows, saved with every change, never over somebody else's work.

``st.session_state`` only remembers what this tab has on the screen; the truth is in the store. A change is made from
what is on the screen and saved against the revision that was shown. When another tab saved in between, both changes
are kept where they touch different things (:func:`itadash.measures.progress_edit.together`); otherwise the change is
put aside as a version of its own and the person chooses (:mod:`itadash.ui.measures_conflict`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

import streamlit as st

from itadash.measures import edit
from itadash.measures.model import MeasuresTable, from_json, to_json
from itadash.measures.together import together
from itadash.store import Body, ConflictError, Revision, Store, StoreError
from itadash.ui.measures_words import MEASURES, stepped
from itadash.ui.workspace import Workspace

_SHOWN, _MESSAGE = "measures_shown", "measures_message"
_BANGKOK = timezone(timedelta(hours=7))
_TRIES = 5  # to save beside windows that go on saving

Change = Callable[[MeasuresTable], MeasuresTable]


@dataclass(frozen=True)
class Shown:
    """What this tab has on the screen. ``n`` 0: nothing was saved yet; ``unsaved``: the store refused the last save."""

    stream: str
    n: int
    table: MeasuresTable
    saved_at: datetime | None = None
    can_undo: bool = False
    can_redo: bool = False
    unsaved: str = ""  # why, in Thai

    def saved_clock(self) -> str:
        """The time of the last save on a Thai clock, ``"10:42"``; with the date when it was not today."""
        if self.saved_at is None:
            return ""
        local, today = self.saved_at.astimezone(_BANGKOK), datetime.now(_BANGKOK).date()
        clock = f"{local:%H:%M} น."
        return clock if local.date() == today else f"{local.day}/{local.month}/{local.year + 543} {clock}"


class Desk:
    """The measures table of one agency and year in one workspace. Cheap; made anew in every run.

    ``part`` is what the page shows of it: the measures, or what is reported of them.
    """

    def __init__(self, work: Workspace, agency: str, fiscal_year: int, part: str = MEASURES) -> None:
        self.part = part
        self.joined = False  # whether the last change was saved together with another window's
        self.work = work
        self.store: Store = work.store
        self.ws = work.id
        self.blank = MeasuresTable(agency, fiscal_year)
        self.stream = f"measures/{agency}/{fiscal_year}"
        self._aside = f"{self.stream}/aside"

    # reading ---------------------------------------------------------------------------------------------------

    def open(self) -> Shown:
        """The current table. Called once a run, before anything is drawn from it."""
        last = self._last()
        revision = self.store.load(self.ws, self.stream)
        n = revision.n if revision else 0
        if last is not None and last.unsaved:
            if last.n == n:
                return last
            self._put_aside(last.table)
        elif last is not None and last.n != n:
            st.toast("มีการแก้ไขจากหน้าต่างอื่น แสดงฉบับล่าสุดแล้ว", icon=":material/sync:")
        return self._show(revision)

    def _last(self) -> Shown | None:
        last = st.session_state.get(_SHOWN)
        return last if isinstance(last, Shown) and last.stream == self.stream else None

    def _show(self, revision: Revision | None) -> Shown:
        if revision is None:
            shown = Shown(self.stream, 0, self.blank)
        else:
            table = from_json(revision.body)
            shown = Shown(self.stream, revision.n, table, revision.saved_at, revision.can_undo, revision.can_redo)
        st.session_state[_SHOWN] = shown
        return shown

    # changing (called from callbacks) --------------------------------------------------------------------------

    def change(self, change: Change) -> int:
        """Save the table on the screen with ``change`` made to it; returns the revision then on the screen."""
        self.joined = False
        try:
            shown = self._last() or self._show(self.store.load(self.ws, self.stream))
            table = change(shown.table)
        except edit.EditError as error:
            say(str(error), failed=True)
            return shown.n
        except StoreError as error:
            say(str(error), failed=True)
            return 0
        if table == shown.table and not shown.unsaved:
            return shown.n
        try:
            return self._show(self._save(shown, table)).n
        except ConflictError as conflict:
            try:
                self._put_aside(table)
            except StoreError as error:
                return self._keep(shown, table, error)
            return self._show(conflict.current).n
        except StoreError as error:
            return self._keep(shown, table, error)

    def _save(self, shown: Shown, table: MeasuresTable) -> Revision:
        """Save ``table``, made from what is shown; together with what other windows saved since, where that can be.

        Raises :class:`ConflictError` where it cannot.
        """
        base, n = shown.table, shown.n
        for tried in range(_TRIES):
            try:
                if n == 0:  # the empty table comes first, so that undo can take back the very first change too
                    n = self.store.save(self.ws, self.stream, to_json(self.blank), expected=0).n
                saved = self.store.save(self.ws, self.stream, to_json(table), expected=n)
            except ConflictError as conflict:
                theirs = from_json(conflict.current.body) if conflict.current else self.blank
                # What the store refused before is not told from what it holds: only the person can choose then.
                both = None if shown.unsaved else together(base, table, theirs)
                if both is None:
                    raise
                base, table, n = theirs, both, conflict.current.n if conflict.current else 0
                continue
            if tried:
                self.joined = True
                say("บันทึกรวมกับการแก้ไขจากหน้าต่างอื่นแล้ว")
            return saved
        raise ConflictError(self.store.load(self.ws, self.stream))

    @staticmethod
    def _keep(shown: Shown, table: MeasuresTable, error: StoreError) -> int:
        """The store refused: the table stays on the screen until it can be saved or put aside."""
        st.session_state[_SHOWN] = replace(shown, table=table, unsaved=str(error))
        return shown.n

    def save_again(self) -> None:
        """Try once more to save what the store refused."""
        self.change(lambda table: table)

    def undo(self) -> None:
        """One step back."""
        self._step(self.store.undo, "ย้อน")

    def redo(self) -> None:
        """One step forward."""
        self._step(self.store.redo, "ทำซ้ำ")

    def _step(self, step: Callable[[str, str, int], Revision], verb: str) -> None:
        shown = self._last()
        if shown is None or shown.n == 0:
            return
        try:
            after = self._show(step(self.ws, self.stream, shown.n)).table
        except ConflictError as conflict:
            self._show(conflict.current)
            say("มีการแก้ไขจากหน้าต่างอื่น จึงแสดงฉบับล่าสุดแทน")
        except StoreError as error:
            say(str(error), failed=True)
        else:
            if told := stepped(shown.table, after, self.part):  # measures and their follow-up share one history
                say(f"{verb}: {told}")

    # two versions ----------------------------------------------------------------------------------------------

    def aside(self) -> MeasuresTable | None:
        """A version that could not be saved because another tab had saved first; None when there is none."""
        versions = self._versions()[1]
        return from_json(versions[0]) if versions else None

    def has_conflict(self) -> bool:
        """True when a version waits for a choice, or when the store cannot say."""
        try:
            return self.aside() is not None
        except StoreError:
            return True

    def _versions(self) -> tuple[int, list[Body]]:
        revision = self.store.load(self.ws, self._aside)
        return (revision.n, list(revision.body.get("versions", []))) if revision else (0, [])

    def _put_aside(self, table: MeasuresTable) -> None:
        self._change_aside(lambda versions: [*versions, to_json(table)])

    def _change_aside(self, change: Callable[[list[Body]], list[Body]]) -> None:
        while True:
            n, versions = self._versions()
            try:
                self.store.save(self.ws, self._aside, {"versions": change(versions)}, expected=n)
                return
            except ConflictError:
                continue

    def settle(self, choice: str) -> None:
        """End a conflict: ``theirs`` (what is saved), ``mine`` (what was put aside) or ``both`` (all rows of both).

        The version that was not chosen stays one step back in the history.
        """
        try:
            mine, theirs = self.aside(), self._show(self.store.load(self.ws, self.stream)).table
            if mine is None:
                return
            if choice == "theirs":
                self.change(lambda _: mine)
                self.change(lambda _: theirs)
            else:
                self.change(lambda _: mine if choice == "mine" else edit.merged(theirs, mine))
            last = self._last()
            if last is None or not last.unsaved:  # else the choice is made again once the store takes it
                self._change_aside(lambda versions: versions[1:])
        except StoreError as error:
            say(str(error), failed=True)


def saved(work: Workspace, agency: str, fiscal_year: int) -> MeasuresTable:
    """The saved measures, without taking them onto the screen. Raises :class:`StoreError`."""
    revision = work.store.load(work.id, f"measures/{agency}/{fiscal_year}")
    return from_json(revision.body) if revision else MeasuresTable(agency, fiscal_year)


def say(text: str, *, failed: bool = False) -> None:
    """Leave a message for the next run to show (callbacks cannot draw in place)."""
    st.session_state[_MESSAGE] = (text, failed)


def said() -> None:
    """Show the message that a callback left, once."""
    message = st.session_state.pop(_MESSAGE, None)
    if message is None:
        return
    text, failed = message
    if failed:
        st.error(text, icon=":material/error:")
    else:
        st.toast(text, icon=":material/check_circle:")
