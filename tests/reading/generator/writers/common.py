"""What several writers share: columns beside the scores, page breaks in long tables, choice of rows."""

from __future__ import annotations

from copy import copy
from decimal import Decimal

from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Piece, Row
from tests.reading.generator.truth import Result, Short

ORDER = {"IIT": 0, "EIT": 1, "EIT1": 2, "EIT2": 3, "OIT": 4}
PART_NAMES = {"EIT1": 0, "EIT2": 1}


class Extras:
    """Some columns beside the scores: numbers and words that are no scores. Often none."""

    def __init__(self, desk: Desk, *, most: int = 2, not_headed: tuple[str, ...] = ()) -> None:
        self._desk = desk
        count = desk.pick((0, 0, 0, 1, 1, 2))
        offered = [heading for heading in words.BESIDE if heading not in not_headed]
        self.headings = desk.rng.sample(offered, min(count, most))

    def heads(self) -> Row:
        return [self._desk.head(heading) for heading in self.headings]

    def cells(self, value: Decimal | None) -> Row:
        return [self._cell(words.BESIDE[heading], value) for heading in self.headings]

    def _cell(self, kind: str, value: Decimal | None) -> Piece | None:
        desk, rng = self._desk, self._desk.rng
        if value is None:
            return None
        if kind in ("gap", "before", "high", "nation", "percent"):
            figures = {
                "gap": value - 85,
                "before": max(Decimal(0), value - Decimal(rng.randint(0, 900)) / 100),
                "high": min(Decimal(100), value + 3),
                "nation": Decimal(rng.randint(8000, 9500)) / 100,
                "percent": value,
            }
            return desk.other(
                desk.style.number(figures[kind]) + ("%" if kind == "percent" and desk.chance(0.5) else "")
            )
        plain = {
            "target": "85",
            "full": "100",
            "rank": str(rng.randint(1, 60)),
            "people": str(rng.randint(20, 99)),
            "pass": "ผ่าน" if value >= 85 else "ไม่ผ่าน",
            "owner": rng.choice(words.OWNERS),
            "url": f"https://www.example.go.th/ita/{rng.randint(1, 99)}",
            "verdict": rng.choice(words.VERDICTS),
            "rating": "A" if value >= 85 else "B",
            "note": rng.choice(("", "", "ต่ำกว่าเกณฑ์", "ดีมาก")),
        }[kind]
        return desk.other(desk.style.digits(plain)) if plain else None


def broken(desk: Desk, heads: list[Row], body: list[Row]) -> list[Row]:
    """Heading rows and body, the heading repeated at page breaks in some long tables."""
    if len(body) < 14 or desk.chance(0.7):
        return [*heads, *body]
    rows: list[Row] = []
    step = desk.rng.randint(8, 20)
    for start in range(0, len(body), step):
        if start and desk.chance(0.5):
            rows.append([Piece(desk.pick((f"หน้า {start // step + 1}", f"- {start // step + 1} -", "ต่อ", "(ต่อ)")))])
        elif start and desk.chance(0.3):
            rows.append([])
        rows += [[copy(piece) if piece else None for piece in row] for row in heads]
        rows += body[start : start + step]
    return rows


def some_items(desk: Desk, result: Result, *instruments: str) -> list[Short]:
    """Items of these instruments: mostly all of them, sometimes some."""
    chosen = result.level("item", *instruments)
    chosen.sort(key=lambda s: (ORDER[s[1]], int(s[2][1:])))
    if desk.chance(0.35) and chosen:
        chosen = [s for s in chosen if desk.chance(0.4)] or chosen[:3]
    return chosen


def once(values: list[str]) -> list[str]:
    """Each value only where it changes; ``""`` below (as merged cells leave it)."""
    return [value if k == 0 or value != values[k - 1] else "" for k, value in enumerate(values)]


def total_piece(desk: Desk) -> Piece:
    return Piece(desk.pick(words.TOTAL), "label")


def short_total() -> Short:
    return ("total", "", "total")
