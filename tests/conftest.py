"""Where the reference documents and a browser are, and when their absence is an error."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # no test depends on how busy the machine is
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
REFERENCES = ROOT.parent / "shared"
REQUIRED = os.environ.get("CI", "").lower() == "true"


def chromium_path() -> str | None:
    """The installed Chromium, if any."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out what this machine cannot run; under CI=true nothing is left out."""
    if REQUIRED:
        return
    no_references = pytest.mark.skip(reason="the reference documents are not beside this clone")
    no_browser = pytest.mark.skip(reason="no Chromium on this machine")
    for item in items:
        if item.get_closest_marker("references") and not (REFERENCES / "seeds").is_dir():
            item.add_marker(no_references)
        if item.get_closest_marker("browser") and chromium_path() is None:
            item.add_marker(no_browser)


@pytest.fixture(scope="session")
def references() -> Path:
    """The folder of the reference documents; missing ones are an error where they are required."""
    if not (REFERENCES / "seeds").is_dir():
        pytest.fail("the reference documents (../shared/seeds) are required here")
    return REFERENCES


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed Chromium; a missing one is an error where it is required."""
    path = chromium_path()
    if path is None:
        pytest.fail("a Chromium is required here")
    return path


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the workspaces of the person who runs it."""
    monkeypatch.setenv("ITADASH_DATA", str(tmp_path / "itadash-data"))
