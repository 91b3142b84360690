"""Names of local governments: written out, damaged, with the place that they lie in, and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from itadash.reading.words.nearness import ALIKE, distance, skeleton
from itadash.reading.words.text import ONCE, normalise, squeeze

KINDS = ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")
KIND = rf"(?:{'|'.join(KINDS)})"
SHORT = {"อบจ.": KINDS[0], "อบต.": KINDS[1], "ทน.": KINDS[2], "ทม.": KINDS[3], "ทต.": KINDS[4]}


_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"


def _loose(kind: str) -> str:
    """A pattern of ``kind`` with marks lost, moved or not decoded, spaces in it, look-alike letters, and "องค์กร"."""
    groups = {letter: group for group in ALIKE for letter in group}
    letters = [f"[{groups.get(letter, letter)}]" for letter in re.sub(f"[{_MARKS}]", "", kind)]
    if kind.startswith("องค์การ"):
        letters[4] += "?"
    return f"[{_MARKS}\ufffd ]*".join(letters)


_LOOSE = re.compile("|".join(f"({_loose(kind)}[{_MARKS}]*)" for kind in KINDS))
# "ของอบต.เขิน" is written without a space; ทน., ทม. and ทต. may also end a word.
_SHORT = re.compile(r"(?:อ\.?บ\.?([จต])\.|(?:(?<![ก-๙])|(?<=ของ)|(?<=โดย)|(?<=และ)|(?<=ที่))ท\.?([นมต])\.)\s*(?=[ก-๙])")
_NO_DOT = re.compile(r"^อบ([จต])\s*(?=[ก-๙])")  # only where the whole text is a name
_DAMAGED_SHORT = re.compile(r"^(?!อบ[จต]\.)อบ[ก-๙]{1,5}\.\s*(?=[ก-๙])")  # "อบรม.", "อบอุ่น." for อบต.
_LONGEST = 120  # characters of a name with its place
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PLACE = re.compile(
    r"^(?P<name>[^\s.]+?(?:\s[^\s.]+?)*?)"
    r"(?:\s*(?:ตำบล|ต\.)\s?[ก-๙]+?)?"
    r"(?:\s*(?:อำเภอ|อ\.)\s?(?P<district>[ก-๙]+?))?"
    r"(?:\s*(?:จังหวัด|จ\.)\s?(?P<province>[ก-๙]+))?$"
)


@dataclass(frozen=True)
class Agency:
    """The parts of a printed name; ``kind`` is ``""`` when none is named, ``whole`` false when it was damaged."""

    kind: str
    name: str
    district: str = ""
    province: str = ""
    whole: bool = True


def whole_kinds(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``text`` (normalised) with damaged kinds of agency written as they should be, and the (printed, right) pairs."""
    repairs: list[tuple[str, str]] = []

    def right(match: re.Match[str]) -> str:
        kind = KINDS[(match.lastindex or 1) - 1]
        if squeeze(match[0]) != squeeze(kind):
            repairs.append((match[0], kind))
        return kind

    return _LOOSE.sub(right, text), tuple(repairs)


def written_out(text: str) -> str:
    """``text`` (normalised) with short kinds written out: "อบต. เขิน" → "องค์การบริหารส่วนตำบลเขิน"."""
    return _SHORT.sub(lambda match: SHORT[f"อบ{match[1]}." if match[1] else f"ท{match[2]}."], text)


@lru_cache(maxsize=ONCE)
def expand(name: str) -> str:
    """An agency's name, normalised, with the kind whole and written out; a place behind it stays."""
    plain = _NO_DOT.sub(r"อบ\1.", normalise(name).strip(" :.-"))
    plain = written_out(whole_kinds(plain)[0])
    return re.sub(rf"^({KIND})\s+", r"\1", plain)


def parts(name: str) -> Agency:
    """A printed name in its parts."""
    printed = normalise(name).strip(" :.-")
    plain = expand(printed)
    whole = not whole_kinds(printed)[1]
    if match := _DAMAGED_SHORT.match(plain):
        plain, whole = KINDS[1] + plain[match.end() :], False
    kind = next((kind for kind in KINDS if plain.startswith(kind)), "")
    rest = _BRACKETS.sub("", plain[len(kind) :]).strip()
    match = _PLACE.match(rest) if kind and len(rest) <= _LONGEST else None
    if not match:
        return Agency(kind, rest, whole=whole)
    return Agency(kind, match["name"].strip(), match["district"] or "", match["province"] or "", whole)


def same_agency(left: str, right: str) -> str:
    """Whether two printed names are one agency's: ``same`` · ``damaged`` (one of them is misprinted) · ``other``.

    A kind that is whole with another name is another agency, be it one letter: there are หนองขาม and หนองงาม. Only
    marks and look-alike letters may differ. Where the kind itself is damaged ("อบรม.เชิณ") a third of the name may be.
    Districts and provinces speak only against: two that differ make two agencies.
    """
    a, b = parts(left), parts(right)
    if any(x and y and squeeze(x) != squeeze(y) for x, y in ((a.district, b.district), (a.province, b.province))):
        return "other"
    if a.kind != b.kind:
        return "other"
    if squeeze(a.name) == squeeze(b.name):
        return "same" if a.whole and b.whole else "damaged"
    one, two = skeleton(a.name), skeleton(b.name)
    most = 0 if a.whole and b.whole else max(1, min(len(one), len(two)) // 3)
    return "damaged" if one and two and a.kind and distance(one, two, most) <= most else "other"


def told_apart(names: Iterable[str]) -> dict[str, str]:
    """Each name → the name without its place, but where two agencies of one name lie in two places.

    A district and the province that it may lie in are one place.
    """
    places: dict[str, set[tuple[str, str]]] = {}
    bare: dict[str, str] = {}
    for name in names:
        agency = parts(name)
        bare[name] = f"{agency.kind}{agency.name}" if agency.district or agency.province else name
        if agency.district or agency.province:
            places.setdefault(bare[name], set()).add((squeeze(agency.district), squeeze(agency.province)))
    return {name: short if _one_place(places.get(short, set())) else name for name, short in bare.items()}


def _one_place(places: set[tuple[str, str]]) -> bool:
    """True when no two districts and no two provinces are named."""
    return all(len({place[k] for place in places if place[k]}) <= 1 for k in (0, 1))
