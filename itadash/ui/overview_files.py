"""What the overview gives as files: the indicators, the lowest items, and the page on paper."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from itadash import charts
from itadash.assessment.result import Result
from itadash.documents.content import Block, Text
from itadash.downloads.charts import bars
from itadash.downloads.model import Page, Piece
from itadash.ui import cards, downloads
from itadash.ui.text import item_code, percent, points, signed, verdict

SOURCE = "ที่มา (ไฟล์ › แผ่นงาน › ช่อง)"
_INDICATORS = {
    "number": "ที่",
    "name": "ตัวชี้วัด",
    "instrument": "แบบวัด",
    "score": "คะแนน",
    "previous": "ปีก่อน",
    "change": "เปลี่ยนแปลง",
    "verdict": "ผล",
    "source": SOURCE,
}
_ITEMS = {
    "code": "รหัส",
    "label": "ข้อคำถาม",
    "score": "คะแนน",
    "gap": "ส่วนต่างจากเกณฑ์",
    "verdict": "ผล",
    "source": SOURCE,
}


@dataclass(frozen=True)
class Pieces:
    """The parts of the page that can be had as files."""

    instruments: Piece
    indicators: Piece
    lowest: Piece


def pieces(result: Result) -> Pieces:
    """What the page shows of ``result``."""
    year = result.fiscal_year
    sources = [*result.indicators["source"], *result.items["source"], *result.instruments["source"]]
    about = downloads.about(result.agency, year, result.target, sources)
    own = cards.shown_instruments(result)
    instruments = pd.DataFrame(
        {
            "แบบวัด": [row["code_shown"] for row in own],
            "น้ำหนัก": [percent(row["weight"]) for row in own],
            "คะแนน": [row["score"] for row in own],
            "ส่วนต่างจากเกณฑ์": [row["score"] - result.target for row in own],
            "ผล": [verdict(row["score"], row["below"]) for row in own],
        }
    )
    return Pieces(
        Piece("แบบวัด", "คะแนนรายแบบวัด", about, table=instruments, signed=("ส่วนต่างจากเกณฑ์",)),
        Piece(
            "ตัวชี้วัด",
            f"คะแนนตัวชี้วัดทั้งสิบเทียบกับเกณฑ์ ปีงบประมาณ พ.ศ. {year}",
            about,
            chart=bars(result.indicators, result.target, year) if len(result.indicators) else None,
            finding=charts.bars_alt(result.indicators, float(result.target), year),
            table=_judged(result.indicators),
            columns=_INDICATORS,
            printed=[name for name in _INDICATORS if name != "source"],
            signed=("change",),
        ),
        Piece(
            "ข้อที่คะแนนต่ำที่สุด",
            f"ข้อที่ได้คะแนนต่ำที่สุด ปีงบประมาณ พ.ศ. {year}",
            about,
            table=_judged(_coded(cards.lowest_rows(result))),
            columns=_ITEMS,
            printed=[name for name in _ITEMS if name != "source"],
            signed=("gap",),
        ),
    )


def page(result: Result, own: Pieces) -> Page:
    """The page on paper: total and level in words, then instruments, indicators and the lowest items."""
    total, level = result.total, result.level
    change = f" ({signed(result.change)} จากปี {result.fiscal_year - 1})" if result.change is not None else ""
    told = [
        f"คะแนนรวม {points(total.value if total else None)}{change}",
        f"ระดับผลการประเมิน: {level.name or 'ยังสรุประดับไม่ได้'} {level.explanation}".strip(),
        f"ข้อที่ต่ำกว่าเกณฑ์ {len(result.flagged)} ข้อ",
    ]
    parts: list[Piece | Block] = [Text("\n".join(told))]
    parts += [
        each for each in (own.instruments, own.indicators, own.lowest) if each.table is not None and len(each.table)
    ]
    return Page("ภาพรวม", "ภาพรวมผลการประเมิน ITA", own.indicators.about, parts)


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(verdict=[verdict(s, b) for s, b in zip(rows["score"], rows["below"], strict=True)])


def _coded(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(code=[item_code(code) for code in rows["code"]])
