"""A server whose data folder cannot be written says so in Thai, with the way out, on whatever page was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def test_an_unwritable_data_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").write_text("no folder can be made in here", encoding="utf-8")
    monkeypatch.setenv("ITADASH_DATA", str(tmp_path / "a file" / "data"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    (told,) = app.error
    assert "ITADASH_DATA" in told.value
    assert not app.title, "no page is drawn that could take work which is then lost"
