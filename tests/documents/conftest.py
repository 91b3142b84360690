"""The references and the reports made from them, each once a file of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from itadash.documents import publish
from tests.documents.readback import FIXED
from tests.documents.reference_data import Reference
from tests.documents.reference_report import Report


@pytest.fixture(scope="module")
def references() -> Path:
    return Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def report(references: Path) -> Report:
    """The seed and its report in a form, each made once."""
    made: dict[tuple[str, str], tuple[Reference, bytes]] = {}

    def make(number: str, form: str) -> tuple[Reference, bytes]:
        if (number, form) not in made:
            seed = Reference(references, number)
            made[number, form] = (seed, publish.file("analysis", seed.facts(form), created=FIXED))
        return made[number, form]

    return make
