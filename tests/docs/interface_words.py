"""Every text that the program can put on the screen, read from its source, to compare the documents with."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_IN_SCRIPTS = re.compile(r"(['\"`])((?:(?!\1).)*?[\u0e00-\u0e7f](?:(?!\1).)*)\1")
_MARKS = re.compile(r":material/\w+:|:\w+\[|\*\*|\]")


def plain(text: str) -> str:
    """A text without Markdown's marks and icons, on one line."""
    return " ".join(_MARKS.sub("", text).split())


@cache
def interface() -> frozenset[str]:
    """All Thai texts of the source and its data; ``…`` where a value is put in. Docstrings are none of them."""
    sources = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "itadash").rglob("*.py")]
    words = {text for path in sources for text in _texts(ast.parse(path.read_text(encoding="utf-8")))}
    for path in (ROOT / "itadash").rglob("*.js"):
        texts = (found[2] for found in _IN_SCRIPTS.finditer(path.read_text(encoding="utf-8")))
        words.update(re.sub(r"\$\{[^}]*\}", "…", text) for text in texts)
    for path in (ROOT / "itadash").rglob("*.toml"):
        words.update(_values(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(plain(text) for text in words if _THAI.search(text))


def shows(quoted: str) -> bool:
    """True when the interface has a text that is ``quoted``, or begins so if it is long; ``…`` is anything."""
    pattern = ".*".join(re.escape(part) for part in plain(quoted).split("…"))
    whole = re.compile(pattern if len(quoted) < 12 else pattern + ".*")
    return any(whole.fullmatch(text) for text in interface())


def _texts(tree: ast.AST) -> Iterator[str]:
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in node.values)
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation | inside:
            yield node.value


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
