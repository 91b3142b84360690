"""The parent's end of the child process: start it, hand it a file, take the reply, stop it when it is late."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from itadash.reading.files import limits

# The packages' own __init__ would import pandas, which takes longer than reading a workbook: the child gets empty
# packages that only know where their modules are.
_START = """
import sys, types
sys.path[:] = sys.argv[2:]
for name, folder in (("itadash", ""), ("itadash.reading", "/reading"), ("itadash.reading.files", "/reading/files")):
    package = sys.modules[name] = types.ModuleType(name)
    package.__path__ = [sys.argv[1] + folder]
from itadash.reading.files.worker import main
main()
"""
_PACKAGE = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


class DeadChildError(Exception):
    """The child ended, was stopped for being late (``late``), or said something that is no reply."""

    def __init__(self, late: bool) -> None:
        super().__init__("late" if late else "died")
        self.late = late


class Child:
    """One child process; a context manager. Starts at the first request, again after a death."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, kind: str, data: bytes, *, fast: bool, seconds: float) -> dict[str, Any]:
        """The child's reply for one file of a ``kind`` of :data:`.kinds.SPOKEN`, within ``seconds`` of wall clock.

        Raises :class:`DeadChildError`; the next request then starts a new child.
        """
        late = threading.Event()
        try:
            process = self._process = self._process or self._start()
        except OSError as error:  # no process or no memory to be had
            raise DeadChildError(late=False) from error

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        try:
            timer.start()
            request = {"kind": kind, "size": len(data), "fast": fast, "seconds": round(seconds * 0.8, 3)}
            reply = _exchange(process, data, request)
        except (OSError, ValueError, RuntimeError) as error:
            self.close()
            raise DeadChildError(late.is_set()) from error
        finally:
            timer.cancel()
        return reply

    def close(self) -> None:
        """Stop the child, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # unsent bytes of a request to a dead child
                    continue
        process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, str(_PACKAGE)]
        return subprocess.Popen(  # noqa: S603 - our own interpreter and our own program
            [*command, *(path for path in sys.path if path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _exchange(process: subprocess.Popen[bytes], data: bytes, request: dict[str, object]) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes")
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.write(data)
    process.stdin.flush()
    head = process.stdout.read(8)
    length = int(head, 16)
    if length > limits.REPLY_BYTES:
        raise ValueError("reply too long")
    body = process.stdout.read(length)
    reply = json.loads(body)
    if not isinstance(reply, dict):
        raise ValueError("no reply")
    return reply
