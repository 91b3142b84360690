"""The page นำเสนอ without a browser: what reaches the stage, and the file that goes with it."""

from __future__ import annotations

import json
from typing import Any

from tests.documents.readback import pdfium_text
from tests.pages.conftest import Visitor, sample_year


def _stage(visitor: Visitor) -> dict[str, Any]:
    all_ = [json.loads(each.proto.json) for each in visitor.at.get("bidi_component") if each.proto.json]
    (stage,) = [data for data in all_ if isinstance(data, dict) and "slides" in data]
    return stage


def _flagged(shown: dict[str, Any]) -> list[str]:
    """The codes in the tables of what is to be put right."""
    bodies = [slide["body"] for slide in shown["slides"] if slide["kind"] == "flagged"]
    return [row[0]["text"].lower() for body in bodies if "grid" in body for row in body["grid"]["rows"]]


def test_a_first_visit_offers_the_sample(visitor: Visitor) -> None:
    visitor.go("present")
    assert "เริ่มจากผลคะแนน ITA ของหน่วยงาน" in visitor.text()
    assert "นำเสนอ" in visitor.text()


def test_the_stage_shows_the_chosen_year(sample: Visitor) -> None:
    shown = _stage(sample.go("present"))
    assert (shown["year"], shown["years"], shown["target"]) == (2566, [2566, 2565, 2564, 2563, 2562], 85.0)
    titles = {slide["id"]: slide["title"] for slide in shown["slides"]}
    assert titles["result"].startswith("คะแนนรวม 90.52 ")  # 0.30 × 91.57 + 0.30 × 88.51 + 0.40 × 91.25 = 90.524
    flagged = [
        row[0]["text"].lower() for s in shown["slides"] if s["kind"] == "flagged" for row in s["body"]["grid"]["rows"]
    ]
    assert sorted(flagged) == sorted(sample_year(2566).below())


def test_year_and_target_of_the_bar_change_the_slides(sample: Visitor) -> None:
    sample.go("present")
    sample.at.selectbox(key="year").set_value(2565)
    sample.at.number_input(key="target").set_value(60.0).run()
    shown = _stage(sample)
    assert (shown["year"], shown["target"]) == (2565, 60.0)
    flagged = [
        row[0]["text"].lower()
        for s in shown["slides"]
        if s["kind"] == "flagged"
        for row in s["body"].get("grid", {"rows": []})["rows"]
    ]
    assert sorted(flagged) == sorted(sample_year(2565).below("60"))


def test_without_measures_there_is_no_slide_of_them_and_with_them_there_is(sample: Visitor) -> None:
    assert "measures" not in {slide["kind"] for slide in _stage(sample.go("present"))["slides"]}
    sample.go("measures").click("measures_draft").go("present")
    assert "measures" in {slide["kind"] for slide in _stage(sample)["slides"]}


def test_the_handout_is_of_what_is_shown_in_the_chosen_digits(sample: Visitor) -> None:
    """90.52 as on the slide; the file is made when it is asked for, with the switch as it stands then."""
    sample.go("present")
    for thai, said in ((True, "คะแนนรวม๙๐.๕๒"), (False, "คะแนนรวม90.52")):
        sample.at.toggle(key="present_thai").set_value(thai).run()
        name, make = sample.at.session_state["latest_files"].wanted["page_pdf"]
        assert name == "เอกสารแจกในที่ประชุม-2566-เทศบาลตำบลตัวอย่าง-(สมมติ).pdf"
        assert said in pdfium_text(make())
