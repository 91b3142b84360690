"""The items of an instrument that are to be mended, a numbered line each; those of EIT by the part that is too low.

Every one stands in at least one list: also an item whose part the file does not print, and one that is to be mended
though none of its scores is below the target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from itadash.documents.content import Block, Heading, Text
from itadash.documents.report import tables
from itadash.documents.report.facts import Facts

PARTS = (("public", "ส่วนที่ 1 EIT Public"), ("survey", "ส่วนที่ 2 EIT Survey"))
UNNAMED = "ข้อที่ไม่ได้พิมพ์ส่วนของ EIT"
OTHERS = "ข้อที่ต้องแก้ไขด้วยเหตุอื่น"
NONE_LOW = "ไม่มีข้อที่ต่ำกว่าเกณฑ์ในส่วนนี้"
NONE_PRINTED_LOW = "ไม่มีข้อที่ต่ำกว่าเกณฑ์ในข้อที่พิมพ์คะแนนของส่วนนี้"
NO_SCORES = "ไม่มีคะแนนรายข้อของส่วนนี้"


def found_items(facts: Facts, instrument: str, found: Sequence[str], number: str) -> list[Block]:
    """The items ``found`` of the section ``number``; by part where a part of one of them is known."""
    items = tables.item_rows(facts)
    if instrument != "EIT" or all(items[code][column] is None for code in found for column, _ in PARTS):
        return [_lines(items, found, f"{number}.{{at}}", lambda row: tables.points(row["score"]))]
    target = facts.result.target
    blocks: list[Block] = []
    told: set[str] = set()
    for at, (column, title) in enumerate(PARTS, 1):
        low = [code for code in found if _below(items[code][column], target)]
        told |= set(low)
        blocks.append(Heading(f"{number}.{at} {title}", 3))
        blocks.append(_lines(items, low, "{at})", _of(column)) if low else Text(_none(items, column)))
    unnamed = [code for code in found if _is_unnamed(items[code], target)]
    others = [code for code in found if code not in {*told, *unnamed}]
    last = len(PARTS)
    for title, codes, score in (
        (UNNAMED, unnamed, _of("unspecified")),
        (OTHERS, others, lambda row: " ".join(tables.item_score(row).split())),
    ):
        if codes:
            last += 1
            blocks += [Heading(f"{number}.{last} {title}", 3), _lines(items, codes, "{at})", score)]
    return blocks


def _lines(
    items: dict[str, tables.ItemRow], codes: Sequence[str], mark: str, score: Callable[[tables.ItemRow], str]
) -> Text:
    return Text(
        "\n".join(
            f"{mark.format(at=at)} ข้อ {code.upper()} {items[code]['label']} ได้ {score(items[code])} คะแนน"
            for at, code in enumerate(codes, 1)
        )
    )


def _of(column: str) -> Callable[[tables.ItemRow], str]:
    return lambda row: tables.points(row[column])


def _below(score: Decimal | None, target: Decimal) -> bool:
    return score is not None and score < target


def _is_unnamed(row: tables.ItemRow, target: Decimal) -> bool:
    """A score without a part that decides: the only one of the item, or one below the target beside its parts."""
    alone = all(row[column] is None for column, _ in PARTS)
    return row["unspecified"] is not None and (alone or _below(row["unspecified"], target))


def _none(items: dict[str, tables.ItemRow], column: str) -> str:
    """That nothing of a part is too low; only of the items whose part is printed can it be said."""
    known = [
        row[column] is not None for row in items.values() if row["instrument"] == "EIT" and row["score"] is not None
    ]
    if not any(known):
        return NO_SCORES
    return NONE_LOW if all(known) else NONE_PRINTED_LOW
