"""Every page is entered through ``app.py``, also when its own address is the first one asked of a fresh server.

Streamlit still knows apps that are nothing but a folder ``pages/``: until some session has called ``st.navigation``, it
serves a link to a page by running that file alone, without the logo, pickers and title of ``app.py``. A page that
finds itself alone calls ``st.navigation`` once, which ends this for the whole server, and runs again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import streamlit as st

_inside: ContextVar[bool] = ContextVar("inside_app", default=False)
_TRIED = "entered_alone"
_PAGES = Path(__file__).resolve().parents[2] / "pages"


@contextmanager
def through_app() -> Iterator[None]:
    """Around the page, in ``app.py``."""
    token = _inside.set(True)  # of this run only: session state cannot be written once a page has stopped
    try:
        yield
    finally:
        _inside.reset(token)


def require() -> None:
    """First thing in a page: run again through ``app.py`` unless that is what happens already."""
    if _inside.get() or st.session_state.get(_TRIED):
        st.session_state[_TRIED] = False
        return
    st.session_state[_TRIED] = True  # so a page that is a script of its own runs on, alone
    # The same pages as in app.py, so the address that was asked for stays good.
    pages = [st.Page(path, default=path.stem == "overview") for path in sorted(_PAGES.glob("*.py"))]
    st.navigation(pages, position="hidden")
    st.rerun()
