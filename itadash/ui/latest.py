"""Files that belong to what the page shows, also when they are asked for while the page is still being drawn anew.

Streamlit makes a deferred file with the callable of the run that drew its button. Between a choice and the end of the
run that it starts, the button on the screen is still the one before. So a file waits for the run to end, and is then
made as the new run wants it. A button that the new run names otherwise (another year) makes its own file, as its name
says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

_SLOT = "latest_files"
PATIENCE = 30.0  # seconds until a file no longer waits for a page that does not end

Make = Callable[[], bytes]


@dataclass
class Files:
    """The files of one session, by the key of their button: name and maker as last drawn. Shared between threads."""

    drawn: Event = field(default_factory=Event)
    wanted: dict[str, tuple[str, Make]] = field(default_factory=dict)

    def taken(self, key: str, file_name: str, make: Make) -> Make:
        """A maker for the button ``key`` that makes what the last run wants under the same name."""
        self.wanted[key] = (file_name, make)

        def latest() -> bytes:
            self.drawn.wait(PATIENCE)
            name, newest = self.wanted[key]
            return newest() if name == file_name else make()

        return latest


def begin() -> None:
    """From here on files wait, as a new run has begun; :func:`run` lets them go."""
    _files().drawn.clear()


@contextmanager
def run() -> Iterator[None]:
    """Around what a run draws: files wait until it ends. A run that another one cuts short ends with that one."""
    begin()
    files = _files()
    try:
        yield
    except RerunException:
        raise
    except BaseException:  # a stop, or a fault that was told
        files.drawn.set()
        raise
    files.drawn.set()


def download_button(label: str, make: Make, *, file_name: str, key: str, **options: Any) -> None:
    """``st.download_button`` of a file that is made on the click, for what the page shows then."""
    data = _files().taken(key, file_name, make)
    st.download_button(label, data, file_name=file_name, key=key, on_click="ignore", **options)


def _files() -> Files:
    files: Files = st.session_state.setdefault(_SLOT, Files())
    return files
