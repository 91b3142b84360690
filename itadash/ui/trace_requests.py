"""What the dialog on a figure's origin is asked to show, and the steps that were taken inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from itadash.assessment.printed import Key

_STEPS, _OPEN = "trace_steps", "trace_open"


@dataclass(frozen=True)
class OfFigure:
    """A figure of an agency and a fiscal year; ``key`` is (instrument, code)."""

    agency: str
    fiscal_year: int
    key: Key


@dataclass(frozen=True)
class OfPlace:
    """A place in a file (``file › sheet › cell``); ``value`` is what is printed there, if it is known."""

    source: str
    value: Decimal | None = None


@dataclass(frozen=True)
class OfLevel:
    """The level of a year: what decides it."""

    agency: str
    fiscal_year: int


@dataclass(frozen=True)
class OfCount:
    """How many indicators (``level`` ``indicator``) or items (``item``) lie below the target: which."""

    agency: str
    fiscal_year: int
    level: str


Request = OfFigure | OfPlace | OfLevel | OfCount


def ask(request: Request | None) -> None:
    """Let the dialog open on ``request`` at the end of this run (nothing for ``None``). Also good as a callback."""
    if request is not None:
        _go([request])


def asked(page: str) -> bool:
    """Whether the dialog is open on ``page``: from a request until the person closes it or goes to another page.

    It stays open over any run in between, such as the second of a double tap on a bar, which asks for two.
    """
    if st.session_state.get(_OPEN) is True:
        st.session_state[_OPEN] = page
    elif st.session_state.get(_OPEN) != page:
        close()
    return _OPEN in st.session_state


def close() -> None:
    """Callback of the dialog's closing."""
    st.session_state.pop(_OPEN, None)


def steps() -> list[Request]:
    """The requests followed inside the dialog, the one to show last."""
    return list(st.session_state.get(_STEPS, []))


def follow(request: Request) -> None:
    """Callback of a button in the dialog: go on to ``request``."""
    _go([*steps(), request])


def back() -> None:
    """Callback: one step back."""
    _go(steps()[:-1] or steps())


def _go(path: list[Request]) -> None:
    st.session_state[_STEPS] = path
    st.session_state[_OPEN] = st.session_state.get(_OPEN, True)  # the page is named by the run that draws it
