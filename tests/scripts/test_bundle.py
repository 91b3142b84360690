"""The zip for a computer without the internet: what goes in, and what the Python inside looks at."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts import bundle

ROOT = Path(__file__).resolve().parents[2]


def test_a_user_gets_the_program_and_not_its_tests(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = bundle.tracked(ROOT)
    assert {"start.bat", "app.py", "requirements.txt", "pages/overview.py", ".streamlit/config.toml"} <= set(names)
    assert any(name.startswith("data/sample/") and not name.isascii() for name in names), "Thai names as they are"
    assert not [name for name in names if name.startswith(("tests/", ".ci/", "benchmarks/"))]


def test_a_batch_file_has_the_line_ends_of_windows_whatever_the_clone_has(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        bundle.put(archive, "a/start.bat", b"@echo off\nrem\r\n")
        bundle.put(archive, "a/start.sh", b"#!/bin/sh\n")
    with zipfile.ZipFile(path) as archive:
        assert archive.read("a/start.bat") == b"@echo off\r\nrem\r\n"
        assert archive.read("a/start.sh") == b"#!/bin/sh\n"


def test_wheels_are_asked_for_the_other_system_and_never_built() -> None:
    command = bundle.download("3.12", Path("somewhere"))
    for pair in (("--platform", "win_amd64"), ("--python-version", "3.12"), ("--dest", "somewhere")):
        assert command[command.index(pair[0]) + 1] == pair[1]
    assert "--only-binary=:all:" in command


def test_the_python_inside_sees_its_packages_and_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "python-3.13.9-embed-amd64.zip"
    with zipfile.ZipFile(package, "w") as archive:
        for name in ("python.exe", "python313.dll", "python313.zip"):
            archive.writestr(name, name)
        archive.writestr("python313._pth", "python313.zip\n.\n#import site\n")
    made = tmp_path / "made"
    (made / "streamlit").mkdir(parents=True)
    (made / "streamlit" / "__init__.py").write_text("", encoding="utf-8")
    commands: list[list[str]] = []
    monkeypatch.setattr(bundle.subprocess, "run", lambda command, check: commands.append(command))
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        bundle.add_python(archive, package, made)
        names = archive.namelist()
        lines = archive.read("ITA-Dash/python/python313._pth").decode().split("\r\n")
    assert commands[0][commands[0].index("--python-version") + 1] == "3.13"
    assert "ITA-Dash/python/python.exe" in names
    assert "ITA-Dash/python/Lib/site-packages/streamlit/__init__.py" in names
    assert names.count("ITA-Dash/python/python313._pth") == 1
    assert lines == ["python313.zip", ".", "Lib\\site-packages", "..", "import site", ""]


def test_another_zip_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.zip"
    with zipfile.ZipFile(wrong, "w") as archive:
        archive.writestr("readme.txt", "")
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive, pytest.raises(SystemExit, match="embeddable"):
        bundle.add_python(archive, wrong, tmp_path)


def test_what_only_windows_needs_is_missed(tmp_path: Path) -> None:
    needs = ("there>=1", "colours; sys_platform == 'win32'", "poll; sys_platform == 'linux'", "x; extra == 'all'")
    lines = "".join(f"Requires-Dist: {need}\n" for need in needs)
    for name, said in (("App_One", lines), ("there", "")):
        with zipfile.ZipFile(tmp_path / f"{name}-1-py3-none-any.whl", "w") as archive:
            archive.writestr(f"{name}-1.dist-info/METADATA", f"Name: {name}\n{said}\nRequires-Dist: in-the-text\n")
    assert bundle.lacking(tmp_path, "3.13") == ["colours"]
