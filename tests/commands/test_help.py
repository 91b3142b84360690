"""Help, and the streams of a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from itadash import cli
from itadash.cli_arguments import COMMANDS
from tests.commands.command import (
    AGENCY,
    ROOT,
    Run,
)


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_thai(run: Run, command: str | None) -> None:
    run(*([command] if command else []), "--help")
    assert run.code == 0
    assert "วิธีใช้" in run.out
    words = {"python", "m", "itadash", "h", "help", "year", "out", "agency", "library", "document", "measures"}
    words |= {"no", "rule", "notes"}
    words |= {*COMMANDS, *cli.DOCUMENTS, "toml", "json"}
    words |= {"xlsx", "xls", "ods", "csv", "txt", "docx", "html", "pdf", "CSV", "Excel", "ITA"}  # endings and names
    assert set(re.findall("[A-Za-z]+", run.out)) <= words


def test_output_is_utf8_on_any_console(sheet: Path) -> None:
    for encoding in ("cp874", "cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-m", "itadash", "scores", str(sheet)],
            cwd=ROOT,
            env={"PYTHONIOENCODING": encoding, "PATH": "", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert AGENCY in done.stdout.decode("utf-8")
        assert done.stderr == b""


def test_a_reader_that_leaves_early_is_no_traceback(sheet: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "itadash", "scores", str(sheet)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


def test_help_needs_no_libraries() -> None:
    code = "import sys; from itadash.cli import _parser; _parser(); print({'pandas', 'fpdf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
