"""A walk over XML that the guard let through: start, text and end of each element, no tree, no entities, no depth."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from xml.parsers import expat

from itadash.reading.files.limits import RefusedError

_DEPTH = 300  # a table in a cell of a table is about ten elements deeper
_CLOCK_EVERY = 4_096  # elements between two looks at the clock
_PIECE = 1024 * 1024


class XmlWalk(ABC):
    """Walks a document once; a subclass takes what it needs.

    Names are ``"namespace name"``, ``"name"`` where there is no namespace. :meth:`walk` raises :class:`RefusedError`
    with ``damaged`` for XML that is broken, declares entities or is too deep, and with ``late`` after ``deadline``
    (a :func:`time.monotonic` moment).
    """

    def __init__(self, deadline: float, *, damaged: str, late: str) -> None:
        self._deadline = deadline
        self._damaged, self._late = damaged, late
        self._depth = self._seen = 0

    @abstractmethod
    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    @abstractmethod
    def end(self, name: str) -> None:
        """An element ends."""

    @abstractmethod
    def text(self, text: str) -> None:
        """A piece of text."""

    def walk(self, xml: bytes) -> None:
        """Hand every element of ``xml`` over, in order."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        try:
            for offset in range(0, len(xml), _PIECE):
                parser.Parse(xml[offset : offset + _PIECE], False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise RefusedError(self._damaged) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._seen += 1
        if self._depth > _DEPTH:
            raise RefusedError(self._damaged)
        if self._seen % _CLOCK_EVERY == 0 and time.monotonic() > self._deadline:
            raise RefusedError(self._late)
        self.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(name)

    def _refuse(self, *_: object) -> None:
        raise RefusedError(self._damaged)
