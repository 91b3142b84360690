"""What must not stand in measures that are signed: template leftovers, other agencies' names, slips of spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from itadash.assessment.agency_checks import agency_findings
from itadash.assessment.placeholder_checks import placeholder_findings
from itadash.measures import edit, spelling
from itadash.measures.model import COLUMNS, MeasuresTable
from itadash.reading.model import Sentence

KINDS = {"placeholder": "ข้อความแม่แบบค้างอยู่", "agency": "ชื่อหน่วยงานไม่ตรง", "spelling": "คำที่น่าจะพิมพ์ผิด"}


@dataclass(frozen=True)
class TextNote:
    """One place to look at. ``kind`` is a key of :data:`KINDS`; ``suggestion`` is ``""`` where there is none."""

    measure: str
    number: int
    field: str
    kind: str
    printed: str
    suggestion: str
    message: str


def check(table: MeasuresTable) -> list[TextNote]:
    """Every place in the texts of ``table``, in its order; :func:`corrected` puts slips of spelling right."""
    return [note for kind in (_leftovers, _agencies, _slips) for note in kind(table)]


def _sentences(table: MeasuresTable) -> dict[str, tuple[str, int, str, Sentence]]:
    """Source → (measure, number, field, text) of every filled field; the source names the place for itself."""
    found = {}
    for number, measure in enumerate(table.measures, start=1):
        for name in COLUMNS:
            for at, line in enumerate(str(getattr(measure, name)).split("\n")):
                source = f"{measure.id} {name} {at}"
                if line.strip():
                    found[source] = (measure.id, number, name, Sentence(line, source))
    return found


def _leftovers(table: MeasuresTable) -> Iterator[TextNote]:
    places = _sentences(table)
    for finding in placeholder_findings([entry[3] for entry in places.values()]):
        measure, number, name, _ = places[finding.source]
        yield TextNote(measure, number, name, "placeholder", finding.printed, "", finding.message)


def _agencies(table: MeasuresTable) -> Iterator[TextNote]:
    places = _sentences(table)
    for finding in agency_findings(table.agency, [entry[3] for entry in places.values()]):
        if finding.source in places:
            measure, number, name, _ = places[finding.source]
            yield TextNote(measure, number, name, "agency", finding.printed, finding.expected, finding.message)


def _slips(table: MeasuresTable) -> Iterator[TextNote]:
    for number, measure in enumerate(table.measures, start=1):
        for name in COLUMNS:
            for slip in spelling.find(str(getattr(measure, name))):
                message = f"“{slip.printed}” น่าจะเป็น “{slip.suggestion}” ({slip.reason})"
                yield TextNote(measure.id, number, name, "spelling", slip.printed, slip.suggestion, message)


def corrected(table: MeasuresTable, notes: Iterable[TextNote]) -> MeasuresTable:
    """``table`` with the slips of spelling among ``notes`` put right; nothing else is changed."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for note in notes:
        if note.kind == "spelling":
            wanted.setdefault((note.measure, note.field), set()).add(note.printed)
    for measure in table.measures:
        for name in COLUMNS:
            printed = wanted.get((measure.id, name))
            if printed:
                text = str(getattr(measure, name))
                slips = [slip for slip in spelling.find(text) if slip.printed in printed]
                table = edit.update(table, measure.id, **{name: spelling.corrected(text, slips)})
    return table
