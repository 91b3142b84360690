"""The measures workbook that comes back from Excel: what it changed, cell by cell, and taking what is wanted.

The workbook carries each row's id in a hidden column, so rows may be sorted, moved, added and deleted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from itadash.measures.edit import FIELDS, clean_items, clean_text, clean_topic
from itadash.measures.item_codes import codes_in, printed
from itadash.measures.model import COLUMNS, Measure, MeasuresTable, new_id, with_measures
from itadash.measures.workbook import ID_HEADING, SHEET
from itadash.reading.layouts.printed_measures import topic_of_heading
from itadash.reading.model import Cell, Sheet
from itadash.reading.words.text import squeeze

_HEADING_OF = {squeeze(heading): name for name, heading in COLUMNS.items()}
_HEADING_OF |= {squeeze("ประเด็น"): "topic", squeeze("ข้อ"): "items", squeeze(ID_HEADING): "id"}
_ORDER = "order"


class NoMeasuresWorkbookError(ValueError):
    """The workbook holds no measures sheet of ours; ``str(error)`` is Thai and says what to do."""


@dataclass(frozen=True)
class Change:
    """One thing that the workbook changed. ``kind`` is ``cell`` · ``added`` · ``removed`` · ``order``.

    ``field``, ``before`` and ``after`` (as printed) belong to a cell; ``row`` is the measure as the workbook has it
    (``added``) or as the table has it (``removed``). ``id`` names the change: the same workbook, the same ids.
    """

    id: str
    kind: str
    measure: str
    number: int
    field: str = ""
    before: str = ""
    after: str = ""
    row: Measure | None = None


def read_back(sheets: Sequence[Sheet]) -> tuple[Measure, ...]:
    """The measures of our own workbook, in its order; rows that Excel's user added have a new id.

    A row copied in Excel keeps its id only once. Raises :class:`NoMeasuresWorkbookError`.
    """
    sheet = next((sheet for sheet in sheets if sheet.name == SHEET), None)
    columns: dict[str, int] | None = None
    found: list[Measure] = []
    topic = 0
    used: set[str] = set()
    for row in sheet.rows if sheet else ():
        cells = [cell for cell in row if cell is not None]
        heading = _columns(cells)
        if heading:
            columns = heading
        elif columns is None or (len(cells) == 1 and cells[0].column == 1):
            topic = topic_of_heading(cells[0].text) if len(cells) == 1 else topic
        else:
            measure = _measure({cell.column: cell.text for cell in cells}, columns, topic)
            if measure is not None:
                found.append(measure if measure.id not in used else replace(measure, id=new_id()))
                used.add(found[-1].id)
    if columns is None:
        raise NoMeasuresWorkbookError(
            f"ไม่พบแผ่นงาน “{SHEET}” ที่ดาวน์โหลดจากโปรแกรมนี้ โปรดใช้ไฟล์ Excel จากปุ่ม “ดาวน์โหลด Excel” หรือวางแถวในช่องวางแทน"
        )
    return tuple(found)


def _columns(cells: Sequence[Cell]) -> dict[str, int] | None:
    found = {_HEADING_OF[squeeze(c.text)]: c.column for c in cells if squeeze(c.text) in _HEADING_OF}
    return found if len(set(found) & set(COLUMNS)) >= 4 else None


def _measure(texts: dict[int, str], columns: dict[str, int], topic: int) -> Measure | None:
    values = {name: texts.get(column, "") for name, column in columns.items()}
    if not any(values.get(name, "").strip() for name in COLUMNS):
        return None
    title, items = values.get("measure", ""), clean_items(values.get("items", ""))
    return Measure(
        id=values.get("id", "").strip() or new_id(),
        topic=clean_topic(values["topic"]) if values.get("topic", "").strip() else topic,
        items=items or codes_in(title, title=True),
        **{name: clean_text(values.get(name, "")) for name in COLUMNS},
    )


def _same_title(before: str, after: str, items: tuple[str, ...]) -> bool:
    """Whether two titles differ only by the codes that the workbook writes behind a title."""
    return before.strip() == after.strip() or f"{before.rstrip()} (ข้อ {printed(items)})".lstrip() == after.strip()


def changes(table: MeasuresTable, brought: Sequence[Measure]) -> list[Change]:
    """What ``brought`` (of :func:`read_back`) changes in ``table``: cells, rows added and removed, a new order."""
    here = {measure.id: (number, measure) for number, measure in enumerate(table.measures, start=1)}
    there = {measure.id: measure for measure in brought}
    found: list[Change] = []
    for at, measure in enumerate(brought, start=1):
        if measure.id not in here:
            found.append(Change(f"+{at}", "added", measure.id, at, row=measure))
            continue
        number, own = here[measure.id]
        for name in FIELDS:
            before, after = _shown(own, name), _shown(measure, name)
            if before == after or (name == "measure" and _same_title(before, after, _missing(own))):
                continue
            found.append(Change(f"{measure.id}.{name}", "cell", measure.id, number, name, before, after))
    found += [
        Change(f"-{measure.id}", "removed", measure.id, number, row=measure)
        for number, measure in here.values()
        if measure.id not in there
    ]
    kept = [measure.id for measure in table.measures if measure.id in there]
    if kept != [measure.id for measure in brought if measure.id in here]:
        found.append(Change(_ORDER, _ORDER, "", 0))
    return found


def _missing(measure: Measure) -> tuple[str, ...]:
    named = codes_in(measure.measure)
    return tuple(code for code in measure.items if code not in named)


def _shown(measure: Measure, name: str) -> str:
    value = getattr(measure, name)
    if name == "items":
        return printed(value)
    return (str(value) if value else "") if name == "topic" else str(value)


def take(table: MeasuresTable, brought: Sequence[Measure], wanted: Iterable[str]) -> MeasuresTable:
    """``table`` with the changes whose ids are ``wanted`` (of :func:`changes`); everything else stays as it is."""
    ids = set(wanted)
    there = {measure.id: measure for measure in brought}
    told = [change for change in changes(table, brought) if change.id in ids]
    gone = {change.measure for change in told if change.kind == "removed"}
    fields: dict[str, dict[str, object]] = {}
    for change in told:
        if change.kind == "cell":
            fields.setdefault(change.measure, {})[change.field] = getattr(there[change.measure], change.field)
    kept = [replace(m, **fields.get(m.id, {})) for m in table.measures if m.id not in gone]  # type: ignore[arg-type]
    known = {measure.id: measure for measure in kept}
    added = {change.measure for change in told if change.kind == "added"}
    if _ORDER in ids:
        ordered = [known.pop(m.id, m) for m in brought if m.id in known or m.id in added]
        return with_measures(table, [*ordered, *known.values()])
    result = list(kept)
    for at, measure in enumerate(brought):  # an added row goes below the row that stands above it in the workbook
        if measure.id in added:
            above = next((m.id for m in reversed(brought[:at]) if m.id in {r.id for r in result}), None)
            place = next((i + 1 for i, row in enumerate(result) if row.id == above), 0)
            result.insert(place, measure)
    return with_measures(table, result)
