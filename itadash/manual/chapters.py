"""The user's guide as data: chapters and sections out of the Markdown files in docs/guide, for the page that shows it.

A chapter is a file ``NN-name.md``: its title after ``#``, the page of the app that it is about in a comment
``<!-- page: name -->``, sections after ``##``, pictures on lines of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "guide"
_PICTURE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]+)\)$", re.MULTILINE)
_PAGE = re.compile(r"^<!-- page: (\w+) -->$", re.MULTILINE)
_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK_INSIDE = re.compile(r"\[([^\]]+)\]\((?!https?://)[^)]+\)")


@dataclass(frozen=True)
class Picture:
    """A picture of the guide; ``alt`` says what is on it."""

    path: Path
    alt: str


@dataclass(frozen=True)
class Section:
    """What stands below one ``##``: Markdown texts and pictures in their order."""

    title: str
    parts: tuple[str | Picture, ...]

    @property
    def text(self) -> str:
        """All words of the section, for a search."""
        return " ".join([self.title, *(part if isinstance(part, str) else part.alt for part in self.parts)])


@dataclass(frozen=True)
class Chapter:
    """One file of the guide. ``page`` is the name of the page that it is about."""

    name: str
    title: str
    page: str
    sections: tuple[Section, ...]


def chapters(folder: Path = FOLDER) -> tuple[Chapter, ...]:
    """All chapters in the order of their numbers. Raises :class:`OSError` when the folder is not there."""
    files = sorted(path for path in folder.iterdir() if re.fullmatch(r"\d\d-[a-z]+\.md", path.name))
    return tuple(_chapter(path) for path in files)


def _chapter(path: Path) -> Chapter:
    head, *rest = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    title = head.splitlines()[0].removeprefix("# ").strip()
    page = _PAGE.search(head)
    opening = _PAGE.sub("", head.split("\n", 1)[1] if "\n" in head else "").strip()
    sections = [Section(title, _parts(opening, path.parent))] if opening else []
    for text in rest:
        name, _, body = text.partition("\n")
        sections.append(Section(name.strip(), _parts(body, path.parent)))
    return Chapter(path.stem[3:], title, page[1] if page else "", tuple(sections))


def _parts(text: str, folder: Path) -> tuple[str | Picture, ...]:
    parts: list[str | Picture] = []
    begin = 0
    for found in _PICTURE.finditer(text):
        parts += [_words(text[begin : found.start()]), Picture((folder / found["path"]).resolve(), found["alt"])]
        begin = found.end()
    parts.append(_words(text[begin:]))
    return tuple(part for part in parts if part)


def _words(text: str) -> str:
    """A text without comments, and without links to other files: they lead nowhere here, so their words are bold."""
    return _LINK_INSIDE.sub(r"**\1**", _NOTE.sub("", text)).strip()
