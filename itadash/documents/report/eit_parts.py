"""EIT Public beside EIT Survey in the analysis report: what the figures say, and what to look into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from itadash.analysis.words import listed, points
from itadash.documents.content import Block, Figure, Pairs, Text
from itadash.documents.deck_model import Pair
from itadash.documents.report import tables
from itadash.documents.report.facts import Facts
from itadash.documents.report.forms import Section

NAMES = ("EIT Public", "EIT Survey")
# what the parts are: itadash/rules/glossary.toml
_WHO = {"EIT Public": "ที่เข้าตอบด้วยตนเอง", "EIT Survey": "ที่ผู้ประเมินเก็บข้อมูล"}


@dataclass(frozen=True)
class _Both(Pair):
    """An item whose two parts are printed."""

    @property
    def lower(self) -> Decimal:
        """The score of the lower part."""
        return min(self.public, self.survey)

    @property
    def told(self) -> str:
        both = f"EIT Public {tables.points(self.public)} EIT Survey {tables.points(self.survey)}"
        return f"ข้อ {self.code} ({both} ต่างกัน {tables.points(abs(self.gap))} คะแนน)"


def eit_parts(facts: Facts, section: Section) -> list[Block]:
    """Both parts of the EIT items side by side; nothing where only one is known."""
    items = [row for row in tables.item_rows(facts).values() if row["instrument"] == "EIT" and row["score"] is not None]
    both = [
        _Both(str(row["code"]).upper(), str(row["label"]), row["public"], row["survey"])
        for row in items
        if row["public"] is not None and row["survey"] is not None
    ]
    if not both:
        return []
    known = {each.code for each in both}
    alone = [code for row in items if (code := str(row["code"]).upper()) not in known]
    finding = _finding(both)
    rows = tuple((f"{each.code} {each.label}", each.public, each.survey) for each in both)
    return [
        Text(" ".join(filter(None, (_covered(len(both), alone), finding, *_advice(both, facts.result.target))))),
        Figure(Pairs(NAMES, rows, facts.result.target), "คะแนนรายข้อ EIT Public เทียบกับ EIT Survey", finding),
    ]


def _covered(many: int, alone: Sequence[str]) -> str:
    """Of how many items both parts are known, and which have not."""
    said = f"ข้อ EIT ที่มีคะแนนทั้งสองส่วนมี {many} ข้อ"
    return f"{said} (ข้อ {listed(alone)} มีคะแนนไม่ครบสองส่วน จึงเทียบกันไม่ได้)" if alone else said


def _finding(both: Sequence[_Both]) -> str:
    """How many items are lower in each part, and where the two are widest apart."""
    told = []
    for name, lower in _lower(both):
        if lower:
            other = NAMES[1 - NAMES.index(name)]
            widest = max(lower, key=lambda each: abs(each.gap))
            most = "ได้แก่" if len(lower) == 1 else "ต่างกันมากที่สุดคือ"
            told.append(f"{name} ต่ำกว่า {other} {len(lower)} ข้อ {most}{widest.told}")
    same = sum(not each.gap for each in both)
    if not told:
        return "ทุกข้อที่มีคะแนนทั้งสองส่วนได้คะแนนเท่ากัน"
    return " ".join([*told, *([f"ได้คะแนนเท่ากัน {same} ข้อ"] if same else [])])


def _advice(both: Sequence[_Both], target: Decimal) -> list[str]:
    """A sentence for each part that is the lower one and below the target."""
    found = []
    for name, lower in _lower(both):
        if low := [each.code for each in lower if each.lower < target]:
            where = f"ข้อที่ {name} ต่ำกว่าและไม่ถึงเกณฑ์ {points(target)} คะแนน (ข้อ {listed(low)})"
            found.append(f"{where} ควรหาสาเหตุจากความเห็นของผู้รับบริการ{_WHO[name]}")
    return found


def _lower(both: Sequence[_Both]) -> list[tuple[str, list[_Both]]]:
    """The items in which a part is the lower one, part by part."""
    public, survey = [each for each in both if each.gap < 0], [each for each in both if each.gap > 0]
    return list(zip(NAMES, (public, survey), strict=True))
