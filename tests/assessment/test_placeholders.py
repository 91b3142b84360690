"""Text of a template left in: every example of the data file is found, every near one is not."""

from __future__ import annotations

import pytest

from itadash.assessment.placeholder_checks import left_over, placeholders
from tests.assessment.made import found, reading

FIRES = [(p.name, text) for p in placeholders() for text in p.fires]
NEAR = [(p.name, text) for p in placeholders() for text in p.near]


@pytest.mark.parametrize(("name", "text"), FIRES)
def test_found(name: str, text: str) -> None:
    assert left_over(text) is not None


@pytest.mark.parametrize(("name", "text"), NEAR)
def test_left_alone(name: str, text: str) -> None:
    assert left_over(text) is None


def test_every_pattern_has_examples_of_its_own() -> None:
    for placeholder in placeholders():
        assert len(placeholder.fires) >= 3
        assert len(placeholder.near) >= 3
        assert all(placeholder.pattern.search(text) for text in placeholder.fires), placeholder.name


def test_a_finding_says_what_and_where() -> None:
    told = found(reading(sentences=["จัดทำแผนดำเนินงานประจำปี", "ถ้าไม่มีให้ตัด OIT ส่วนนี้ออก"]), kind="placeholder")
    assert [(f.severity, f.printed, f.source) for f in told] == [("warning", "ถ้าไม่มีให้ตัด", "ตัวอย่าง › บรรทัด 2")]
    assert "คำสั่งของแม่แบบ" in told[0].message
