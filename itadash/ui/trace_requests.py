"""What the dialog on a figure's origin is asked to show, and the steps that were taken inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from itadash.assessment.printed import Key

_ASKED, _STEPS = "trace_asked", "trace_steps"


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
        st.session_state[_ASKED] = request


def begin() -> bool:
    """True when something was asked: the dialog then starts on it."""
    asked = st.session_state.pop(_ASKED, None)
    if asked is None:
        return False
    st.session_state[_STEPS] = [asked]
    return True


def steps() -> list[Request]:
    """The requests followed inside the dialog, the one to show last."""
    return list(st.session_state.get(_STEPS, []))


def follow(request: Request) -> None:
    """Callback of a button in the dialog: go on to ``request``."""
    st.session_state[_STEPS] = [*steps(), request]


def back() -> None:
    """Callback: one step back."""
    st.session_state[_STEPS] = steps()[:-1] or steps()
