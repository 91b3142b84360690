"""EIT by its parts where some items have both, some one and some none: nothing is left out or made up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from itadash.analysis.verdicts import DEFECT, Overrule, verdicts
from itadash.assessment.result import build
from itadash.documents import publish
from itadash.documents.content import Block, Document, Figure, Heading, Pairs, Table, Text
from itadash.documents.deck import deck
from itadash.documents.details import Details
from itadash.documents.outline import outline
from itadash.documents.report import Facts, gather
from itadash.measures.model import MeasuresTable
from itadash.scores import Score, frame

AGENCY = "เทศบาลตัวอย่าง"
TARGET = Decimal(85)
CHOICES = publish.Choices(thai_digits=False)
# E11 and E12 as a published document has them; E15 and E1 without a part; E5 lower in Survey; E6 with Public alone
MIXED = {
    "e1": {"EIT": "96.90"},
    "e5": {"EIT1": "90.00", "EIT2": "84.00"},
    "e6": {"EIT1": "70.00"},
    "e11": {"EIT1": "79.77", "EIT2": "96.90"},
    "e12": {"EIT1": "80.84", "EIT2": "96.90"},
    "e15": {"EIT": "79.74"},
}
Items = dict[str, dict[str, str]]


def _scores(items: Items) -> list[Score]:
    return [
        Score(AGENCY, 2566, "item", part, code, Decimal(score), f"ก › {code} {part}")
        for code, parts in items.items()
        for part, score in parts.items()
    ]


def _facts(items: Items, form: str = "by_instrument", overrules: dict[str, Overrule] | None = None) -> Facts:
    facts = gather(frame(_scores(items)), AGENCY, 2566, TARGET, details=Details(form=form))
    return replace(facts, verdicts=verdicts(facts.result, overrules=overrules)) if overrules else facts


def _sections(facts: Facts) -> dict[str, str]:
    """The text below each heading of the part on EIT."""
    blocks: list[Block] = list(publish.content("analysis", facts, CHOICES).blocks)
    found: dict[str, str] = {}
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Text):
            found[heading] = "\n".join(filter(None, (found.get(heading), block.text)))
    return found


def _lines(text: str) -> list[tuple[str, str]]:
    """(code, score as told) of each line."""
    return [(line.split()[2], line.split(" ได้ ")[1]) for line in text.split("\n")]


def test_items_without_a_part_have_a_list_of_their_own() -> None:
    found = _sections(_facts(MIXED))
    assert _lines(found["2.1 ส่วนที่ 1 EIT Public"]) == [
        ("E6", "70.00 คะแนน"),
        ("E11", "79.77 คะแนน"),
        ("E12", "80.84 คะแนน"),
    ]
    assert _lines(found["2.2 ส่วนที่ 2 EIT Survey"]) == [("E5", "84.00 คะแนน")]
    assert _lines(found["2.3 ข้อที่ไม่ได้พิมพ์ส่วนของ EIT"]) == [("E15", "79.74 คะแนน")]  # E1 has 96.90


def test_nothing_low_is_claimed_only_of_the_printed_scores() -> None:
    some = {code: MIXED[code] for code in ("e1", "e11", "e12", "e15")}
    found = _sections(_facts(some))
    assert found["2.2 ส่วนที่ 2 EIT Survey"] == "ไม่มีข้อที่ต่ำกว่าเกณฑ์ในข้อที่พิมพ์คะแนนของส่วนนี้"
    found = _sections(_facts({"e11": MIXED["e11"], "e12": MIXED["e12"]}))
    assert found["2.2 ส่วนที่ 2 EIT Survey"] == "ไม่มีข้อที่ต่ำกว่าเกณฑ์ในส่วนนี้"
    assert "2.3 ข้อที่ไม่ได้พิมพ์ส่วนของ EIT" not in found
    found = _sections(_facts({"e6": MIXED["e6"]}))
    assert found["2.2 ส่วนที่ 2 EIT Survey"] == "ไม่มีคะแนนรายข้อของส่วนนี้"
    found = _sections(_facts({"e6": {"EIT2": "70.00"}}))
    assert found["2.1 ส่วนที่ 1 EIT Public"] == "ไม่มีคะแนนรายข้อของส่วนนี้"
    assert _lines(found["2.2 ส่วนที่ 2 EIT Survey"]) == [("E6", "70.00 คะแนน")]


def test_without_any_part_the_items_stand_in_one_list() -> None:
    facts = _facts({"e1": MIXED["e1"], "e15": MIXED["e15"]})
    (below,) = [text for title, text in _sections(facts).items() if title.endswith("(EIT)")]
    assert below.split("\n")[-1].startswith("2.1 ข้อ E15 ")
    assert not [title for title in _sections(facts) if "EIT Public" in title]


def test_a_third_value_and_a_decision_of_the_office_are_listed_too() -> None:
    """E7: both parts pass, a third value does not. E5 is to be mended because the office says so."""
    items: Items = {
        "e5": {"EIT1": "90.00", "EIT2": "88.00"},
        "e7": {"EIT1": "90.00", "EIT2": "92.00", "EIT": "60.00"},
        "e11": MIXED["e11"],
    }
    facts = _facts(items, overrules={"e5": Overrule(DEFECT, "มีเรื่องร้องเรียน")})
    found = _sections(facts)
    assert _lines(found["2.1 ส่วนที่ 1 EIT Public"]) == [("E11", "79.77 คะแนน")]
    assert _lines(found["2.3 ข้อที่ไม่ได้พิมพ์ส่วนของ EIT"]) == [("E7", "60.00 คะแนน")]
    assert _lines(found["2.4 ข้อที่ต้องแก้ไขด้วยเหตุอื่น"]) == [("E5", "Public 90.00 Survey 88.00 คะแนน")]
    document = publish.content("analysis", replace(facts, details=Details(form="full")), CHOICES)
    cells = {str(row.cells[0])[:2]: str(row.cells[1]) for table in _tables(document) for row in table.rows[1:]}
    assert cells["E7"] == "Public 90.00\nSurvey 92.00\n▼ ไม่ระบุส่วน 60.00"
    assert "ได้ 90 คะแนน (EIT Public) 92 คะแนน (EIT Survey) และ 60 คะแนน (ไม่ระบุส่วน)" in facts.item_text("e7")


def _tables(document: Document) -> list[Table]:
    return [
        b for b in document.blocks if isinstance(b, Table) and [c.heading for c in b.columns] == ["ข้อคำถาม", "คะแนน"]
    ]


@pytest.mark.parametrize("form", ["full", "by_topic", "by_topic_box", "two_years"])
def test_every_form_lists_every_low_item(form: str) -> None:
    blocks = publish.content("analysis", _facts(MIXED, form), CHOICES).blocks
    said = "\n".join(
        block.text if isinstance(block, Text) else "\n".join(str(row.cells) for row in block.rows)
        for block in blocks
        if isinstance(block, Text | Table)
    )
    assert [code for code in ("E5", "E6", "E11", "E12", "E15") if code not in said] == []


def test_slides_list_every_low_item_and_say_how_many_have_no_pair() -> None:
    """E5, E11 and E12 have both parts. 79.77 − 96.90 = −17.13, 80.84 − 96.90 = −16.06, 90 − 84 = 6."""
    scores = frame(_scores(MIXED))
    result = build(scores, AGENCY, 2566, TARGET)
    made = deck(result, scores, verdicts(result), MeasuresTable(AGENCY, 2567))
    assert [item.code for item in made.flagged] == ["E6", "E15", "E11", "E12", "E5"]
    assert made.unpaired == 3
    slide = next(slide for slide in outline(made).slides if slide.id == "eit")
    assert slide.body.gaps == "ผลต่าง (Public − Survey): E11 −17.13 · E12 −16.06 · E5 +6.00"  # type: ignore[union-attr]
    assert "จาก 3 ข้อ ที่มีคะแนนทั้งสองส่วน อีก 3 ข้อมีไม่ครบ" in slide.body.note  # type: ignore[union-attr]


# --- the words on the two parts ---


def _told(items: Items) -> tuple[str, Pairs]:
    blocks = publish.content("analysis", _facts(items, "full"), CHOICES).blocks
    (at,) = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and "EIT Public เทียบกับ EIT Survey" in b.text]
    text, figure = blocks[at + 1], blocks[at + 2]
    assert isinstance(text, Text)
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, Pairs)
    return text.text, figure.chart


PUBLIC = "ควรหาสาเหตุจากความเห็นของผู้รับบริการที่เข้าตอบด้วยตนเอง"
SURVEY = "ควรหาสาเหตุจากความเห็นของผู้รับบริการที่ผู้ประเมินเก็บข้อมูล"


def test_where_public_is_lower_nothing_is_said_of_survey() -> None:
    text, chart = _told({code: MIXED[code] for code in ("e1", "e11", "e12", "e15")})
    assert text == (
        "ข้อ EIT ที่มีคะแนนทั้งสองส่วนมี 2 ข้อ (ข้อ E1 และ E15 มีคะแนนไม่ครบสองส่วน จึงเทียบกันไม่ได้) "
        "EIT Public ต่ำกว่า EIT Survey 2 ข้อ ต่างกันมากที่สุดคือข้อ E11 (EIT Public 79.77 EIT Survey 96.90 ต่างกัน 17.13 คะแนน) "
        f"ข้อที่ EIT Public ต่ำกว่าและไม่ถึงเกณฑ์ 85 คะแนน (ข้อ E11 และ E12) {PUBLIC}"
    )
    assert [chart.gap(first, second) for _, first, second in chart.rows] == [Decimal("-17.13"), Decimal("-16.06")]


def test_where_survey_is_lower() -> None:
    text, _ = _told({"e5": MIXED["e5"]})
    assert text == (
        "ข้อ EIT ที่มีคะแนนทั้งสองส่วนมี 1 ข้อ "
        "EIT Survey ต่ำกว่า EIT Public 1 ข้อ ได้แก่ข้อ E5 (EIT Public 90.00 EIT Survey 84.00 ต่างกัน 6.00 คะแนน) "
        f"ข้อที่ EIT Survey ต่ำกว่าและไม่ถึงเกณฑ์ 85 คะแนน (ข้อ E5) {SURVEY}"
    )


def test_where_both_kinds_are_there() -> None:
    text, _ = _told({"e5": MIXED["e5"], "e11": MIXED["e11"], "e13": {"EIT1": "90.00", "EIT2": "90.00"}})
    assert "EIT Public ต่ำกว่า EIT Survey 1 ข้อ ได้แก่ข้อ E11 " in text
    assert "EIT Survey ต่ำกว่า EIT Public 1 ข้อ ได้แก่ข้อ E5 " in text
    assert "ได้คะแนนเท่ากัน 1 ข้อ" in text
    assert text.index(PUBLIC) < text.index(SURVEY)


def test_where_nothing_is_too_low_nothing_is_advised() -> None:
    """84.99 would be below the target, 85.00 is not."""
    text, _ = _told({"e5": {"EIT1": "90.00", "EIT2": "85.00"}, "e13": {"EIT1": "90.00", "EIT2": "90.00"}})
    assert "EIT Survey ต่ำกว่า EIT Public 1 ข้อ" in text
    assert "ควร" not in text
    text, _ = _told({"e13": {"EIT1": "90.00", "EIT2": "90.00"}})
    assert text == "ข้อ EIT ที่มีคะแนนทั้งสองส่วนมี 1 ข้อ ทุกข้อที่มีคะแนนทั้งสองส่วนได้คะแนนเท่ากัน"
