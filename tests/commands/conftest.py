"""An invented sheet, one with values that are no scores, and a way to run commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.command import (
    AGENCY,
    VALUES,
    Run,
    write,
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """An invented sheet of a few items; i2, i7 and o1 are below 85."""
    rows = [("IIT", "i1", "85.00"), ("IIT", "i2", "84.99"), ("IIT", "i7", "60.00"), ("OIT", "o1", "0.00")]
    return write(tmp_path / "คะแนน.csv", [(AGENCY, "2566", *row) for row in rows])


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def lossy(tmp_path: Path) -> Path:
    """Two items on target; five values that are no scores."""
    return write(tmp_path / "ค่าหาย.csv", [(AGENCY, "2566", "IIT", *value) for value in VALUES])
