"""Workspaces, files and history that outlive the session. Start with :func:`open_store`."""

from __future__ import annotations

import os
from pathlib import Path

from itadash.store.model import (
    REMOVED_DAYS,
    Body,
    ConflictError,
    NewFile,
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
    "NewFile",
    "NotFoundError",
    "Revision",
    "Store",
    "StoreError",
    "StoredFile",
    "is_workspace_id",
    "open_store",
    "where",
]


def where() -> str:
    """Where :func:`open_store` keeps the work: the address of a database (a secret), else the path of a file."""
    return os.environ.get("ITADASH_DATABASE") or str(default_path())


def open_store(path: Path | None = None) -> Store:
    """The store at ``path``; by default the PostgreSQL database ITADASH_DATABASE, else a file in the folder
    ITADASH_DATA or in the user's data folder.

    Raises :class:`StoreError` (Thai) when it cannot be opened.
    """
    url = os.environ.get("ITADASH_DATABASE")
    if path is not None or not url:
        return SqliteStore(path or default_path())
    try:
        from itadash.store.postgres import PostgresStore
    except ImportError as error:
        raise StoreError(
            "กำหนดให้เก็บงานใน PostgreSQL ไว้ (ITADASH_DATABASE) แต่ยังไม่ได้ติดตั้งส่วนเชื่อมต่อ "
            "โปรดติดตั้งด้วย pip install -r requirements-hosted.txt แล้วเปิดโปรแกรมใหม่"
        ) from error
    return PostgresStore(url)
