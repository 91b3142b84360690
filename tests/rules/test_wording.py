"""Labels are our own words: they share no long run of characters with the questions that agencies print."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from itadash.rules import FISCAL_YEARS, load


def _runs(text: str, length: int) -> set[str]:
    text = "".join(text.split())
    return {text[k : k + length] for k in range(len(text) - length + 1)}


@pytest.mark.references
def test_labels_share_no_long_run_with_the_questions(references: Path) -> None:
    with (references / "ita-items-2566.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 88
    printed: set[str] = set()
    for row in rows:
        printed |= _runs(row["wording_th"], 25) | _runs(row["recommendation_th"], 25)
    for document in (references / "seeds").glob("*.txt"):
        printed |= _runs(document.read_text(encoding="utf-8"), 25)
    for year in FISCAL_YEARS:
        for item in load(year).items:
            if item.instrument != "OIT":  # OIT labels are official names
                assert not _runs(item.label, 25) & printed, (year, item.code, item.label)
