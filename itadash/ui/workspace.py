"""The workspace behind the page: whose work it is, what was read, what is selected.

The workspace is named in the address (``?doc=…``): whoever has the link has the work, a reload or another computer
shows the same. Readings and results are computed once per content and shared read-only between sessions.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import streamlit as st

from itadash import scores as score_table
from itadash.assessment.audit import Audited, run
from itadash.assessment.result import Result, build
from itadash.reading import answers
from itadash.reading.model import Reading
from itadash.rules import UnknownFiscalYearError, load
from itadash.scores import Conflict
from itadash.store import Store, StoredFile, open_store, where

PARAMETER = "doc"
DEFAULT_TARGET = Decimal(85)
KEY_AGENCY, KEY_YEAR, KEY_TARGET = "agency", "year", "target"
_NOTICE = "workspace_not_found"


@dataclass(frozen=True)
class Selection:
    """What the bar has selected; ``None`` while nothing is loaded. ``agency`` may be ``""`` (no name printed)."""

    agency: str | None
    fiscal_year: int | None
    target: Decimal


@dataclass(frozen=True)
class _Read:
    """Everything read from the files of a workspace; shared, so never changed."""

    readings: tuple[Reading, ...]
    scores: pd.DataFrame
    conflicts: tuple[Conflict, ...]


@dataclass
class Workspace:
    """One workspace and the store that keeps it."""

    id: str
    store: Store

    def files(self) -> list[StoredFile]:
        """The files of the workspace, oldest first."""
        return self.store.files(self.id)

    def key(self) -> str:
        """A name for what the files say: the same while nothing is added, answered or removed."""
        return _key(self.files())

    def readings(self) -> list[tuple[StoredFile, Reading]]:
        """Each file with what it says, the person's answers filled in."""
        files = self.files()
        return list(zip(files, _read(_key(files), files).readings, strict=True))

    def scores(self) -> pd.DataFrame:
        """The Scores table of all files, one row a key; rows of unanswered questions keep ``<NA>`` or ``""``."""
        files = self.files()
        return _read(_key(files), files).scores.copy()

    def conflicts(self) -> list[Conflict]:
        """Values that contradict a value read before (for rows whose year is known)."""
        files = self.files()
        return list(_read(_key(files), files).conflicts)

    def audited(self, target: Decimal) -> Audited:
        """The audit of all files, shared and read-only; ``target`` is the line below which an item wants a measure."""
        files = self.files()
        key = _key(files)
        return _audited(key, str(target), _read(key, files).readings)

    def result(self, selection: Selection) -> Result | None:
        """The result of the selection, shared and read-only; ``None`` when nothing is selected.

        Raises :class:`itadash.rules.UnknownFiscalYearError` (Thai) for a year without rules.
        """
        if selection.agency is None or selection.fiscal_year is None:
            return None
        load(selection.fiscal_year)
        files = self.files()
        key = _key(files)
        scores = _read(key, files).scores
        return _result(key, selection.agency, selection.fiscal_year, str(selection.target), scores)


def current() -> Workspace:
    """The workspace of the address; a new one on the first visit, and (said by :func:`not_found`) for a wrong link."""
    store = _store(where())
    asked = st.query_params.get(PARAMETER) or ""
    kept = st.session_state.get("workspace")
    if kept and asked in ("", kept):
        ws = kept
    elif asked and store.has_workspace(asked):
        ws = asked
    else:
        ws = store.create_workspace()
        st.session_state[_NOTICE] = bool(asked)
    st.session_state["workspace"] = ws
    if asked != ws:
        st.query_params[PARAMETER] = ws
    return Workspace(ws, store)


def not_found() -> bool:
    """True when the address named a workspace that does not exist, so that a new one was opened."""
    return bool(st.session_state.get(_NOTICE))


def found_again() -> None:
    """Stop saying that the link was wrong."""
    st.session_state[_NOTICE] = False


def selected() -> Selection:
    """What the pickers say, checked against what is loaded; defaults where they say nothing."""
    state = st.session_state
    return choose(current().scores(), state.get(KEY_AGENCY), state.get(KEY_YEAR), state.get(KEY_TARGET))


def agencies_of(scores: pd.DataFrame) -> list[str]:
    """The agencies that have scores with a year, in the order they were read; those without a name last."""
    names = scores.loc[scores["fiscal_year"].notna(), "agency"].unique().tolist()
    return sorted(names, key=lambda name: name == "")


def years_of(scores: pd.DataFrame, agency: str | None) -> list[int]:
    """The fiscal years that ``agency`` has scores of, newest first; years with rules before years without."""
    known = scores.loc[(scores["agency"] == agency) & scores["fiscal_year"].notna(), "fiscal_year"]
    return sorted({int(year) for year in known}, key=lambda year: (_has_rules(year), year), reverse=True)


def choose(scores: pd.DataFrame, agency: object, year: object, target: object) -> Selection:
    """A valid selection out of wishes that may be missing, stale or forged."""
    agencies = agencies_of(scores)
    chosen = agency if isinstance(agency, str) and agency in agencies else next(iter(agencies), None)
    years = years_of(scores, chosen)
    chosen_year = year if isinstance(year, int) and year in years else next(iter(years), None)
    return Selection(chosen, chosen_year, _target(target))


def _target(wish: object) -> Decimal:
    if not isinstance(wish, (int, float)) or not math.isfinite(wish):
        return DEFAULT_TARGET
    value = score_table.round_half_up(Decimal(str(wish)))
    return min(max(value, Decimal(0)), Decimal(100))


def _has_rules(year: int) -> bool:
    try:
        load(year)
    except UnknownFiscalYearError:
        return False
    return True


def _key(files: Sequence[StoredFile]) -> str:
    """A name for the content of the files: equal content, equal key."""
    return hashlib.sha256("".join(file.digest for file in files).encode()).hexdigest()


@st.cache_resource(show_spinner=False, max_entries=8)
def _store(place: str) -> Store:
    return open_store()


@st.cache_resource(show_spinner=False, max_entries=128)
def _read(key: str, _files: Sequence[StoredFile]) -> _Read:
    readings = tuple(answers.answered(file.body) for file in _files)
    columns = list(score_table.COLUMNS)
    printed = [reading.printed.loc[:, columns] for reading in readings]
    table = pd.concat(printed, ignore_index=True) if printed else score_table.frame([])
    scores, conflicts = score_table.distinct(table)
    return _Read(readings, scores, tuple(c for c in conflicts if c.fiscal_year is not None))


@st.cache_resource(show_spinner=False, max_entries=256)
def _result(key: str, agency: str, fiscal_year: int, target: str, _scores: pd.DataFrame) -> Result:
    return build(_scores, agency, fiscal_year, Decimal(target))


@st.cache_resource(show_spinner=False, max_entries=64)
def _audited(key: str, target: str, _readings: Sequence[Reading]) -> Audited:
    return run(_readings, Decimal(target))
