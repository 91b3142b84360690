"""A file asked for while the page is drawn anew is that of the new page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from itadash.ui import latest
from itadash.ui.latest import Files


def test_a_button_of_the_run_before_waits_and_makes_what_the_new_run_wants() -> None:
    files = Files()
    before = files.taken("pdf", "รายงาน.pdf", lambda: b"before")
    with ThreadPoolExecutor(1) as clicked:
        made = clicked.submit(before)  # a choice was made, its run has begun, and the old button is clicked
        assert not made.done()
        files.taken("pdf", "รายงาน.pdf", lambda: b"now")
        assert not made.done()
        files.drawn.set()
        assert made.result(timeout=30) == b"now"


def test_a_button_of_another_name_makes_what_it_is_named_after() -> None:
    files = Files()
    before = files.taken("pdf", "รายงาน-2565.pdf", lambda: b"2565")
    now = files.taken("pdf", "รายงาน-2566.pdf", lambda: b"2566")
    files.drawn.set()
    assert (before(), now()) == (b"2565", b"2566")


def test_a_button_that_the_new_run_does_not_draw_still_makes_its_file() -> None:
    files = Files()
    gone = files.taken("memo", "บันทึก.pdf", lambda: b"memo")
    files.taken("pdf", "รายงาน.pdf", lambda: b"report")
    files.drawn.set()
    assert gone() == b"memo"


def test_nobody_waits_for_a_page_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latest, "PATIENCE", 0.01)
    assert Files().taken("pdf", "รายงาน.pdf", lambda: b"made")() == b"made"
