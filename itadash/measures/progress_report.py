"""How far the measures are in a round: counts, shares, and what to look at before it is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import STATUS_NAMES, ProgressEntry, Status, of_round
from itadash.measures.progress_edit import reported
from itadash.measures.topics import topic_names
from itadash.rules import progress_rounds
from itadash.rules.rounds import beginning
from itadash.scores import round_half_up
from itadash.thai_dates import date_fault, last_day, long_date

NO_TOPIC = "ยังไม่จัดประเด็น"
KINDS = {
    "missing": "ยังไม่มีผล",
    "evidence": "ไม่มีหลักฐาน",
    "reason": "ไม่มีเหตุผล",
    "result": "ไม่มีผลการดำเนินการ",
    "late": "พ้นกำหนดแล้ว",
    "backwards": "สถานะถอยจากรอบก่อน",
    "day": "วันที่ไม่น่าถูกต้อง",
}


@dataclass(frozen=True)
class Counts:
    """How many of ``total`` measures have which status; ``unreported`` are those without one."""

    total: int = 0
    done: int = 0
    under_way: int = 0
    not_begun: int = 0
    not_done: int = 0
    unreported: int = 0

    def of(self, status: Status | None) -> int:
        """The count of a status, ``None`` for those without one."""
        return int(getattr(self, status.value if status else "unreported"))

    def share(self, status: Status | None = Status.DONE) -> Decimal | None:
        """Percent of all measures, two decimals, half up; ``None`` without measures."""
        return round_half_up(Decimal(100) * self.of(status) / self.total) if self.total else None


@dataclass(frozen=True)
class TopicCounts:
    """The counts of one topic (0: measures without one)."""

    topic: int
    name: str
    counts: Counts


@dataclass(frozen=True)
class Summary:
    """The counts of a round: of all measures, and of each topic that has any, in the order of the topics."""

    round: str
    counts: Counts
    topics: tuple[TopicCounts, ...]


def summary(table: MeasuresTable, round_: str) -> Summary:
    """The counts of a round. Measures that say nothing, and reports whose measure is gone, do not count."""
    measures, names = reported(table), topic_names(table.fiscal_year)
    groups = [(number, name, [m for m in measures if m.topic == number]) for number, name in names.items()]
    groups.append((0, NO_TOPIC, [m for m in measures if m.topic not in names]))
    entries = of_round(table.progress, round_)
    topics = tuple(TopicCounts(number, name, _counts(entries, group)) for number, name, group in groups if group)
    return Summary(round_, _counts(entries, measures), topics)


def _counts(entries: Mapping[str, ProgressEntry], measures: Sequence[Measure]) -> Counts:
    statuses = [entries[measure.id].status if measure.id in entries else None for measure in measures]
    return Counts(
        len(measures),
        **{status.value: statuses.count(status) for status in Status},
        unreported=statuses.count(None),
    )


# before it is reported ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ProgressNote:
    """One thing to look at: the measure, its number in the table (from 1), ``kind`` (a key of :data:`KINDS`), and a
    Thai sentence.
    """

    measure: str
    number: int
    kind: str
    message: str


def check(table: MeasuresTable, round_: str, today: date) -> list[ProgressNote]:
    """What to look at before the round is reported, in the order of the table.

    * a measure without a report or without a status;
    * done or under way without a result, done without evidence;
    * not done without a reason (obstacle, remark or result);
    * neither done nor given up although the measure's own period ended before the round did (or before today);
    * less far than in the round before;
    * a day that is none, before the government year, or after today.

    The period is read from the measure's text: the last day named in it, else the end of the government year.
    """
    notes = []
    numbers = {measure.id: number for number, measure in enumerate(table.measures, start=1)}
    rounds = list(progress_rounds())
    entries = of_round(table.progress, round_)
    before = of_round(table.progress, rounds[rounds.index(round_) - 1]) if round_ != rounds[0] else {}
    for measure in reported(table):
        entry = entries.get(measure.id)
        for kind, message in _found(table, measure, entry, before.get(measure.id), round_, today):
            notes.append(ProgressNote(measure.id, numbers[measure.id], kind, message))
    return notes


def _found(
    table: MeasuresTable,
    measure: Measure,
    entry: ProgressEntry | None,
    before: ProgressEntry | None,
    round_: str,
    today: date,
) -> Iterable[tuple[str, str]]:
    name = progress_rounds()[round_].name
    if entry is None:
        yield "missing", f"ยังไม่ได้กรอกผล{name}"
        return
    if entry.status is None:
        yield "missing", f"กรอกข้อความไว้แล้ว แต่ยังไม่ได้เลือกสถานะของ{name}"
        return
    if entry.did and not entry.result:
        yield "result", f"สถานะ “{STATUS_NAMES[entry.status]}” แต่ยังไม่ได้เขียนว่าทำอะไรไปแล้ว"
    if entry.status is Status.DONE and not entry.evidence:
        yield "evidence", "ดำเนินการแล้วเสร็จแต่ยังไม่มีหลักฐาน โปรดใส่ชื่อไฟล์หรือลิงก์อย่างน้อยหนึ่งรายการ"
    if entry.status is Status.NOT_DONE and not (entry.obstacle or entry.remark or entry.result):
        yield "reason", "ไม่ได้ดำเนินการและยังไม่ได้ระบุเหตุผล โปรดเขียนไว้ในช่องปัญหาและอุปสรรคหรือหมายเหตุ"
    yield from _late(table, measure, entry.status, round_, today)
    yield from _backwards(before, entry)
    yield from _day(table, entry, today)


def _late(
    table: MeasuresTable, measure: Measure, status: Status, round_: str, today: date
) -> Iterable[tuple[str, str]]:
    work_year = table.fiscal_year + 1
    end = last_day(measure.period) or progress_rounds()["12"].end(work_year)
    seen_from = min(today, progress_rounds()[round_].end(work_year) + timedelta(days=1))
    if end < seen_from and status in (Status.NOT_BEGUN, Status.UNDER_WAY):
        yield "late", f"ระยะเวลาดำเนินการสิ้นสุด {long_date(end)} แล้ว แต่สถานะยังเป็น “{STATUS_NAMES[status]}”"


def _backwards(before: ProgressEntry | None, entry: ProgressEntry) -> Iterable[tuple[str, str]]:
    rank = {Status.NOT_BEGUN: 0, Status.NOT_DONE: 0, Status.UNDER_WAY: 1, Status.DONE: 2}
    if before and before.status and entry.status and rank[entry.status] < rank[before.status]:
        then, now = STATUS_NAMES[before.status], STATUS_NAMES[entry.status]
        yield "backwards", f"{progress_rounds()[before.round].name} รายงานว่า “{then}” แต่รอบนี้เป็น “{now}”"


def _day(table: MeasuresTable, entry: ProgressEntry, today: date) -> Iterable[tuple[str, str]]:
    day, work_year = entry.day, table.fiscal_year + 1
    if day is None:
        if fault := date_fault(entry.date):
            yield "day", fault
        return
    if day > today:
        yield "day", f"วันที่ {long_date(day)} ยังมาไม่ถึง"
    elif day < beginning(work_year):
        yield "day", f"วันที่ {long_date(day)} อยู่ก่อนปีงบประมาณ พ.ศ. {work_year}"
