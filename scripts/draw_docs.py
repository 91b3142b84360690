"""Write the parts of the documents that come from the code: rooms and arrows, terms, the list of decisions.

``python scripts/draw_docs.py`` renews them; a test fails while they are stale. Such a part stands between
``<!-- drawn: NAME -->`` and ``<!-- end -->`` in a Markdown file; what is around it is written by hand.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from itadash.rules.glossary import glossary  # noqa: E402

PACKAGE = ROOT / "itadash"
DECISIONS = ROOT / "docs" / "decisions"
# Modules that are no room of their own on the drawing: small tools that anything may use.
TOOLS = {"thai_text", "thai_dates", "scores", "chart_marks"}


def main() -> int:
    """Write what is stale and name it."""
    for path, text in drawn().items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))
    return 0


def drawn() -> dict[Path, str]:
    """File → its text with every drawn part as it should be."""
    files = {
        ROOT / "docs" / "developers" / "architecture.md": {"arrows": arrows_text, "rooms": rooms_text},
        DECISIONS / "README.md": {"decisions": decisions_text},
        ROOT / "docs" / "guide" / "13-glossary.md": {"terms": terms_text},
    }
    return {path: _filled(path.read_text(encoding="utf-8"), parts) for path, parts in files.items()}


def _filled(text: str, parts: dict[str, Callable[[], str]]) -> str:
    for name, write in parts.items():
        pattern = re.compile(rf"(<!-- drawn: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"no place for the part {name}")
        body = write()
        text = pattern.sub(lambda found, body=body: f"{found[1]}{body}\n{found[2]}", text)
    return text


# ------------------------------------------------------------------------------------------------------- rooms


@cache
def rooms() -> dict[str, str]:
    """Room → what it is for, the first line of its docstring. A room is a package or a module directly in itadash."""
    found = {"app.py": _says(ROOT / "app.py"), "pages": "One file a page; each reads the workspace, calls and draws."}
    for path in sorted(PACKAGE.iterdir()):
        if path.is_dir() and (path / "__init__.py").is_file():
            found[path.name] = _says(path / "__init__.py")
        elif path.suffix == ".py" and _room_of(path) == path.stem and path.stem != "__init__":
            found[path.stem] = _says(path)
    return found


@cache
def uses() -> set[tuple[str, str]]:
    """The arrows: (room, room that it imports from)."""
    arrows: set[tuple[str, str]] = set()
    for path in (ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *PACKAGE.rglob("*.py")):
        room = _room_of(path)
        arrows |= {(room, other) for other in _imported(path) if other != room}
    return arrows


def needed(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """``arrows`` without those that a longer way says already; rooms that use each other keep all of theirs."""
    after: dict[str, set[str]] = {}
    for a, b in arrows:
        after.setdefault(a, set()).add(b)

    def reached(room: str) -> set[str]:
        found: set[str] = set()
        ahead = [room]
        while ahead:
            new = after.get(ahead.pop(), set()) - found
            found |= new
            ahead += new
        return found

    reach = {room: reached(room) for room in after}
    return {
        (a, b)
        for a, b in arrows
        if not any(b in reach.get(c, ()) and a not in reach.get(c, ()) for c in after[a] if c != b)
    }


def arrows_text() -> str:
    """A Mermaid drawing, from those that use to those that are used; small tools and roundabout arrows are left out."""
    arrows = sorted(needed({(a, b) for a, b in uses() if a not in TOOLS and b not in TOOLS}))
    lines = [f"    {_id(a)} --> {_id(b)}" for a, b in arrows]
    boxes = [f"    {_id(room)}[{room}]" for room in sorted({room for pair in arrows for room in pair})]
    return "\n".join(["```mermaid", "flowchart TD", *boxes, *lines, "```"])


def rooms_text() -> str:
    """A table of rooms: what each does, which it uses."""
    arrows = uses()
    lines = ["| room | what it does | uses |", "|---|---|---|"]
    for room, does in rooms().items():
        used = ", ".join(sorted(f"`{b}`" for a, b in arrows if a == room)) or "–"
        lines.append(f"| `{room}` | {does} | {used} |")
    return "\n".join(lines)


def _says(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = re.sub(r":\w+:`([^`]+)`", r"`\1`", " ".join(text.split("\n\n")[0].split()))
    return first.replace("``", "`").replace("|", "\\|")


def _room_of(path: Path) -> str:
    if path.parent.name == "pages":
        return "pages"
    if path == ROOT / "app.py":
        return "app.py"
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "cli" if name.startswith("cli_") or name == "__main__" else name


def _imported(path: Path) -> Iterator[str]:
    names = {room for room in rooms() if room not in ("app.py", "pages")}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "itadash":
            rest = node.module.split(".")[1:]
            yield from (name for name in (rest[:1] or [alias.name for alias in node.names]) if name in names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                if parts[0] == "itadash" and len(parts) > 1 and parts[1] in names:
                    yield parts[1]


def _id(room: str) -> str:
    return re.sub(r"\W", "_", room)


# ------------------------------------------------------------------------------------------------------- terms


def terms_text() -> str:
    """The glossary of the rules, for the guide: each term with its source, a star where it is not verified."""
    lines = []
    for term in glossary().values():
        star = "" if term.verified else " ✽"
        lines.append(f"- **{term.name}**{star} {term.meaning} (ที่มา: {term.source})")
    return "\n".join(lines)


# --------------------------------------------------------------------------------------------------- decisions


def decisions_text() -> str:
    """The records by number, each with its heading."""
    lines = []
    for path in sorted(DECISIONS.glob("[0-9]*.md")):
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        lines.append(f"- [{path.name[:4]}]({path.name}) {re.sub(r'^# [0-9]{4}[.]? *', '', heading)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
