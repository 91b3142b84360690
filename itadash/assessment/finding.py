"""One finding of the audit, and the table that findings make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

COLUMNS = ("severity", "kind", "fiscal_year", "code", "printed", "expected", "message", "source")
SEVERITIES = ("error", "warning", "info")
TOLERANCE = Decimal("0.02")  # printed figures may differ this much from recomputed ones through rounding


@dataclass(frozen=True)
class Finding:
    """``severity`` error · warning · info; ``kind`` as in the audit's contract; ``message`` is one Thai sentence."""

    severity: str
    kind: str
    fiscal_year: int | None
    code: str
    printed: str
    expected: str
    message: str
    source: str


def table(findings: Iterable[Finding]) -> pd.DataFrame:
    """Findings as a frame, all columns text, errors first; within a severity in the order they were found."""
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: SEVERITIES.index(finding.severity))
    rows = [[_text(getattr(finding, name)) for name in COLUMNS] for finding in ordered]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _text(value: object) -> str:
    return "" if value is None else str(value)
