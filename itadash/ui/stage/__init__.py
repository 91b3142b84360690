"""The stage: slides over the whole window or screen, turned without the server.

The component's code is constant and ours; what files say reaches it as data and becomes text, never HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from itadash.ui.workspace import KEY_TARGET, KEY_YEAR

KEY = "stage"
_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "itadash_stage",
    html='<div class="stage"></div>',
    css=(_HERE / "stage.css").read_text(encoding="utf-8"),
    js=(_HERE / "stage.js").read_text(encoding="utf-8"),
)


def stage(slides: Sequence[dict[str, Any]], *, agency: str, year: int, years: Sequence[int], target: float) -> None:
    """Show ``slides`` (as :func:`itadash.documents.stage_data.slides_data`); year and target chosen on it hold for the
    whole app.
    """
    data = {"slides": list(slides), "agency": agency, "year": year, "years": list(years), "target": target}
    _mount(
        key=KEY,
        data=data,
        on_year_change=_take("year", KEY_YEAR, int),
        on_target_change=_take("target", KEY_TARGET, float),
    )


def _take(name: str, key: str, kind: Callable[[Any], int | float]) -> Callable[[], None]:
    """What is chosen on the stage becomes the choice of the bar over every page; what is no number is left."""

    def take() -> None:
        wish = st.session_state[KEY].get(name)
        if isinstance(wish, (int, float)) and not isinstance(wish, bool):
            st.session_state[key] = kind(wish)

    return take
