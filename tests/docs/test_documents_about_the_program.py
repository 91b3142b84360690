"""What is written about the program stays true: names of buttons, pictures, links."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))

from interface_words import interface, shows  # noqa: E402

from itadash.rules import FISCAL_YEARS  # noqa: E402

GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
TEXTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "data").rglob("*.md"),
    ROOT / "benchmarks/README.md",
]
YEARS_TOLD = [ROOT / "README.md", ROOT / "docs/guide/04-look.md", ROOT / "docs/guide/11-messages.md"]
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)


def _read(path: Path) -> str:
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def _ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def _anchor(heading: str) -> str:
    """The name that GitHub gives to a heading."""
    kept = (c for c in heading.strip().lower() if c in " -_" or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def test_the_comparison_itself() -> None:
    assert len(interface()) > 1000
    assert shows("นำเข้าข้อมูล")
    assert shows("ร่างมาตรการ (… ข้อ)")
    assert shows("สไลด์ถัดไป")  # from a script of the browser
    assert shows("สไลด์ … จาก …: …")
    assert not shows("นำเข้าข้อมู")
    assert not shows("ปุ่มที่ไม่มีอยู่จริง")


@pytest.mark.parametrize("path", [*GUIDE, ROOT / "README.md"], ids=_ids([*GUIDE, ROOT / "README.md"]))
def test_every_quoted_name_is_on_the_screen(path: Path) -> None:
    thai = _read(path).split("\n## In English")[0]
    unknown = [name for name in re.findall(r"“([^“”]+)”", thai) if name.strip() and not shows(name)]
    assert not unknown


@pytest.mark.parametrize("path", YEARS_TOLD, ids=_ids(YEARS_TOLD))
def test_the_years_are_those_with_rules(path: Path) -> None:
    """Where the documents say which years the program knows, they are those of itadash/rules/years."""
    assert f"{FISCAL_YEARS[0]}–{FISCAL_YEARS[-1]}" in path.read_text(encoding="utf-8")


def test_every_page_is_in_the_guide() -> None:
    titles = re.findall(r'st\.Page\(\s*"[^"]+",\s*title="([^"]+)"', (ROOT / "app.py").read_text(encoding="utf-8"))
    assert len(titles) >= 10
    guide = "".join(_read(path) for path in GUIDE)
    assert [title for title in titles if f"“{title}”" not in guide] == []


def test_the_contents_name_every_chapter() -> None:
    contents = (ROOT / "docs" / "guide" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"\]\((\d\d-[a-z]+\.md)\)", contents)
    assert listed == [path.name for path in GUIDE if path.name != "README.md"]


@pytest.mark.parametrize("path", TEXTS, ids=_ids(TEXTS))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _read(path)):
        if re.match(r"https?://|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        other = (path.parent / name).resolve() if name else path
        assert other.exists(), target
        assert other.is_relative_to(ROOT), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {_anchor(heading) for heading in headings}, target


@pytest.mark.parametrize("path", TEXTS, ids=_ids(TEXTS))
def test_every_picture_says_what_is_on_it(path: Path) -> None:
    for alt, _ in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", _read(path)):
        assert len(alt) > 8


def test_every_picture_is_made_by_the_program_and_shown() -> None:
    """docs/images holds what scripts/screenshots.py makes, and nothing that no document shows."""
    from scripts import screenshots

    kept = {path.name for path in (ROOT / "docs" / "images").iterdir()}
    assert kept == {f"{name}.png" for name in screenshots.names()}
    shown = {Path(p).name for path in TEXTS for p in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text("utf-8"))}
    assert kept == shown & kept
