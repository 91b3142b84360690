"""The double-click start: its checks, its choice of port, what it installs, and one real start in a fresh copy."""

from __future__ import annotations

import hashlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from scripts import start, start_install

ROOT = Path(__file__).resolve().parents[2]
THAI_FOLDER = "โปรแกรม ITA (ชุดใหม่) ปี 66"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty project in a folder with spaces, brackets and Thai letters."""
    root = tmp_path / THAI_FOLDER
    root.mkdir()
    (root / "app.py").write_text("", encoding="utf-8")
    (root / "requirements.txt").write_text("made-up-for-a-test==1.0\n", encoding="utf-8")
    return root


def environment(root: Path) -> Path:
    """A virtual environment without packages of its own that sees those of this Python (pip among them)."""
    place = root / ".venv"
    venv.create(place, with_pip=False, symlinks=sys.platform != "win32")
    python = start_install.python_of(place)
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def wheel(folder: Path, name: str, version: str) -> None:
    """A wheel with one module that says its version."""
    folder.mkdir(exist_ok=True)
    module, info = name.replace("-", "_"), f"{name.replace('-', '_')}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{module}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{module}.py", f"VERSION = {version!r}\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")


@pytest.mark.parametrize("version", [(2, 7), (3, 9), (3, 10)])
def test_an_old_python_is_refused(version: tuple[int, int]) -> None:
    with pytest.raises(start_install.StartError, match=r"3\.11"):
        start_install.check_version(version, wide=True)


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_new_python_is_taken_when_it_has_64_bits(version: tuple[int, int]) -> None:
    start_install.check_version(version, wide=True)
    with pytest.raises(start_install.StartError, match="64"):
        start_install.check_version(version, wide=False)


def test_a_folder_seen_inside_a_zip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(start_install.StartError, match="Extract All"):
        start_install.check_folder(tmp_path)


def test_only_windows_minds_a_long_folder(folder: Path) -> None:
    deep = folder / ("ก" * 60) / ("ข" * 50)
    deep.mkdir(parents=True)
    for name in ("app.py", "requirements.txt"):
        shutil.copy(folder / name, deep / name)
    start_install.check_folder(deep, windows=False)
    with pytest.raises(start_install.StartError, match="ยาวเกินไป"):
        start_install.check_folder(deep, windows=True)


def test_the_next_port_is_taken_when_one_is_used() -> None:
    with socket.socket() as used:
        used.bind(("127.0.0.1", 0))
        used.listen()
        port = used.getsockname()[1]
        assert not start.is_free(port)
        assert start.free_port(port, 5) != port
        assert start.free_port(port, 1) not in (0, port)  # all tried ports are used: any free one


def test_an_address_that_nobody_answers_is_forgotten(tmp_path: Path) -> None:
    note = tmp_path / "start.running"
    assert start.running(note) == ""
    for text in (f"http://127.0.0.1:{start.free_port()}", "https://example.org", "ที่อยู่"):
        note.write_text(text, encoding="utf-8")
        assert start.running(note) == ""


def test_the_stamp_tells_other_requirements_but_not_other_line_ends(folder: Path) -> None:
    text = b"made-up-for-a-test==1.0\n"
    assert start_install.wanted(folder).split()[0] == hashlib.sha256(text).hexdigest()
    (folder / "requirements.txt").write_bytes(text.replace(b"\n", b"\r\n"))
    assert start_install.wanted(folder).split()[0] == hashlib.sha256(text).hexdigest()
    (folder / "requirements.txt").write_bytes(text + b"another==2\n")
    assert start_install.wanted(folder).split()[0] != hashlib.sha256(text).hexdigest()


def test_wheels_in_the_folder_are_installed_once_and_again_when_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = environment(folder)
    asks: list[list[str]] = []
    pip = start_install.pip
    monkeypatch.setattr(start_install, "pip", lambda *a: (asks.append(a[2]), pip(*a))[1])

    def version() -> str:
        command = [str(python), "-c", "import made_up_for_a_test as m; print(m.VERSION)"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    wheel(folder / "wheels", "made-up-for-a-test", "1.0")
    assert start_install.prepared(folder) == python
    assert version() == "1.0"
    assert asks == [["--no-index", "--find-links", str(folder / "wheels")]]
    assert start_install.prepared(folder) == python
    assert len(asks) == 1, "the second start installs nothing"
    wheel(folder / "wheels", "made-up-for-a-test", "1.1")
    (folder / "requirements.txt").write_text("made-up-for-a-test==1.1\n", encoding="utf-8")
    start_install.prepared(folder)
    assert version() == "1.1"


def test_wheels_that_do_not_fit_lead_to_the_index_and_then_to_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(folder)
    wheel(folder / "wheels", "made-up-for-a-test", "0.9")
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{start.free_port()}/simple")  # nobody is there
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null" if sys.platform != "win32" else "nul")
    with pytest.raises(start_install.StartError, match=start_install.LOG) as told:
        start_install.prepared(folder)
    assert "ต่ออินเทอร์เน็ต" in str(told.value)
    assert "made-up-for-a-test" in (folder / start_install.LOG).read_text(encoding="utf-8")
    assert not (folder / ".venv" / "itadash-installed.txt").exists(), "the next start tries again"


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "ดิสก์เต็ม"),
        ("Retrying ... NewConnectionError: [Errno 11001] getaddrinfo failed", "ต่ออินเทอร์เน็ตไม่ได้"),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))", "HTTPS_PROXY"),
        ("SSLError(SSLCertVerificationError: certificate verify failed: self-signed certificate)", "ใบรับรอง"),
        ("error: Microsoft Visual C++ 14.0 or greater is required", "Python 3.13"),
        ("ERROR: [WinError 5] Access is denied: 'C:\\\\x\\\\selectolax.pyd'", "ปิดหน้าต่าง"),
        ("something new", "ผู้ดูแลระบบ"),
    ],
)
def test_what_pip_said_becomes_a_way_out(said: str, way_out: str) -> None:
    assert way_out in start_install.why_not_installed(said, offline=False)


def test_the_python_of_a_bundle_needs_no_environment(tmp_path: Path) -> None:
    inside = tmp_path / "python" / "python.exe"
    assert not start_install.has_packages_inside(inside, tmp_path)
    (tmp_path / "python" / "Lib" / "site-packages" / "streamlit").mkdir(parents=True)
    assert start_install.has_packages_inside(inside, tmp_path)
    assert not start_install.has_packages_inside(Path(sys.executable), tmp_path)


def test_the_batch_file_is_what_cmd_can_read() -> None:
    """CRLF in every clone, UTF-8 without a mark, no Thai before the jump labels; the files that it names exist."""
    text = (ROOT / "start.bat").read_bytes()
    assert "*.bat text eol=crlf" in (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert text.count(b"\n") == text.count(b"\r\n") > 10
    assert text.split(b":nopython")[0].isascii()
    lines = text.decode("utf-8").splitlines()
    assert lines[0] == "@echo off"
    named = re.findall(r"%~dp0(scripts\\[\w.-]+)", "\n".join(lines))
    assert set(named) == {"scripts\\start.py", "scripts\\python-missing.html"}
    for name in named:
        assert (ROOT / name.replace("\\", "/")).is_file(), name
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"\bgoto (\w+)", "\n".join(lines))) == labels
    for line in lines:  # a bracket or a sign for redirection in a message would be taken for a command
        if not line.isascii():
            assert line.startswith("echo ")
            assert not re.search(r"[<>|&^%]", line)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_shell_script_finds_a_python_and_hands_over(folder: Path) -> None:
    for name in ("start.sh", "start.command"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "scripts").mkdir()
    (folder / "scripts" / "start.py").write_text("import sys; print(sys.argv[1:])", encoding="utf-8")
    said = subprocess.run([folder / "start.command", "--no-browser"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['--no-browser']"


@pytest.mark.skipif(sys.platform == "win32", reason="ends the server by a signal")
def test_a_real_start_in_a_fresh_copy(folder: Path) -> None:
    """From a copy: install (all is there already), serve, answer, be shown again, end with the server."""
    for name in ("app.py", "requirements.txt", "pages", "itadash", "static", ".streamlit", "scripts", "data"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    environment(folder)
    command = [sys.executable, str(folder / "scripts" / "start.py"), "--no-browser"]
    started = {"stdout": subprocess.PIPE, "encoding": "utf-8", "env": {"ITADASH_DATA": str(folder / "งาน"), "PATH": ""}}
    with subprocess.Popen(command, **started) as first:
        try:
            said = ""
            for line in first.stdout or ():
                said += line
                if "พร้อมใช้แล้ว" in line:
                    break
            url = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert url, said
            with urllib.request.urlopen(url[0], timeout=10) as page:
                assert b"<title>" in page.read()
            again = subprocess.run(command, **started, timeout=60)
            assert again.returncode == 0
            assert f"เปิดอยู่แล้วที่ {url[0]}" in again.stdout
        finally:
            first.send_signal(signal.SIGTERM)
    assert first.returncode == 0
    assert not start.answers(url[0])
    assert not (folder / "start.running").exists()
