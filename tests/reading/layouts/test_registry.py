"""The layouts, and the page that tells how to add one."""

from __future__ import annotations

import re
from pathlib import Path

from itadash.reading.layouts.registry import LAYOUTS

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "how-to" / "add-a-layout.md"
ROOM = ROOT / "itadash" / "reading" / "layouts"


def test_every_layout_and_module_of_the_room_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    layouts = {type(layout).__module__.rsplit(".", 1)[-1] for layout in LAYOUTS}
    assert layouts <= set(re.findall(r"`(\w+)`", page))


def test_the_example_on_the_page_is_the_code() -> None:
    code = (ROOM / "printed_measures.py").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        assert example.strip("\n") in code


def test_the_modules_that_the_page_names_exist() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    rooms = {path.stem for path in ROOM.glob("*.py")}
    missing = {"subject_rows", "subject_columns", "lines", "prose", "weights", "values", "settle"} - rooms
    assert not missing
    assert {"heading_paths", "columns", "headers", "subject_headings", "content_roles"} <= named & rooms
