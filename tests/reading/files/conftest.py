"""One reader a module, and a slowed clock: a busy machine is not what these tests are about, the guards judge files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from itadash.reading.files import limits
from itadash.reading.files.cells import Reader


@pytest.fixture(autouse=True)
def patient_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 6 * limits.SECONDS)
    monkeypatch.setattr(limits, "FAST_SECONDS", 6 * limits.FAST_SECONDS)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One process that reads, for all the tests of a module."""
    with Reader() as shared:
        yield shared
