"""Which page a person is on, and since which visit: fields of a page that is entered again are new ones."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from itadash.ui import intake

_PAGE, _VISIT = "page_now", "visit"


def entered(page: str) -> None:
    """Note which page runs, in every run. Entering another page begins a new visit, see :func:`visit`."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    if before is not None and before != page:
        st.session_state[_VISIT] = visit() + 1
        intake.left_page()
    if visit() and st.query_params.get(_VISIT) != str(visit()):
        st.query_params[_VISIT] = str(visit())


def visit() -> int:
    """A number that changes whenever another page was entered, even if its run was broken off at once.

    The browser forgets what the fields of a page hold as soon as another page begins; the server may not have noticed.
    Fields whose keys carry this number are new to both, so they show what is stored and never send empty texts. It
    stands in the address, too, because a browser that finds a restarted server must meet the same fields again.
    """
    if _VISIT not in st.session_state:
        told = st.query_params.get(_VISIT, "")
        st.session_state[_VISIT] = int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 0
    return int(st.session_state[_VISIT])


def go_over(**address: str) -> None:
    """Forget all that this session holds and go over to ``address`` (what stands after the ?), as its link would.

    What widgets on the page keep in the address cannot be taken out of it by us; they check it against what they find.
    """
    number = visit() + 1
    for name in list(st.query_params):
        with suppress(StreamlitAPIException):
            del st.query_params[name]
    # Not clear(): that stops, without a word, at the first key that is listed and cannot be deleted; the rest stays.
    for key in list(st.session_state):
        with suppress(KeyError):
            del st.session_state[key]
    st.session_state[_VISIT] = number
    for name, value in address.items():
        st.query_params[name] = value
