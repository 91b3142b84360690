"""What a store promises: workspaces, files and revisions, whatever database is behind it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

Body = dict[str, Any]  # plain JSON data: str, int, float, bool, None, list, dict with str keys
NewFile = tuple[str, bytes, Body]  # name, bytes and what was read from it

# Ceilings of one workspace: whoever has a link may write to it, and the disk is everybody's.
FILE_BYTES = 100 * 1024 * 1024  # of all files together
FILES = 300
REMOVED_BYTES = FILE_BYTES  # of removed files that can still be restored; beyond it the oldest go for good
REMOVED_DAYS = 7  # how long a removed file can be restored; then its bytes are deleted
REVISIONS = 5_000  # of one stream; beyond it the history is thinned
REVISIONS_KEPT = 2_500  # steps of undo that thinning leaves
BODY_CHARACTERS = 10_000_000  # of one revision: drafted measures for all 88 items of 2566 have about 90,000

_WORKSPACE = re.compile(r"[A-Za-z0-9_-]{22}")  # what secrets.token_urlsafe(16) makes: 128 random bits


def is_workspace_id(text: str) -> bool:
    """True when ``text`` has the form of a workspace id; says nothing about whether it exists."""
    return _WORKSPACE.fullmatch(text) is not None


@dataclass(frozen=True)
class StoredFile:
    """One uploaded file without its bytes: ``text`` is what was read from it, as JSON, ``size`` its length in bytes."""

    id: int
    name: str
    added_at: datetime  # aware, UTC
    text: str
    size: int
    removed_at: datetime | None = None  # set in the list of removed files only

    @cached_property
    def body(self) -> Body:
        """What was read from the file; shared by all who ask, so never changed in place."""
        body: Body = json.loads(self.text)
        return body

    @cached_property
    def digest(self) -> str:
        """A name for what was read: files of one digest have one body."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Revision:
    """One saved state of a stream. ``n`` names it within the stream and never changes its meaning."""

    n: int
    body: Body
    saved_at: datetime  # aware, UTC
    can_undo: bool
    can_redo: bool


class StoreError(Exception):
    """The store cannot do what was asked; ``str(error)`` is a Thai sentence."""


class NotFoundError(StoreError, LookupError):
    """No such workspace, file or stream (or one that belongs to somebody else: the answer is the same)."""


class ConflictError(StoreError):
    """Somebody saved in between. ``current`` is what stands now (None: nothing does); nothing was written."""

    def __init__(self, current: Revision | None) -> None:
        super().__init__("มีการบันทึกจากหน้าต่างอื่นก่อนหน้านี้ ยังไม่ได้บันทึกทับ")
        self.current = current


class Store(Protocol):
    """Where work is kept. Every method is one transaction and may be called from any thread.

    Every method raises :class:`StoreError` (Thai) when the database cannot be read or written.

    A workspace id is a secret: whoever knows it may read and write the workspace. Reading an unknown one gives
    nothing (False, None, []); writing to it, or naming a file that is not in it, raises :class:`NotFoundError`.
    """

    def create_workspace(self, files: Sequence[NewFile] = (), streams: Mapping[str, Body] | None = None) -> str:
        """A new workspace with these files and with a first revision of these streams; its id cannot be guessed.

        All of it is there or, with an error, nothing. Raises as :meth:`add_file` and :meth:`save`.
        """

    def has_workspace(self, ws: str) -> bool:
        """True when the workspace exists; False for anything else, also for text of the wrong form."""

    def add_file(self, ws: str, name: str, data: bytes, body: Body) -> int:
        """Keep an uploaded file and what was read from it; returns the file's id. ``name`` is only ever shown.

        Raises :class:`StoreError` when the workspace is full (``FILE_BYTES``, ``FILES``).
        """

    def files(self, ws: str) -> list[StoredFile]:
        """The files of a workspace in the order they were added, without removed ones.

        Asking again costs next to nothing while nothing is written: a page asks many times while it is drawn.
        """

    def removed_files(self, ws: str) -> list[StoredFile]:
        """The removed files that :meth:`restore_file` can still bring back, the last removed first."""

    def file_data(self, ws: str, file: int) -> bytes:
        """The bytes of a file, also of a removed one while it can be restored."""

    def update_file(self, ws: str, file: int, body: Body) -> None:
        """Replace what was read from a file; its bytes stay."""

    def update_files(self, ws: str, bodies: Mapping[int, Body]) -> None:
        """As :meth:`update_file` for several files: all of them or, with an error, none."""

    def remove_file(self, ws: str, file: int) -> None:
        """Hide a file. For ``REMOVED_DAYS`` :meth:`restore_file` brings it back to its place; then it is deleted.

        It goes earlier when the removed files of the workspace together exceed ``REMOVED_BYTES``.
        """

    def restore_file(self, ws: str, file: int) -> None:
        """Bring a removed file back; :class:`NotFoundError` when it was deleted, :class:`StoreError` when full."""

    def streams(self, ws: str) -> list[str]:
        """The names of the streams of a workspace in which something was saved, sorted."""

    def load(self, ws: str, stream: str) -> Revision | None:
        """The current revision of a stream, None when nothing was saved."""

    def save(self, ws: str, stream: str, body: Body, expected: int) -> Revision:
        """Append a revision after the current one and make it current.

        ``expected`` is the ``n`` the caller last saw (0: nothing yet). When another one is current by now,
        :class:`ConflictError` carries it and nothing is written. After an undo the new revision continues from
        the undone-to one; what was undone stays in the history but redo no longer reaches it.

        A stream of more than ``REVISIONS`` is thinned: the last ``REVISIONS_KEPT`` steps before the new revision
        stay, what is older or was undone goes. A body beyond ``BODY_CHARACTERS`` raises :class:`StoreError`.
        """

    def undo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        """Step back and return the revision that is current then; at the first one nothing happens.

        With ``expected`` it checks first, like :meth:`save`.
        """

    def redo(self, ws: str, stream: str, expected: int | None = None) -> Revision:
        """Step forward again and return the revision that is current then; with nothing to redo nothing happens."""

    def close(self) -> None:
        """Let go of the database; the store may be used again afterwards."""
