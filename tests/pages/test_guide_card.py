"""The card of the next step: the signs say which steps are done and at which one is."""

from __future__ import annotations

from tests.pages.conftest import Visitor


def _signs(page: Visitor) -> str:
    return next(caption.value for caption in page.at.sidebar.caption if "ขั้นที่" in caption.value)


def test_the_step_that_is_next_has_a_sign_of_its_own(sample: Visitor) -> None:
    assert _signs(sample.go("overview")) == "ขั้นที่ 4 จาก 5 · ✓ ✓ ✓ ● ○"  # in the sample twelve items want measures


def test_documents_that_were_opened_before_there_were_measures_are_still_to_come(sample: Visitor) -> None:
    sample.go("audit").go("documents").go("measures").click("measures_draft")
    assert _signs(sample.go("items")) == "ขั้นที่ 5 จาก 5 · ✓ ✓ ✓ ✓ ●"
    sample.go("documents").go("items")
    assert "ครบทุกขั้นแล้ว" in next(c.value for c in sample.at.sidebar.caption if "✓" in c.value)
