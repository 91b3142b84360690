"""The Dockerfile, read as text: no daemon is needed to see that it copies what exists and starts what should start."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

from scripts import start

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
STEPS = [
    (line.split(maxsplit=1)[0], line.split(maxsplit=1)[1].strip())
    for line in TEXT.splitlines()
    if line.strip() and not line.startswith("#")
]


def arguments(word: str) -> list[str]:
    return [rest for step, rest in STEPS if step == word]


def copied() -> list[str]:
    return [source.rstrip("/") for rest in arguments("COPY") for source in shlex.split(rest)[:-1]]


def test_only_known_instructions_in_this_file() -> None:
    known = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "VOLUME", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}
    assert {step for step, _ in STEPS} == known
    assert not arguments("ARG"), "an argument of the build could hold a secret"


def test_the_base_is_pinned_to_a_patch_version_that_we_support() -> None:
    (base,) = arguments("FROM")
    found = re.fullmatch(r"python:(\d+)\.(\d+)\.(\d+)-slim-\w+", base)
    assert found
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["requires-python"] == f">={found[1]}.{found[2]}"


def test_everything_that_is_copied_exists_and_passes_the_ignore_file() -> None:
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    for source in copied():
        assert (ROOT / source).exists(), source
    assert sorted(allowed) == sorted(copied())


def test_everything_that_the_app_reads_is_copied() -> None:
    """Folders of the project that the code names, or that Streamlit serves."""
    needed = {
        "app.py",
        "requirements.txt",
        "requirements-hosted.txt",
        "pages",
        "itadash",
        "static",
        "data",
        "fonts",
        ".streamlit/config.toml",
    }
    assert needed <= set(copied())


def test_nobody_is_root_and_only_the_data_folder_is_written() -> None:
    order = [step for step, _ in STEPS]
    assert order.index("USER") < order.index("CMD")
    assert arguments("USER") == ["10001:10001"]
    assert json.loads(arguments("VOLUME")[0]) == ["/data"]
    assert any("ITADASH_DATA=/data" in rest for rest in arguments("ENV"))
    assert "sudo" not in TEXT
    assert "--uid 10001" in TEXT


def test_it_starts_as_the_double_click_does_but_for_everybody() -> None:
    command = json.loads(arguments("CMD")[0])
    own = start.server_command(Path("python"), 8501)
    assert sorted(command) == sorted("--server.address=0.0.0.0" if "address" in word else word for word in own)
    assert arguments("EXPOSE") == ["8501"]
    (health,) = arguments("HEALTHCHECK")
    assert "http://127.0.0.1:8501/_stcore/health" in health
    compile(json.loads(health.split("CMD", 1)[1])[2], "health check", "exec")


def test_the_server_does_not_ask_the_internet_for_its_own_address() -> None:
    """Streamlit does at a start without a screen, unless it was told an address to print."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
