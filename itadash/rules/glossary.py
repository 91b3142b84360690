"""The terms of ITA in plain words; the data is ``glossary.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_DOUBT = "ส่วนนี้ยังไม่ได้ตรวจยืนยันกับเอกสารทางการ"


@dataclass(frozen=True)
class Term:
    """One term. ``source`` says where the facts are from; ``verified`` whether an official text was seen."""

    id: str
    name: str
    meaning: str
    source: str
    verified: bool

    @property
    def help(self) -> str:
        """The meaning for a person who asks beside the term; a doubt is said."""
        return self.meaning if self.verified else f"{self.meaning} ({_DOUBT})"


@cache
def glossary() -> Mapping[str, Term]:
    """All terms by id, in their order."""
    text = resources.files("itadash.rules").joinpath("glossary.toml").read_text(encoding="utf-8")
    return {
        name: Term(name, entry["name"], entry["meaning"], entry["source"], bool(entry["verified"]))
        for name, entry in tomllib.loads(text).items()
    }


def term(name: str) -> Term:
    """The term ``name``. Raises :class:`KeyError` for one that there is not."""
    return glossary()[name]
