"""A line between browser and server that can be cut: what a switched-off network is to an open page."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType


class Line:
    """Passes every connection on to ``port``. A context manager; browsers use :attr:`url`."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._whole = True

    def cut(self) -> None:
        """All connections break and new ones are turned away."""
        with self._lock:
            self._whole = False
            for end in self._open:
                _close(end)
            self._open.clear()

    def mend(self) -> None:
        """New connections pass again."""
        with self._lock:
            self._whole = True

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return  # the door was closed
            with self._lock:
                try:
                    if not self._whole:
                        raise ConnectionError
                    far = socket.create_connection(self._target)
                except OSError:
                    _close(near)
                    continue
                self._open |= {near, far}
            for source, goal in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, goal), daemon=True).start()

    def _pass_on(self, source: socket.socket, goal: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                goal.sendall(data)
        except OSError:
            pass  # cut, or one side went away: both ends are closed below
        with self._lock:
            for end in (source, goal):
                _close(end)
                self._open.discard(end)

    def __enter__(self) -> Line:
        threading.Thread(target=self._answer, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._door)
        self.cut()


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):  # not connected any more
        end.shutdown(socket.SHUT_RDWR)
    end.close()
