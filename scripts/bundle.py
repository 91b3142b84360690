"""A zip of ITA Dash for a Windows computer without the internet. Needs requirements.txt installed, and the index once.

``python scripts/bundle.py`` takes what git tracks, downloads the wheels of requirements.txt for 64-bit Windows into
``wheels/`` of the zip, and writes ``dist/ITA-Dash-windows.zip``. Unpacked there, start.bat installs from that folder.
The computer needs a Python of one of the versions bundled for (``--version``, more than one may be named).

With ``--python python-3.13.x-embed-amd64.zip`` (from python.org, "Windows embeddable package (64-bit)") the Python
itself goes in, its packages unpacked beside it: then nothing has to be installed on the computer at all.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "ITA-Dash"  # short, because Windows counts every letter of a path
LEFT_OUT = ("tests/", "benchmarks/", ".ci/", "requirements-dev.txt")
VERSION = "3.13"
ARCHIVE_DAY = (2023, 10, 1, 0, 0, 0)  # one and the same for every file: equal content, equal zip


def main() -> int:
    """Make the zip and say how large it is."""
    parser = argparse.ArgumentParser(description="A zip of ITA Dash for a Windows computer without the internet.")
    parser.add_argument("--version", nargs="+", default=[VERSION], help=f"versions of Python (default {VERSION})")
    parser.add_argument("--python", type=Path, help="the embeddable package of python.org, a zip")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "ITA-Dash-windows.zip")
    chosen = parser.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, zipfile.ZipFile(chosen.out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in tracked(ROOT):
            put(archive, f"{FOLDER}/{name}", (ROOT / name).read_bytes())
        if chosen.python:
            add_python(archive, chosen.python, Path(made))
        else:
            for version in chosen.version:
                subprocess.run(download(version, Path(made)), check=True)
                lacks = lacking(Path(made), version)
                if lacks:
                    raise SystemExit(
                        f"pip left out what only Windows needs: {', '.join(lacks)}; name it in requirements.txt"
                    )
            for wheel in sorted(Path(made).glob("*.whl")):
                put(archive, f"{FOLDER}/wheels/{wheel.name}", wheel.read_bytes(), packed=True)
    print(f"{chosen.out} ({chosen.out.stat().st_size / 1e6:.0f} MB)")
    return 0


def tracked(root: Path) -> list[str]:
    """What git tracks and a user needs, by path."""
    said = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    names = sorted(name for name in said.decode("utf-8").split("\0") if name)
    return [name for name in names if not name.startswith(LEFT_OUT) and (root / name).is_file()]


def put(archive: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = False) -> None:
    """One file into the zip; ``packed`` content is not packed again. A batch file gets the line ends of Windows."""
    if name.endswith(".bat"):
        content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    info = zipfile.ZipInfo(name, ARCHIVE_DAY)
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def download(version: str, folder: Path) -> list[str]:
    """pip's command for the wheels of 64-bit Windows and this Python; a source archive would not build there."""
    return [*_for_windows("download", version), "--dest", str(folder)]


def lacking(folder: Path, version: str) -> list[str]:
    """What the wheels in ``folder`` need on Windows and do not find there.

    pip asks *this* system which dependencies apply, so one that is for Windows alone could be missing.
    """
    wheels = sorted(folder.glob("*.whl"))
    present = {canonicalize_name(wheel.name.split("-")[0]) for wheel in wheels}
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
    there = {**windows, "python_version": version, "python_full_version": f"{version}.0", "extra": ""}
    needs = set()
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
            said = message_from_bytes(archive.read(name))
        for line in said.get_all("Requires-Dist", []):
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate(there):
                needs.add(canonicalize_name(need.name))
    return sorted(needs - present)


def _for_windows(what: str, version: str) -> list[str]:
    python = [sys.executable, "-m", "pip", what, "--disable-pip-version-check", "--quiet"]
    target = ["--platform", "win_amd64", "--python-version", version, "--implementation", "cp"]
    return [*python, *target, "--only-binary=:all:", "-r", str(ROOT / "requirements.txt")]


def add_python(archive: zipfile.ZipFile, package: Path, made: Path) -> None:
    """The embeddable Python into ``python/`` of the zip, with the packages installed and the project on its path."""
    with zipfile.ZipFile(package) as embedded:
        path_file = next((n for n in embedded.namelist() if re.fullmatch(r"python3\d+\._pth", n)), None)
        if path_file is None or "python.exe" not in embedded.namelist():
            raise SystemExit(f"{package.name} is not the embeddable package of python.org")
        digits = re.findall(r"\d+", path_file)[0]
        for name in embedded.namelist():
            if name != path_file and not name.endswith("/"):
                put(archive, f"{FOLDER}/python/{name}", embedded.read(name))
    put(archive, f"{FOLDER}/python/{path_file}", path_lines(digits).encode("ascii"))
    subprocess.run([*_for_windows("install", f"3.{digits[1:]}"), "--target", str(made)], check=True)
    for file in sorted(made.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            inside = file.relative_to(made).as_posix()
            put(archive, f"{FOLDER}/python/Lib/site-packages/{inside}", file.read_bytes())


def path_lines(digits: str) -> str:
    """The ``._pth`` file: the embeddable Python looks only where it says, so the packages and the project are named."""
    return f"python{digits}.zip\r\n.\r\nLib\\site-packages\r\n..\r\nimport site\r\n"


if __name__ == "__main__":
    sys.exit(main())
