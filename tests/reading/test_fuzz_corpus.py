"""What fuzzing found once is read without a fault ever since; the seeds of the fuzzer are read as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import targets

CORPUS = sorted((Path(__file__).parent / "fuzz_corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_find_is_read_without_a_fault(path: Path) -> None:
    """A file's name begins with its target: ``sheets-…``."""
    targets.TARGETS[path.name.partition("-")[0]](path.read_bytes())


def test_there_is_something_of_every_target() -> None:
    assert {path.name.partition("-")[0] for path in CORPUS} == set(targets.TARGETS)
