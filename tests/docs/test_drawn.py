"""The parts of the documents that come from the code are those of this code, and the drawing itself is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import draw_docs


@pytest.mark.parametrize("path", list(draw_docs.drawn()), ids=lambda path: path.name)
def test_no_drawn_part_is_stale(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == draw_docs.drawn()[path], "run: python scripts/draw_docs.py"


def test_arrows_that_a_longer_way_says_are_left_out() -> None:
    arrows = {("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("a", "d")}
    assert draw_docs.needed(arrows) == {("a", "b"), ("b", "c"), ("c", "d")}


def test_rooms_that_use_each_other_keep_what_they_use() -> None:
    arrows = {("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")}
    assert draw_docs.needed(arrows) == arrows


def test_known_arrows_are_found() -> None:
    """Two that stand in the source for everybody to see, and one that must not be."""
    found = draw_docs.uses()
    assert ("reading", "rules") in found
    assert ("pages", "ui") in found
    assert not [arrow for arrow in found if arrow[0] not in ("ui", "pages", "app.py") and arrow[1] in ("ui", "pages")]


def test_every_room_says_what_it_is_for() -> None:
    assert [room for room, says in draw_docs.rooms().items() if len(says) < 20] == []


def test_a_decision_has_a_number_of_its_own() -> None:
    numbers = [path.name[:4] for path in sorted(draw_docs.DECISIONS.glob("[0-9]*.md"))]
    assert len(numbers) == len(set(numbers)) > 8
    for path in draw_docs.DECISIONS.glob("[0-9]*.md"):
        assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]}"), path.name
