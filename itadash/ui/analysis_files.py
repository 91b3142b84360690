"""What the analysis page gives as files: verdicts, groups, two years, the smallest set of improvements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pandas as pd

from itadash.analysis import export, paragraphs, record
from itadash.analysis.compare import Change, Comparison
from itadash.analysis.record import Analysis
from itadash.analysis.smallest import Way
from itadash.analysis.topics import Group
from itadash.analysis.verdicts import Verdict
from itadash.assessment.result import Result
from itadash.documents.content import Block, Heading, Text
from itadash.downloads.charts import points, two_years
from itadash.downloads.model import About, Page, Piece
from itadash.ui import downloads
from itadash.ui.analysis_words import comparison_table, counts_words, group_caption, group_label, items_table
from itadash.ui.text import INSTRUMENT_NAMES, item_code, signed

_SCORES = ("คะแนน", "คะแนนรวมที่เพิ่ม", "ปีก่อน", "ปีนี้", "+/− คะแนน", "+/− ร้อยละ")


def about(result: Result, notes: Sequence[tuple[str, str]] = ()) -> About:
    """What all files of the page say about themselves."""
    sources = [*result.indicators["source"], *result.items["source"], *result.instruments["source"]]
    return downloads.about(result.agency, result.fiscal_year, result.target, sources, notes)


def verdicts_piece(
    result: Result,
    verdicts: Mapping[str, Verdict],
    to_target: Mapping[str, Decimal],
    to_full: Mapping[str, Decimal],
) -> Piece:
    """Every item with its verdict and the reasons."""
    return Piece(
        "วิเคราะห์",
        f"ผลวินิจฉัยทุกข้อ ปีงบประมาณ พ.ศ. {result.fiscal_year}",
        about(result, [("ผลวินิจฉัย", counts_words(verdicts))]),
        table=export.export_table(result, verdicts, to_target, to_full),
        columns=export.EXPORT_COLUMNS,
    )


def group_piece(result: Result, group: Group, verdicts: Mapping[str, Verdict], gains: Mapping[str, Decimal]) -> Piece:
    """The items of one topic, indicator or instrument."""
    table = items_table(result, group.codes, verdicts, gains)
    return Piece(
        f"วิเคราะห์-{group.name}",
        f"ข้อคำถามของ{group_label(group)}",
        about(result, [("ผลวินิจฉัย", group_caption(group))]),
        table=_exact(table),
    )


def groups_page(
    result: Result,
    groups: Sequence[Group],
    chosen: Group,
    analysis: Analysis,
    verdicts: Mapping[str, Verdict],
    gains: Mapping[str, Decimal],
) -> Page:
    """One way of grouping on paper: all groups in a table, then the chosen one with its paragraph and items."""
    listed = pd.DataFrame(
        {"กลุ่ม": [group_label(each) for each in groups], "ผลวินิจฉัย": [group_caption(each) for each in groups]}
    )
    whole = about(result, [("ผลวินิจฉัยทุกข้อ", counts_words(verdicts))])
    parts: list[Piece | Block] = [Piece("กลุ่ม", "ผลวินิจฉัยรายกลุ่ม", whole, table=listed)]
    text = record.shown(chosen.id, paragraphs.of_group(result, chosen), analysis).text
    parts += [Heading(group_label(chosen), 2), Text(text)]
    if chosen.codes:
        parts.append(group_piece(result, chosen, verdicts, gains))
    return Page("วิเคราะห์", "ผลการวิเคราะห์และวินิจฉัย", whole, parts)


def changes_piece(result: Result, comparison: Comparison, rows: Sequence[Change], what: str) -> Piece:
    """Figures of two years side by side; as a chart where both are known."""
    base = comparison.base_year or result.fiscal_year - 1
    labelled = [
        {"label": f"{c.code}. {c.name}" if c.code.isdigit() else c.name, "previous": c.previous, "score": c.score}
        for c in rows
    ]
    gone = sum(c.points is not None and c.points < 0 for c in rows)
    return Piece(
        f"เทียบสองปี-{what}",
        f"{what} ปี {base} กับ {result.fiscal_year}",
        about(result, [("ปีที่เทียบ", f"{base} กับ {result.fiscal_year}")]),
        chart=two_years(labelled, result.target, (f"ปี {base}", f"ปี {result.fiscal_year}")),
        finding=f"เปรียบเทียบ{what}ปี {base} กับ {result.fiscal_year} ลดลง {gone} รายการ",
        table=_exact(comparison_table(rows)),
        signed=("+/− คะแนน", "+/− ร้อยละ"),
    )


def compare_page(result: Result, texts: Sequence[str], pieces: Sequence[Piece]) -> Page:
    """Two years on paper: what is to be said of them, then the tables."""
    return Page("เทียบสองปี", "เปรียบเทียบผลการประเมินสองปี", pieces[0].about, [*map(Text, filter(None, texts)), *pieces])


def steps_table(way: Way, labels: Mapping[str, str], figure: Callable[[Decimal], object]) -> pd.DataFrame:
    """A row a step of ``way``; ``figure`` makes its figures what the screen or a file wants."""
    return pd.DataFrame(
        {
            "แบบวัด": [INSTRUMENT_NAMES.get(step.part, step.part) for step in way.steps],
            "รหัส": [item_code(step.code) for step in way.steps],
            "ข้อคำถาม": [labels.get(step.code, "") for step in way.steps],
            "จาก": [figure(step.before) for step in way.steps],
            "เป็น": [figure(step.after) for step in way.steps],
            "คะแนนรวมที่เพิ่ม": [figure(step.gain) for step in way.steps],
        }
    )


def steps_piece(result: Result, way: Way, labels: Mapping[str, str]) -> Piece:
    """The smallest set of improvements that reaches the goal."""
    table = steps_table(way, labels, points).astype("object")
    after = f"{points(way.after.total)} (เพิ่ม {signed(sum((step.gain for step in way.steps), Decimal(0)))})"
    notes = [("เป้าหมาย", way.goal.name), ("คะแนนรวมหลังยกระดับ", after)]
    return Piece("จำลองคะแนน", f"ข้อที่ต้องยกระดับเพื่อให้ถึง {way.goal.name}", about(result, notes), table=table)


def _exact(table: pd.DataFrame) -> pd.DataFrame:
    """``table`` of the screen with its scores as exact figures."""
    own = [name for name in _SCORES if name in table]
    return table.assign(**{name: [points(value) for value in table[name]] for name in own}).astype("object")
