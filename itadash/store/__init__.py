"""Workspaces, files and history that outlive the session. Start with :func:`open_store`."""

from __future__ import annotations

from pathlib import Path

from itadash.store.model import (
    REMOVED_DAYS,
    Body,
    ConflictError,
    NotFoundError,
    Revision,
    Store,
    StoredFile,
    StoreError,
    is_workspace_id,
)
from itadash.store.place import default_path
from itadash.store.sqlite import SqliteStore

__all__ = [
    "REMOVED_DAYS",
    "Body",
    "ConflictError",
    "NotFoundError",
    "Revision",
    "Store",
    "StoreError",
    "StoredFile",
    "is_workspace_id",
    "open_store",
]


def open_store(path: Path | None = None) -> Store:
    """The store at ``path``; by default in the folder ITADASH_DATA, else in the user's data folder.

    Raises :class:`StoreError` (Thai) when it cannot be opened.
    """
    return SqliteStore(path or default_path())
