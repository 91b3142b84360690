"""The slides as the stage gets them: JSON, the same slides as in PowerPoint, figures beside their texts."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from itadash.analysis.verdicts import verdicts
from itadash.assessment.result import build
from itadash.documents.deck import Deck, FlaggedItem, deck
from itadash.documents.outline import outline
from itadash.documents.stage_data import slides_data
from itadash.measures.model import MeasuresTable
from tests.assessment.publications import KHOEN, frame, indicators, total

NONE = MeasuresTable("ค", 2566)


def _deck(target: str = "85") -> Deck:
    result = build(KHOEN, "ค", 2566, Decimal(target))
    return deck(result, KHOEN, verdicts(result), NONE)


def _shown(made: Deck) -> dict[str, dict[str, Any]]:
    data = json.loads(json.dumps(slides_data(outline(made)), allow_nan=False))
    return {slide["id"]: slide for slide in data}


def test_the_slides_have_names_and_kinds() -> None:
    shown = _shown(_deck())
    assert list(shown) == [
        *("opening", "result", "indicators", "years", "panels", "flagged", "flagged-2", "develop", "develop-2"),
        *("topics", "topics-2", "decisions"),
    ]
    assert shown["flagged-2"]["kind"] == "flagged"


def test_a_bar_has_its_figure_and_its_text() -> None:
    """อบต. ค: indicator 10 has 61.25 of 85 (47.50 the year before), indicator 1 has 99.75."""
    body = _shown(_deck())["indicators"]["body"]
    assert body["type"] == "bars"
    assert body["target"] == {"points": 85.0, "label": "เกณฑ์ 85"}
    assert body["rows"][9] == {
        "label": "10 การป้องกันการทุจริต",
        "score": 61.25,
        "previous": 47.5,
        "text": "▼ 61.25",
        "below": True,
        "note": "",
    }
    assert body["rows"][0]["text"] == "99.75"
    assert [cell["text"] for cell in body["grid"]["rows"][9]] == ["10 การป้องกันการทุจริต", "▼ 61.25"]


def test_another_target_is_another_finding() -> None:
    """Below 90 are 88.41, 87.62, 89.60 and 61.25; below 60 is none."""
    assert _shown(_deck("90"))["indicators"]["title"] == "4 จาก 10 ตัวชี้วัดต่ำกว่าเกณฑ์ 90 ต่ำสุดคือการป้องกันการทุจริต"
    assert _shown(_deck("60"))["indicators"]["title"] == "ตัวชี้วัดทั้งสิบผ่านเกณฑ์ 60"
    assert _shown(_deck("60"))["flagged"]["title"] == "ต้องแก้ไข 6 ข้อ ทั้งหมดเป็นข้อ OIT ที่ได้ 0 คะแนน"


def test_a_year_without_a_score_is_a_gap() -> None:
    table = frame(
        *(total("ก", year, score) for year, score in ((2563, "80.00"), (2566, "90.00"))),
        indicators("ก", 2563, "80 " * 10),
        indicators("ก", 2564, "82 " * 10),
        indicators("ก", 2566, "90 " * 10),
    )
    result = build(table, "ก", 2566, Decimal(85))
    shown = _shown(deck(result, table, verdicts(result), NONE))
    assert shown["years"]["body"]["years"] == [2563, 2564, 2566]
    assert shown["years"]["title"] == "คะแนนรวมเพิ่มขึ้น 10.00 คะแนน จากปี 2563 ถึง 2566"
    assert shown["panels"]["title"] == "คะแนนรายตัวชี้วัด ปี 2563–2566"  # nothing is known of 2565
    assert "measures" not in shown


def test_thirty_items_are_all_there_and_in_order() -> None:
    items = tuple(FlaggedItem(f"I{n}", "การรับรู้ข้อมูล " * 6, Decimal(n), None, "▼", "ต้องแก้ไข") for n in range(1, 31))
    pages = [slide for slide in _shown(replace(_deck(), flagged=items)).values() if slide["kind"] == "flagged"]
    assert [row[0]["text"] for page in pages for row in page["body"]["grid"]["rows"]] == [f"I{n}" for n in range(1, 31)]
    assert pages[0]["title"] == f"ต้องแก้ไข 30 ข้อ (1/{len(pages)})"


def test_words_that_look_like_code_stay_words() -> None:
    made = replace(_deck(), agency="<img src=x onerror=alert(1)> \x00")
    assert _shown(made)["opening"]["body"]["agency"].startswith("<img src=x onerror=alert(1)>")
    assert "\x00" not in json.dumps(_shown(made))
