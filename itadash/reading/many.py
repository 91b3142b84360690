"""Making very many records at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_records() -> Iterator[None]:
    """Python does not look for garbage in circles meanwhile; also a decorator.

    A list of all agencies becomes hundreds of thousands of records, none of them in a circle. Walking through all that
    are there, again and again as they grow in number, would take a third of the time of reading them. Readings in
    several threads may overlap: the one that found the search switched on switches it on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
