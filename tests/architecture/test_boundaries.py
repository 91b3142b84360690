"""The house rules that a reader could break without noticing, held by reading the code's own syntax."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = [p for p in (ROOT / "itadash").rglob("*.py") if "ui" not in p.relative_to(ROOT / "itadash").parts[:-1]]
ALL = [*(ROOT / "itadash").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def _calls(path: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _ids(paths: list[Path]) -> list[str]:
    return [str(p.relative_to(ROOT)) for p in paths]


def test_there_is_something_to_check() -> None:
    assert len(CORE) > 20
    assert len(list((ROOT / "pages").glob("*.py"))) >= 5


@pytest.mark.parametrize("path", CORE, ids=_ids(CORE))
def test_core_knows_nothing_of_streamlit(path: Path) -> None:
    assert "streamlit" not in _imports(path)


@pytest.mark.parametrize("path", ALL, ids=_ids(ALL))
def test_no_code_from_data(path: Path) -> None:
    assert not _imports(path) & {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
    assert not {_name(c) for c in _calls(path)} & {"eval", "exec", "compile", "__import__"}


@pytest.mark.parametrize("path", ALL, ids=_ids(ALL))
def test_no_unsafe_html(path: Path) -> None:
    for call in _calls(path):
        for keyword in call.keywords:
            assert keyword.arg not in ("unsafe_allow_html", "unsafe_allow_javascript"), f"line {call.lineno}"
        assert _name(call) not in ("st.html", "components.html", "st.iframe"), f"line {call.lineno}"


@pytest.mark.parametrize("path", ALL, ids=_ids(ALL))
def test_no_unbounded_workbook_reading(path: Path) -> None:
    for call in _calls(path):
        name = _name(call)
        if name.endswith("load_workbook"):
            assert any(k.arg == "read_only" and ast.unparse(k.value) == "True" for k in call.keywords), call.lineno
        assert not name.endswith(("read_excel", "ExcelFile", "read_html", "read_pickle")), call.lineno


@pytest.mark.parametrize("path", ALL, ids=_ids(ALL))
def test_modules_are_rooms_not_halls(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_pages_hold_no_rules() -> None:
    """A weight, a level or a sub-indicator in a page would be a rule outside the rules."""
    pattern = re.compile(r"0\.15|0\.40|ROUND_HALF_UP|ผ่านดีเยี่ยม|ต้องปรับปรุงโดยด่วน")
    for page in (ROOT / "pages").glob("*.py"):
        assert not pattern.search(page.read_text(encoding="utf-8")), page.name


def test_nothing_is_sent_anywhere() -> None:
    """No module of ours opens a connection."""
    network = {"requests", "urllib", "httpx", "aiohttp", "socket", "ftplib", "smtplib", "http"}
    for path in ALL:
        assert not _imports(path) & network, path.name


def test_buttons_that_are_nothing_but_an_icon_have_a_thai_name() -> None:
    """A screen reader says the name of the icon, which Streamlit gives in English; language.js has the Thai one."""
    script = (ROOT / "itadash" / "ui" / "language.js").read_text(encoding="utf-8")
    table = script[script.index("const ICONS") : script.index("const PATTERNS")]
    named = set(re.findall(r"^  \['([a-z_]+)', ", table, re.MULTILINE))
    used: set[str] = set()
    for path in ALL:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'(?:button|popover)\(\s*":material/([a-z_]+):"', text))
    assert len(used) > 4
    assert used <= named
