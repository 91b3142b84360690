"""The units of a local government that measures name as responsible (``units.toml``).

The library names roles (``finance``, ``personnel`` …); here a role becomes the unit that holds it: of the office's own
list when that has one, else of the kind of agency (อบจ. · เทศบาล · อบต.) that the name tells.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from itadash.reading.words.text import normalise

OTHER = "อื่น ๆ"
EVERY = "every"


@dataclass(frozen=True)
class Office:
    """An agency as the writer of measures: its ``kind`` and, when given, its own list of ``units``."""

    kind: str
    units: tuple[str, ...] = ()


def office(agency: str, units: Sequence[str] = ()) -> Office:
    """The office of an agency's name (as printed); blank names in ``units`` are left out."""
    own = dict.fromkeys(" ".join(unit.split()) for unit in units)
    return Office(kind_of(agency), tuple(unit for unit in own if unit))


def kind_of(agency: str) -> str:
    """``อบจ.`` · ``เทศบาล`` · ``อบต.`` of an agency's name, or :data:`OTHER`."""
    name = normalise(agency).replace(" ", "")
    for kind, entry in _data()["kinds"].items():
        if name.startswith(tuple(entry["names"])):
            return str(kind)
    return OTHER


def default_units(kind: str) -> tuple[str, ...]:
    """The units that agencies of the kind usually have, in their usual order: a first list to choose from."""
    units: Mapping[str, str] = _data()["kinds"][kind]["units"]
    return tuple(dict.fromkeys(unit for role, unit in units.items() if role != "executive"))


def roles() -> tuple[str, ...]:
    """The roles that an entry of the library may name."""
    return tuple(_data()["roles"])


def unit(role: str, place: Office) -> str:
    """The unit that holds ``role`` in the office; a text that is no role is the name of a unit and stands as it is."""
    rule: Mapping[str, Any] | None = _data()["roles"].get(role)
    if rule is None:
        return role
    own = _own(rule, place)
    if own:
        return own
    usual: Mapping[str, str] = _data()["common"] | _data()["kinds"][place.kind]["units"]
    section, parent = rule.get("section"), rule.get("parent")
    if role in usual and (not section or not place.units or usual[role] in place.units):
        return usual[role]
    # A section of the parent's unit: where the kind has no unit for the role, or the office's list names none.
    return f"{section} {unit(parent, place)}" if section and parent else unit("clerk", place)


def owner(wanted: Sequence[str], place: Office) -> str:
    """The responsible units in words: who is in charge, then who joins in ("กองคลัง ร่วมกับกองช่าง และหน่วยตรวจสอบภายใน").

    A unit that is named already, also as part of a section's name, is not named again.
    """
    names: list[str] = []
    every = unit(EVERY, place)
    for role in wanted:
        name = unit(role, place)
        if not any(name in known or known in name for known in names):
            names.append(name)
    if not names:
        return ""
    if names[0] == every and len(names) > 1:
        others = _joined(names[1:])
        return f"{every} โดย{others}{' ' if ' ' in others else ''}เป็นผู้ประสานงาน"
    return f"{names[0]} ร่วมกับ{_joined(names[1:])}" if len(names) > 1 else names[0]


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{' '.join(names[:-1])} และ{names[-1]}"


def _own(rule: Mapping[str, Any], place: Office) -> str:
    """The unit of the office's list that holds the role: of several the shortest name ("กองคลัง", not its section)."""
    found = [name for name in place.units if any(word in name for word in rule["match"])]
    return min(found, key=len, default="")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("itadash.measures").joinpath("units.toml").read_text(encoding="utf-8"))
