"""The forms of the analysis report (``forms.toml``): sections, their order, titles and table layouts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

DEFAULT = "full"


@dataclass(frozen=True)
class Section:
    """One section. ``table`` is the layout of its table, ``form`` that of the measures, "" for the office's choice.

    ``items``: every item that is no item to keep gets a paragraph of its own. ``rule_notes``: rules that rest on no
    document that could be read are marked and told at the end.
    """

    part: str
    title: str
    level: int = 1
    table: str = ""
    form: str = ""
    items: bool = False
    rule_notes: bool = True


@dataclass(frozen=True)
class Form:
    """A form: its name and what it holds, in Thai; a cover and a list of contents or none."""

    id: str
    name: str
    use: str
    sections: tuple[Section, ...]
    cover: bool = False
    contents: bool = False


@cache
def forms() -> Mapping[str, Form]:
    """Every form by its id; the first one is the default."""
    data = tomllib.loads(resources.files("itadash.documents.report").joinpath("forms.toml").read_text(encoding="utf-8"))
    return {
        id_: Form(
            id_,
            str(form["name"]),
            str(form["use"]),
            tuple(Section(**section) for section in form["sections"]),
            bool(form.get("cover", False)),
            bool(form.get("contents", False)),
        )
        for id_, form in data.items()
    }


def form_of(id_: str) -> Form:
    """The form ``id_``; the default for an id that is not known."""
    return forms().get(id_, forms()[DEFAULT])
