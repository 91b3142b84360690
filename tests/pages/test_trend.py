"""The trend page: years as printed, any subset of indicators, three views of the same figures."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.pages.conftest import Visitor, sample_year

YEARS = [2562, 2563, 2564, 2565, 2566]


@pytest.fixture
def trend(sample: Visitor) -> Visitor:
    return sample.go("trend")


def expected(number: int, years: list[int]) -> list[float]:
    return [float(sample_year(year).scores[str(number)]) for year in years]


def test_first_visit_offers_the_sample(visitor: Visitor) -> None:
    visitor.go("trend")
    assert not visitor.at.get("plotly_chart")
    visitor.click("start_sample")
    assert visitor.at.get("plotly_chart")


def test_lines_carry_all_printed_scores(trend: Visitor) -> None:
    figure = trend.chart()
    assert len(figure["data"]) == 10
    for number, line in enumerate(figure["data"], start=1):
        assert line["x"] == [str(year) for year in YEARS]
        assert line["y"] == expected(number, YEARS)
    assert figure["layout"]["xaxis"]["type"] == "category"


def test_table_below_the_chart_is_the_same(trend: Visitor) -> None:
    table = trend.at.dataframe[0].value
    for number in range(1, 11):
        row = table[table["ที่"] == number].iloc[0]
        assert [row[str(year)] for year in YEARS] == expected(number, YEARS)


def test_a_subset_of_indicators_and_years(trend: Visitor) -> None:
    trend.at.pills(key="show").set_value([7, 10])
    trend.at.select_slider(key="years").set_value((2564, 2566))
    trend.at.run()
    lines = trend.chart()["data"]
    assert [line["y"] for line in lines] == [expected(7, [2564, 2565, 2566]), expected(10, [2564, 2565, 2566])]
    assert list(trend.at.dataframe[0].value["ที่"]) == [7, 10]


def test_small_panels(trend: Visitor) -> None:
    trend.at.segmented_control(key="view").set_value("panels").run()
    assert len(trend.at.get("plotly_chart")) == 10
    assert trend.chart(6)["data"][0]["y"] == expected(7, YEARS)
    lows = {tuple(trend.chart(index)["layout"]["yaxis"]["range"]) for index in range(10)}
    assert len(lows) == 1  # comparable: one axis for all


def test_heat_map(trend: Visitor) -> None:
    trend.at.segmented_control(key="view").set_value("heat").run()
    assert trend.chart()["data"][0]["z"] == [expected(number, YEARS) for number in range(1, 11)]


def test_a_single_year_is_said_to_be_no_trend_yet(visitor: Visitor) -> None:
    visitor.go("import_data")
    visitor.at.text_area(key="paste").input(
        "เทศบาลตำบลก\nปีงบประมาณ พ.ศ. 2566\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t92.50\nตัวชี้วัดที่ 2 การใช้งบประมาณ\t81.07\n"
    )
    visitor.click("paste_read").go("trend")
    assert "มีคะแนนเพียงปี 2566" in visitor.text()
    visitor.at.select_slider(key="years").set_value((2566, 2566)).run()
    assert "มีคะแนนเพียงปี" not in visitor.text()  # one year was asked for


def test_several_years_are_a_trend(trend: Visitor) -> None:
    assert "มีคะแนนเพียงปี" not in trend.text()


def test_missing_years_are_gaps(visitor: Visitor) -> None:
    visitor.go("import_data")
    text = "องค์การบริหารส่วนตำบลทดลอง (สมมติ)\nตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\t2562\t2566\n" + "".join(
        f"{n}\t{name}\t{71 + n}.5\t{81 + n}.25\n"
        for n, name in ((1, "การปฏิบัติหน้าที่"), (2, "การใช้งบประมาณ"), (3, "การใช้อำนาจ"))
    )
    visitor.at.text_area(key="paste").set_value(text)
    visitor.click("paste_read").go("trend")
    line = visitor.chart()["data"][0]
    assert line["y"] == [72.5, None, None, None, 82.25]
    assert line["connectgaps"] is False
    row = visitor.at.dataframe[0].value.iloc[0]
    assert pd.isna(row["2564"])


def test_a_range_without_scores_is_said(visitor: Visitor) -> None:
    visitor.go("import_data")
    visitor.at.text_area(key="paste").set_value(
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลทดลอง (สมมติ)\n"
        "ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n1\tการปฏิบัติหน้าที่\t93.10\n"
        "2\tการใช้งบประมาณ\t81.05\n"
    )
    visitor.click("paste_read").go("trend")
    assert visitor.at.get("plotly_chart")
    visitor.at.select_slider(key="years").set_value((2562, 2564)).run()
    assert not visitor.at.get("plotly_chart")
    assert "ไม่มีคะแนนของตัวชี้วัดและช่วงปีที่เลือก" in visitor.text()


def test_caveat_on_the_change_of_2566(trend: Visitor) -> None:
    assert "ปีงบประมาณ 2566 ปรับวิธีประเมิน" in trend.text()


def item_view(visitor: Visitor, code: str) -> Visitor:
    visitor.at.segmented_control(key="view").set_value("item").run()
    visitor.at.selectbox(key="item").set_value(code).run()
    assert not visitor.at.exception
    return visitor


def test_an_item_is_followed_by_its_question(trend: Visitor) -> None:
    """i23 of FY2566 was i19 in FY2564; the questions of the other years are not known."""
    item_view(trend, "i23")
    line = trend.chart()["data"][0]
    assert line["y"] == [
        None,
        None,
        float(sample_year(2564).scores["i19"]),
        None,
        float(sample_year(2566).scores["i23"]),
    ]
    assert trend.chart()["layout"]["xaxis"]["ticktext"][2] == "2564<br><b>I19</b>"
    table = trend.at.dataframe[0].value
    assert list(table["ปี"]) == [str(year) for year in YEARS]
    assert list(table["รหัส"]) == ["–", "–", "I19", "–", "I23"]
    assert "› 2564 ›" in table["ที่มา"][2]
    assert "**ปี 2562, 2563, 2565** ยังไม่ทราบว่าตรงกับข้อใด · ยังไม่พบข้อคำถาม IIT ของปีเหล่านี้" in trend.text()
    assert "**ปี 2564** เรื่องเดียวกัน ปรับถ้อยคำ ในปีนั้นใช้รหัส I19 · ปี 2564 ถาม" in trend.text()
    assert trend.at.query_params["item"] in ("i23", ["i23"])


def test_scores_under_the_same_code_can_be_seen_but_are_never_joined(trend: Visitor) -> None:
    item_view(trend, "i23")
    assert len(trend.chart()["data"]) == 1
    trend.at.toggle(key="unconfirmed").set_value(True).run()
    line, loose = trend.chart()["data"]
    assert line["y"][3] is None
    same_code = [float(sample_year(year).scores["i23"]) for year in (2562, 2563, 2565)]
    assert loose["y"] == same_code
    assert "lines" not in loose["mode"]


def test_two_items_that_became_one_and_an_item_without_predecessor(trend: Visitor) -> None:
    item_view(trend, "o11")
    assert list(trend.at.dataframe[0].value["รหัส"])[2:] == ["O10", "O18", "O10", "O18", "O11"]
    assert "เป็นคนละข้อ" in trend.text()
    trend.at.selectbox(key="item").set_value("o10").run()
    assert "นโยบายคุ้มครองข้อมูลส่วนบุคคลเป็นข้อใหม่ของปี 2566" in trend.text()
    trend.at.select_slider(key="years").set_value((2562, 2564)).run()
    assert trend.at.selectbox(key="item").label == "ข้อคำถามของปีงบประมาณ 2564"


def test_eit_items_show_both_parts_and_say_that_earlier_years_differ(trend: Visitor) -> None:
    item_view(trend, "e9")
    public, survey = trend.chart()["data"]
    assert (public["y"][4], survey["y"][4]) == tuple(map(float, sample_year(2566).parts["e9"]))
    assert "สองส่วน" in trend.text()


def test_item_view_without_item_scores(visitor: Visitor) -> None:
    visitor.go("import_data")
    visitor.at.text_area(key="paste").set_value(
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลทดลอง (สมมติ)\n"
        "ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n1\tการปฏิบัติหน้าที่\t93.10\n2\tการใช้งบประมาณ\t81.05\n"
    )
    visitor.click("paste_read").go("trend")
    visitor.at.segmented_control(key="view").set_value("item").run()
    assert "ไม่มีคะแนนรายข้อในช่วงปีที่เลือก" in visitor.text()
