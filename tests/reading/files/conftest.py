"""A busy machine is not what these tests are about: the clock is slowed, so that files are judged by the guards."""

from __future__ import annotations

import pytest

from itadash.reading.files import limits


@pytest.fixture(autouse=True)
def patient_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 6 * limits.SECONDS)
    monkeypatch.setattr(limits, "FAST_SECONDS", 6 * limits.FAST_SECONDS)
