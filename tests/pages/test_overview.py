"""The overview: first visit, the sample's figures against the workbook, another year, another target."""

from __future__ import annotations

import pytest

from tests.pages.conftest import AGENCY, Visitor, sample_year

LEVELS_TO_2565 = (("95", "AA"), ("85", "A"), ("75", "B"), ("65", "C"))


def test_first_visit_offers_sample_own_file_and_template(visitor: Visitor) -> None:
    assert [title.value for title in visitor.at.title] == ["ภาพรวม"]
    assert {"start_sample", "start_import"} <= {button.key for button in visitor.at.button}
    assert visitor.at.get("download_button")
    assert not visitor.at.metric
    assert not visitor.at.selectbox  # no pickers without scores
    assert len(visitor.doc) == 22


def test_sample_shows_the_printed_figures(sample: Visitor) -> None:
    sheet = sample_year(2566)
    assert sample.metric("คะแนนรวม").value == str(sheet.scores["รวม"])
    assert sample.metric("คะแนนรวม").delta == f"+{sheet.scores['รวม'] - sample_year(2565).scores['รวม']}"
    for label, code in (("IIT", "IIT"), ("EIT Public", "EIT1"), ("EIT Survey", "EIT2"), ("OIT", "OIT")):
        assert sample.metric(f"**{label}**").value == str(sheet.scores[code])
    # one instrument lies below 85, so the level is ผ่าน and not ผ่านดี
    assert sheet.scores["EIT2"] < 85 <= sheet.scores["รวม"]
    assert sample.at.header[0].value == "ผ่าน"
    assert sample.metric("EIT Survey").delta.startswith("▼ ต่ำกว่าเกณฑ์")
    assert sample.metric("**IIT**").delta.startswith("● ผ่านเกณฑ์")
    below = sum(sheet.scores[str(number)] < 85 for number in range(1, 11))
    assert sample.metric("ตัวชี้วัดต่ำกว่าเกณฑ์").value == f"{below} จาก 10"
    assert sample.metric("ข้อที่ต่ำกว่าเกณฑ์").value == f"{len(sheet.below())} จาก {len(sheet.items())}"
    assert AGENCY in sample.text()
    assert "› 2566 › D4" in sample.text()  # where the total was read


def test_bars_show_the_ten_indicators(sample: Visitor) -> None:
    sheet, before = sample_year(2566), sample_year(2565)
    bars, rings, _, _ = sample.chart()["data"]
    assert bars["x"] == [float(sheet.scores[str(number)]) for number in range(10, 0, -1)]
    assert rings["x"] == [float(before.scores[str(number)]) for number in range(10, 0, -1)]


def test_table_instead_of_bars(sample: Visitor) -> None:
    sample.at.segmented_control(key="overview_view").set_value("ตาราง").run()
    table = sample.at.dataframe[0].value
    assert list(table["คะแนน"]) == [float(sample_year(2566).scores[str(number)]) for number in range(1, 11)]
    assert not sample.at.get("plotly_chart")


def test_lowest_items_are_named_even_when_all_pass(sample: Visitor) -> None:
    items = sample_year(2566).items()
    lowest = sorted(items.values())[:5]
    assert [f"{score:.2f}" for score in sample.at.dataframe[-1].value["คะแนน"]] == [str(score) for score in lowest]


def test_items_as_low_as_the_last_that_is_shown_are_counted(visitor: Visitor) -> None:
    zeros = "".join(f"o{number}\tรายการ\t0\n" for number in range(1, 9))
    visitor.go("import_data")
    visitor.at.text_area(key="paste").set_value(
        f"ทต.สมมติ\nผลการประเมิน ITA ปีงบประมาณ 2566\nรหัส\tรายการ\tคะแนน\n{zeros}i1\tก\t90\n"
    )
    visitor.click("paste_read").go("overview")
    assert len(visitor.at.dataframe[-1].value) == 5
    assert "มีอีก 3 ข้อที่ได้ 0.00 เท่ากัน ดูทั้งหมดที่หน้ารายข้อ" in visitor.text()


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_another_year(sample: Visitor, year: int) -> None:
    sample.at.selectbox(key="year").select(year).run()
    sheet = sample_year(year)
    total = sheet.scores["รวม"]
    assert sample.metric("คะแนนรวม").value == str(total)
    assert [header.value for header in sample.at.header[:1]] == [
        next(name for bound, name in LEVELS_TO_2565 if total >= int(bound))
    ]
    assert sample.metric("ข้อที่ต่ำกว่าเกณฑ์").value == f"{len(sheet.below())} จาก {len(sheet.items())}"
    assert sample.metric("**EIT**").value == str(sheet.scores["EIT"])  # one pool before 2566


def test_another_target(sample: Visitor) -> None:
    sample.at.number_input(key="target").set_value(92.5).run()
    sheet = sample_year(2566)
    assert sample.metric("ข้อที่ต่ำกว่าเกณฑ์").value.startswith(f"{len(sheet.below('92.5'))} จาก")
    below = sum(float(sheet.scores[str(number)]) < 92.5 for number in range(1, 11))
    assert sample.metric("ตัวชี้วัดต่ำกว่าเกณฑ์").value == f"{below} จาก 10"


def test_the_address_brings_the_same_view_back(sample: Visitor) -> None:
    again = Visitor().start(doc=sample.doc, year="2564", target="80.0")
    assert again.metric("คะแนนรวม").value == str(sample_year(2564).scores["รวม"])
    assert again.at.number_input(key="target").value == 80.0
    assert again.doc == sample.doc


@pytest.mark.parametrize("address", [{"year": "1999", "target": "abc", "agency": "ไม่มี"}, {"target": "nan"}])
def test_forged_addresses_fall_back(sample: Visitor, address: dict[str, str]) -> None:
    again = Visitor().start(doc=sample.doc, **address)
    assert again.metric("คะแนนรวม").value == str(sample_year(2566).scores["รวม"])


@pytest.mark.parametrize("link", ["x", "A" * 22, "../../etc/passwd", "'; drop table workspaces; --"])
def test_a_wrong_link_says_so_and_opens_a_new_workspace(link: str) -> None:
    lost = Visitor().start(doc=link)
    assert "ไม่พบพื้นที่ทำงานตามลิงก์นี้" in [warning.proto.title for warning in lost.at.warning]
    assert lost.doc != link
    lost.click("notice_seen")
    assert not lost.at.warning


def test_two_visitors_do_not_see_each_other(sample: Visitor) -> None:
    assert not Visitor().start().at.metric


def test_a_level_that_the_file_leaves_open_is_said_to_be_open(visitor: Visitor) -> None:
    visitor.go("import_data")
    published = next(button.key for button in visitor.at.button if "ลำปาง" in button.label)
    visitor.click(published).go("overview")
    assert visitor.metric("คะแนนรวม").value == "94.96"  # printed; EIT is printed as one figure, not by its parts
    assert visitor.at.header[0].value == "ยังสรุประดับไม่ได้"
    assert "“ผ่านดี” หรือ “ผ่าน”" in visitor.text()
