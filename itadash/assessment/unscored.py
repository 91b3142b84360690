"""OIT indicators below 100 without their items: at least one item has no score, and only a person knows which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.measures.item_codes import printed as printed_codes
from itadash.reading.unscored import FITS, Share, value, ways
from itadash.rules import Item
from itadash.scores import SAID

_TOLD_WAYS = 3
_FULL = Decimal(100)


@dataclass(frozen=True)
class Unscored:
    """An indicator whose printed items do not tell which of them have no score.

    ``items`` are those that the file does not print, ``told`` those that a person named, ``gives`` the score that
    follows from these (``None``: nothing was named, or the year's sub-indicators are not known); ``ways`` as in
    :func:`itadash.reading.unscored.ways`.
    """

    fiscal_year: int
    number: int
    name: str
    score: Decimal
    source: str
    items: tuple[Item, ...]
    told: tuple[str, ...]
    gives: Decimal | None
    ways: tuple[tuple[Share, ...], ...]
    grouped: bool  # the year's sub-indicators are known

    @property
    def settled(self) -> bool:
        """True when items were named and the printed score follows from them, as far as that can be told."""
        return bool(self.told) and (self.gives is None or abs(self.gives - self.score) <= FITS)


def unscored(figures: YearFigures) -> tuple[Unscored, ...]:
    """The indicators of one agency and year that leave open which OIT items have no score, also when a person told."""
    return tuple(_unscored(figures)) if figures.rules is not None else ()


def _unscored(figures: YearFigures) -> Iterator[Unscored]:
    rules = figures.rules
    assert rules is not None  # noqa: S101 - looked at above
    for indicator in rules.indicators:
        whole = figures.printed.get(("OIT", str(indicator.number)))
        if indicator.instrument != "OIT" or whole is None or not 0 <= whole.value < _FULL:
            continue
        items = rules.items_of(indicator.number)
        found = {item.code: figures.printed.get(("OIT", item.code)) for item in items}
        said = {code for code, score in found.items() if score is not None and score.source.startswith(SAID)}
        known = {code: score.value for code, score in found.items() if score is not None and code not in said}
        zeros = {code for code, score in known.items() if score == 0}
        grouped = bool(rules.subindicators_of(indicator.number))
        without = value(rules, indicator.number, zeros)
        explained = bool(zeros) if without is None else abs(without - whole.value) <= FITS
        if explained or len(known) == len(items) or any(score not in (0, _FULL) for score in known.values()):
            continue
        told = tuple(code for code in found if code in said and found[code].value == 0)  # type: ignore[union-attr]
        yield Unscored(
            rules.fiscal_year,
            indicator.number,
            indicator.name,
            whole.value,
            whole.source,
            tuple(item for item in items if item.code not in known),
            told,
            value(rules, indicator.number, {*zeros, *told}) if told else None,
            tuple(ways(rules, indicator.number, whole.value, known)),
            grouped,
        )


def unscored_findings(figures: YearFigures) -> Iterator[Finding]:
    """What is left open, as findings of kind ``missing``; for the record, what a person told.

    Nothing of a year that prints no item at all: there the items of every indicator are left out, not only these.
    """
    if not any(score.level == "item" for score in figures.printed.values()):
        return
    for asked in unscored(figures):
        yield Finding(
            "info" if asked.settled else "warning",
            "missing",
            asked.fiscal_year,
            str(asked.number),
            str(asked.score),
            "",
            sentence(asked),
            asked.source,
            calculation=outcome(asked) or hint(asked),
        )


def sentence(asked: Unscored) -> str:
    """What is printed, and what of it is left open."""
    least = min((sum(share.count for share in way) for way in asked.ways), default=1)
    return (
        f"ตัวชี้วัดที่ {asked.number} {asked.name} ได้ {asked.score:.2f} คะแนน จึงมีข้อ OIT อย่างน้อย {least} ข้อที่ไม่ได้คะแนน "
        "แต่ไฟล์ไม่ได้พิมพ์คะแนนของข้อนั้น"
    )


def hint(asked: Unscored) -> str:
    """How many items of which sub-indicators the score allows; ``""`` where that is not known."""
    if not asked.grouped:
        return ""
    if not asked.ways:
        return f"ไม่มีจำนวนข้อใดที่ทำให้ได้ {asked.score:.2f} คะแนน โปรดตรวจคะแนนตัวชี้วัดที่พิมพ์ไว้"
    if len(asked.ways) <= _TOLD_WAYS:
        return f"คะแนนนี้เกิดได้เมื่อข้อที่ไม่ได้คะแนนอยู่ใน{' หรือ'.join(_way(way) for way in asked.ways)}"
    return f"คะแนนนี้เกิดได้ {len(asked.ways)} แบบ แบบที่มีจำนวนข้อน้อยที่สุดคือใน{_way(asked.ways[0])}"


def _way(way: tuple[Share, ...]) -> str:
    return " และ".join(_share(share) for share in way)


def _share(share: Share) -> str:
    together = "รวมกัน " if len(share.groups) > 1 else "จำนวน "
    return f"ตัวชี้วัดย่อย {', '.join(share.groups)} {together}{share.count} ข้อ"


def outcome(asked: Unscored) -> str:
    """What the items that were named give; ``""`` while none was."""
    if not asked.told:
        return ""
    said = f"หน่วยงานระบุว่าข้อ {printed_codes(asked.told)} ไม่ได้คะแนน"
    if asked.gives is None:
        return said
    if asked.settled:
        return f"{said} ซึ่งให้ {asked.gives} ตรงกับที่พิมพ์ไว้ ข้ออื่นของตัวชี้วัดนี้จึงได้คะแนนครบ"
    lack = "จำนวนข้อน้อยเกินไป" if asked.gives > asked.score else "จำนวนข้อมากเกินไปหรือไม่ใช่ข้อเหล่านั้น"
    return f"{said} ซึ่งให้ {asked.gives} ไม่ตรงกับ {asked.score:.2f} ที่พิมพ์ไว้ ({lack})"
