"""Start ITA Dash on this computer by a double-click. Standard library only; called by start.bat and start.sh.

The first start makes a virtual environment in the project's folder and installs requirements.txt into it, from the
folder ``wheels`` where there is one. Later starts see by a stamp that nothing changed. The server listens on this
computer only, on the first free port from 8501; the browser is opened once the server answers.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, at most this folder is on the path
    sys.path.insert(0, str(ROOT))

from scripts.start_install import LOG, StartError, check_folder, check_version, prepared, say  # noqa: E402

FIRST_PORT = 8501
PORTS = 20  # tried one after the other before any free one is taken
START_SECONDS = 120  # an old disk, a virus scanner, the first import of everything


def main(arguments: list[str] | None = None) -> int:
    """Prepare, start, open the browser; 0 when the server was ended by the person, else 1."""
    speak_utf8()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the server is ended, too
    parser = argparse.ArgumentParser(description="Start ITA Dash on this computer.")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    parser.add_argument("--prepare", action="store_true", help="make everything ready, start nothing")
    chosen = parser.parse_args(arguments)
    try:
        check_version(sys.version_info[:2], sys.maxsize > 2**32)
        check_folder(ROOT)
        python = prepared(ROOT)
        return 0 if chosen.prepare else run(python, ROOT, browser=not chosen.no_browser)
    except StartError as error:
        tell(str(error))
        return 1
    except KeyboardInterrupt:
        return 0


def run(python: Path, root: Path, *, browser: bool) -> int:
    """Start the server and stay until it ends; one that runs already from this folder is only shown again."""
    note = root / "start.running"
    known = running(note)
    if known:
        say(f"ITA Dash เปิดอยู่แล้วที่ {known}")
        if browser:
            webbrowser.open(known)
        return 0
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    say("กำลังเปิด ITA Dash โปรดรอสักครู่")
    with (root / LOG).open("wb") if os.access(root, os.W_OK) else open(os.devnull, "wb") as log:
        server = subprocess.Popen(
            server_command(python, port),
            cwd=root,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_answers(server, url)
            with contextlib.suppress(OSError):
                note.write_text(url, encoding="ascii")
            say(f"\nITA Dash พร้อมใช้แล้วที่ {url}\nเปิดหน้าต่างนี้ไว้ระหว่างใช้งาน เลิกใช้แล้วปิดหน้าต่างนี้ได้เลย งานบันทึกไว้แล้ว")
            if browser and not webbrowser.open(url):
                say("ถ้าเบราว์เซอร์ไม่เปิดเอง ให้คัดลอกที่อยู่ข้างบนไปวางในช่องที่อยู่")
            code = server.wait()
        finally:
            if server.poll() is None:
                server.terminate()
                server.wait()
            with contextlib.suppress(OSError):
                note.unlink()
    if code:
        raise StartError(f"ITA Dash หยุดทำงานเอง เปิดใหม่ได้ทันที งานที่บันทึกไว้ยังอยู่ครบ\nรายละเอียดอยู่ในไฟล์ {LOG}")
    return 0


def server_command(python: Path, port: int) -> list[str]:
    """The command that serves the app to this computer only."""
    own = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    return [str(python), "-m", "streamlit", "run", "app.py", *own]


def free_port(first: int = FIRST_PORT, count: int = PORTS) -> int:
    """The first of ``count`` ports from ``first`` that nobody uses, else any free one."""
    for port in range(first, first + count):
        if is_free(port):
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """True when nobody answers at ``port`` of this computer and it can be taken."""
    with socket.socket() as probe:
        probe.settimeout(0.3)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lets two programs have one port without it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does, after a restart
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def running(note: Path) -> str:
    """The address of the server that was started from this folder and still answers, else ``""``."""
    try:
        url = note.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return url if re.fullmatch(r"http://127\.0\.0\.1:\d+", url) and answers(url) else ""


def answers(url: str) -> bool:
    """True when the server at ``url`` says that it is well. Asked directly, never through an office's proxy."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_until_answers(server: subprocess.Popen[bytes], url: str) -> None:
    """Return once the server answers; raise :class:`StartError` when it ends before or takes too long."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            way_out = "ลบโฟลเดอร์ .venv แล้วเปิดอีกครั้ง โปรแกรมจะติดตั้งใหม่ให้"
            raise StartError(f"เปิด ITA Dash ไม่สำเร็จ {way_out}\nรายละเอียดอยู่ในไฟล์ {LOG}")
        if answers(url):
            return
        time.sleep(0.2)
    raise StartError("ITA Dash ใช้เวลาเปิดนานเกินไป ปิดโปรแกรมอื่นแล้วเปิดอีกครั้ง หรือดูว่าโปรแกรมป้องกันไวรัสกั้นไว้หรือไม่")


def speak_utf8() -> None:
    """Thai on a Windows console, also where the system's own code page is another."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(text: str) -> None:
    """An error, in the window and on Windows in a box of its own: old console fonts have no Thai letters."""
    print(f"\n{text}\n", file=sys.stderr, flush=True)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "ITA Dash", 0x30)  # a box with the sign of a warning


if __name__ == "__main__":
    sys.exit(main())
