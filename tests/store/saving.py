"""What the tests of every store save."""

from __future__ import annotations

from itadash.store import Store

STREAM = "measures/เทศบาลตำบลตัวอย่าง/2566"


def save_all(store: Store, ws: str, *values: int) -> int:
    """Save the values one after the other; returns the last ``n``."""
    current = store.load(ws, STREAM)
    n = current.n if current else 0
    for value in values:
        n = store.save(ws, STREAM, {"v": value}, expected=n).n
    return n
