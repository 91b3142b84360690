"""The app as a process of its own, and a Chromium that talks to nobody else. Tests, benchmarks and pictures use it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from urllib.error import URLError

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60  # a slow machine's first start: imports, fonts, dictionary

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright, chromium: str, *more: str) -> Browser:
    """A headless Chromium, the one at ``chromium``, with ``more`` arguments."""
    return playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_ARGUMENTS, *more])


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningApp:
    """``streamlit run app.py`` on 127.0.0.1 with its work in ``data``. A context manager; it can die and come back."""

    def __init__(self, data: Path, *, log: Path | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._data = data
        self._log = log or data.with_name("server.log")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> RunningApp:
        """Start the server and wait until it answers. Raises :class:`RuntimeError` with its log when it does not."""
        self._data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, f"--server.port={self.port}", "--server.address=127.0.0.1"],
                cwd=ROOT,
                env={**os.environ, "ITADASH_DATA": str(self._data)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except (URLError, OSError):
                time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"the app did not start:\n{self.log()}")

    def kill(self) -> None:
        """The process is gone at once, as after a power cut (kill -9)."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def restart(self) -> None:
        """Kill the server and start it again on the same port with the same data."""
        self.kill()
        self.start()

    def log(self) -> str:
        """What the server wrote so far."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def __enter__(self) -> RunningApp:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
