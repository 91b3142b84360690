"""The files that come with the app: the invented sample, the blank template, sheets of published results."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "sample"
SAMPLE = FOLDER / "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
TEMPLATE = FOLDER / "แบบกรอกคะแนน-ITA.xlsx"


def published() -> list[Path]:
    """Sheets of results that agencies published, by name."""
    return [path for path in sorted(FOLDER.glob("*.xlsx")) if path not in (SAMPLE, TEMPLATE)]
