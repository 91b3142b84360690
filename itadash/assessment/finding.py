"""One finding of the audit, and the table that findings make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from itadash.reading.corrections import Correction
from itadash.reading.parts import PartAnswer

COLUMNS = ("severity", "kind", "fiscal_year", "code", "printed", "expected", "message", "source")
SEVERITIES = ("error", "warning", "info")
TOLERANCE = Decimal("0.02")  # printed figures may differ this much from recomputed ones through rounding


_CONTRACT = {"unmentioned": "uncovered"}  # kinds that the contract of the command line counts under another


@dataclass(frozen=True)
class Choice:
    """One way to settle a finding: what it says (Thai, short) and all that is answered or corrected by it at once."""

    label: str
    answers: tuple[PartAnswer | Correction, ...]


@dataclass(frozen=True)
class Finding:
    """``severity`` error · warning · info; ``kind`` as in the audit's contract; ``message`` is one Thai sentence.

    ``calculation`` is one Thai line that a committee can follow (``""`` where nothing was calculated), ``effect`` the
    points that the total would move from the printed to the expected value (``None`` where it cannot be told), and
    ``corrections`` what the person may accept, likeliest first. ``choices`` are the ways to settle what no single
    correction does. ``either`` says that neither of ``printed`` and ``expected`` is known to be the right one; the
    effect then has no sign that means anything, and ``expected_source`` is where ``expected`` is printed.
    """

    severity: str
    kind: str
    fiscal_year: int | None
    code: str
    printed: str
    expected: str
    message: str
    source: str
    calculation: str = ""
    effect: Decimal | None = None
    corrections: tuple[Correction, ...] = ()
    agency: str = ""
    choices: tuple[Choice, ...] = ()
    either: bool = False
    expected_source: str = ""


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, errors first; within a severity in the order they were found."""
    return sorted(dict.fromkeys(findings), key=lambda finding: SEVERITIES.index(finding.severity))


def table(findings: Iterable[Finding], *, named: bool = False) -> pd.DataFrame:
    """Findings as a frame of the contract's columns and kinds, all text, in the order of :func:`ordered`.

    The contract has one kind, ``uncovered``, for items that are left out, be it by the measures or by the analysis.
    ``named`` says of which agency each is (the table has no column for it).
    """
    rows = [
        [
            _text(_CONTRACT.get(finding.kind, finding.kind) if name == "kind" else getattr(finding, name))
            for name in COLUMNS[:-2]
        ]
        + [f"{finding.agency}: {finding.message}" if named and finding.agency else finding.message, finding.source]
        for finding in ordered(findings)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _text(value: object) -> str:
    return "" if value is None else str(value)
