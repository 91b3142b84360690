"""What the figures say: years as categories, gaps as gaps, below the target told without colour, text escaped."""

from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest

from itadash import charts
from itadash.chart_marks import spread
from itadash.charts.style import DARK, LIGHT, is_below

NAN = float("nan")
YEARS = (2562, 2563, 2564, 2565, 2566)
SCORES = {1: (88.0, 90.0, NAN, 92.0, 96.65), 7: (70.0, 85.0, NAN, 84.99, 84.29)}
NAMES = {1: "การปฏิบัติหน้าที่", 7: "<b>การสื่อสาร</b> & <a href='x'>"}


def trend() -> pd.DataFrame:
    rows = [(n, NAMES[n], y, s) for n, scores in SCORES.items() for y, s in zip(YEARS, scores, strict=True)]
    return pd.DataFrame(rows, columns=["number", "name", "fiscal_year", "score"])


def indicators() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "number": [1, 7, 9],
            "name": [NAMES[1], NAMES[7], "การเปิดเผยข้อมูล"],
            "instrument": ["IIT", "EIT", "OIT"],
            "score": [96.65, 84.29, None],
            "previous": [92.0, 84.99, None],
        }
    )


def drawn(figure) -> dict:
    return json.loads(figure.to_json())


def test_years_are_categories_and_a_year_without_score_is_a_gap():
    figure = drawn(charts.lines(trend(), 85))
    assert figure["layout"]["xaxis"]["type"] == "category"
    assert figure["layout"]["xaxis"]["categoryarray"] == ["2562", "2563", "2564", "2565", "2566"]
    first = figure["data"][0]
    assert first["x"] == ["2562", "2563", "2564", "2565", "2566"]
    assert first["y"] == [88.0, 90.0, None, 92.0, 96.65]
    assert first["connectgaps"] is False


def test_points_below_the_target_have_their_own_symbol():
    line = drawn(charts.lines(trend(), 85))["data"][1]
    # 85.00 passes, 84.99 does not
    assert line["marker"]["symbol"] == ["triangle-down", "circle", "circle", "triangle-down", "triangle-down"]
    small = drawn(charts.panel(trend().query("number == 7"), 85, low_end=65))["data"][0]
    assert small["marker"]["symbol"][0] == "triangle-down"
    assert small["text"] == ["70.00", "85.00", "", "84.99", "84.29"]


def test_bars_below_the_target_are_hatched_and_say_so():
    figure = drawn(charts.indicator_bars(indicators(), 85, year=2566))
    bars, marks, figures, hands = figure["data"]
    assert [label.split(".")[0] for label in bars["y"]] == ["9", "7", "1"]  # drawn from below
    assert bars["x"] == [None, 84.29, 96.65]
    assert bars["marker"]["pattern"]["shape"] == ["", "/", ""]
    assert figures["text"] == ["", "<b>▼ 84.29</b>", "96.65"]
    assert marks["x"] == [None, 84.99, 92.0]
    assert "ไม่มีข้อมูล" in bars["hovertext"][0]
    assert "▼ ต่ำกว่าเกณฑ์" in bars["hovertext"][1]
    assert "ปี 2565 84.99" in bars["hovertext"][1]
    assert figure["layout"]["xaxis"]["range"][0] == 0
    stands_for = [[2566, "OIT", "9"], [2566, "EIT", "7"], [2566, "IIT", "1"]]
    assert bars["customdata"] == hands["customdata"] == stands_for
    assert marks["customdata"][1] == [2565, "EIT", "7"]


def test_heat_map_writes_each_score_and_leaves_gaps_empty():
    heat, empty, over = drawn(charts.heat_map(trend(), 85))["data"]
    assert heat["z"] == [[88.0, 90.0, None, 92.0, 96.65], [70.0, 85.0, None, 84.99, 84.29]]
    assert heat["text"][1] == ["<b>▼ 70.00</b>", "85.00", "", "<b>▼ 84.99</b>", "<b>▼ 84.29</b>"]
    assert empty["x"] == ["2564", "2564"]
    # a point over each cell, so that a cell can be chosen: number 7 in FY2562 is the sixth
    assert (over["x"][5], over["y"][5][:2], over["customdata"][5]) == ("2562", "7.", [2562, "", "7"])
    assert len(over["x"]) == 10
    # the two ramps meet at the target: (85 - 65) / (100 - 65)
    assert heat["zmin"] == 65
    assert heat["colorscale"][1][0] == pytest.approx(20 / 35)
    assert heat["colorscale"][2][0] == pytest.approx(20 / 35)


@pytest.mark.parametrize("target", [0, 85, 100])
def test_heat_map_takes_any_target(target):
    stops = [stop for stop, _ in drawn(charts.heat_map(trend(), target))["data"][0]["colorscale"]]
    assert stops == sorted(stops)
    assert stops[0] == 0
    assert stops[-1] == 1


def test_names_of_files_are_escaped():
    for figure in (charts.lines(trend(), 85), charts.heat_map(trend(), 85), charts.indicator_bars(indicators(), 85)):
        text = json.dumps(json.loads(figure.to_json()), ensure_ascii=False)
        assert "&lt;b&gt;การสื่อสาร&lt;/b&gt; &amp; &lt;a" in text
        assert "<b>การสื่อสาร" not in text
        assert "<a" not in text


@pytest.mark.parametrize(("target", "label"), [(85, "เกณฑ์ 85"), (82.5, "เกณฑ์ 82.5")])
def test_the_target_line_is_drawn_and_named(target, label):
    for figure in (charts.lines(trend(), target), charts.indicator_bars(indicators(), target)):
        layout = drawn(figure)["layout"]
        shape = layout["shapes"][0]
        assert target in (shape.get("x0"), shape.get("y0"))
        assert any(label in note["text"] for note in layout["annotations"])


def test_light_and_dark_pages_have_their_own_ink():
    for draw in (charts.lines, charts.heat_map, charts.indicator_bars):
        table = indicators() if draw is charts.indicator_bars else trend()
        assert drawn(draw(table, 85))["layout"]["font"]["color"] == LIGHT.text
        dark = drawn(draw(table, 85, dark=True))["layout"]
        assert dark["font"]["color"] == DARK.text
        assert dark["font"]["family"].startswith("Sarabun")
        assert len(json.dumps(dark["template"])) < 100  # the default template alone is 7 KB in every figure


def test_lines_of_an_instrument_share_a_dash_and_names_shrink_on_a_narrow_screen():
    figure = drawn(charts.lines(trend(), 85, instruments={1: "IIT", 7: "EIT"}))
    assert [line["line"]["dash"] for line in figure["data"]] == ["solid", "dash"]
    narrow = drawn(charts.lines(trend(), 85, compact=True))["layout"]["annotations"]
    assert {note["text"] for note in narrow[:2]} == {"1 <b>96.65</b>", "7 <b>84.29</b>"}


def test_labels_at_the_line_ends_keep_their_distance():
    places = spread([90.0, 90.1, 90.2, 60.0], 2, 50, 91)
    ordered = sorted(places)
    assert all(b - a >= 2 - 1e-9 for a, b in pairwise(ordered))
    assert max(places) <= 91
    assert places[3] == 60


def test_below_is_strict_and_rounds_first():
    assert is_below(84.99, 85)
    assert not is_below(85.0, 85)
    assert not is_below(84.996, 85)  # prints as 85.00
    assert not is_below(None, 85)
    assert not is_below(NAN, 85)


def test_alternative_texts_name_what_is_below():
    assert charts.bars_alt(indicators(), 85, 2566) == (
        "กราฟแท่งคะแนน 2 ตัวชี้วัด ปีงบประมาณ 2566 เทียบเกณฑ์ 85 คะแนน ตัวชี้วัดที่ต่ำกว่าเกณฑ์ ได้แก่ 7 "
        "สูงสุดคือตัวชี้วัดที่ 1 ได้ 96.65 ต่ำสุดคือตัวชี้วัดที่ 7 ได้ 84.29"
    )
    assert charts.trend_alt(trend(), 85) == (
        "คะแนนรายตัวชี้วัด ปีงบประมาณ 2562 ถึง 2566 เทียบเกณฑ์ 85 คะแนน เพิ่มขึ้น 2 ตัวชี้วัด "
        "ปี 2566 ตัวชี้วัดที่ต่ำกว่าเกณฑ์ ได้แก่ 7 สูงสุดคือตัวชี้วัดที่ 1 ได้ 96.65 ต่ำสุดคือตัวชี้วัดที่ 7 ได้ 84.29"
    )
    assert charts.trend_alt(trend().query("number == 1"), 85) == (
        "คะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ปีงบประมาณ 2562 ถึง 2566 เทียบเกณฑ์ 85 คะแนน เพิ่มขึ้นจาก 88.00 ปี 2566 ได้ 96.65 ผ่านเกณฑ์"
    )
    falling = trend().query("number == 7 and fiscal_year in (2563, 2566)")
    assert "ลดลงจาก 85.00 ปี 2566 ได้ 84.29 ต่ำกว่าเกณฑ์" in charts.trend_alt(falling, 85)
    alone = trend().query("number == 7 and fiscal_year == 2566")
    assert charts.trend_alt(alone, 85).endswith("ปีงบประมาณ 2566 เทียบเกณฑ์ 85 คะแนน ปี 2566 ได้ 84.29 ต่ำกว่าเกณฑ์")
    nothing = trend().assign(score=NAN)
    assert "ยังไม่มีคะแนน" in charts.trend_alt(nothing, 85)


def test_tables_without_scores_can_be_drawn():
    nothing = trend().assign(score=NAN)
    assert drawn(charts.lines(nothing, 85))["data"][0]["y"] == [None] * 5
    assert drawn(charts.heat_map(nothing, 85))["data"][0]["z"][0] == [None] * 5


def question() -> pd.DataFrame:
    """O11 of FY2566: two items in FY2565, none known in FY2563, no score in FY2564."""
    rows = [
        (2563, "", "", "unknown", False, None),
        (2564, "", "", "none", False, None),
        (2565, "o10", "OIT", "merged", False, 100.0),
        (2565, "o18", "OIT", "merged", False, 100.0),
        (2566, "o11", "OIT", "same", True, 0.0),
    ]
    return pd.DataFrame(rows, columns=["fiscal_year", "code", "instrument", "relation", "joined", "score"])


def test_a_question_over_the_years_names_its_code_and_joins_only_what_can_be_compared():
    figure = drawn(charts.item_points(question(), 85))
    line, loose = figure["data"]
    assert line["y"] == [None, None, None, 0.0]
    assert line["connectgaps"] is False
    assert line["marker"]["symbol"][3] == "triangle-down"
    assert line["customdata"][3] == [2566, "OIT", "o11"]
    assert "lines" not in loose["mode"]
    assert loose["marker"]["symbol"] == ["circle-open", "circle-open"]
    assert loose["text"] == ["O10 + O18 100.00", ""]  # both points are in one place
    assert loose["customdata"] == [[2565, "OIT", "o10"], [2565, "OIT", "o18"]]
    assert figure["layout"]["xaxis"]["ticktext"] == [
        "2563<br>–",
        "2564<br>–",
        "2565<br><b>O10 + O18</b>",
        "2566<br><b>O11</b>",
    ]


def test_years_without_a_counterpart_are_shaded_and_say_why():
    layout = drawn(charts.item_points(question(), 85))["layout"]
    bands = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
    assert [(band["x0"], band["x1"]) for band in bands] == [(-0.5, 0.5), (0.5, 1.5)]
    told = {note["x"]: note["text"] for note in layout["annotations"] if note.get("yref") == "paper"}
    assert told == {0: "ยังไม่<br>ทราบข้อ<br>ที่ตรงกัน", 1: "ไม่มี<br>ข้อที่<br>ตรงกัน"}


def test_neighbouring_years_without_a_counterpart_for_one_reason_say_it_once():
    rows = question()
    rows.loc[rows["fiscal_year"] == 2564, "relation"] = "unknown"
    layout = drawn(charts.item_points(rows, 85))["layout"]
    told = {note["x"]: note["text"] for note in layout["annotations"] if note.get("yref") == "paper"}
    assert told == {0.5: "ยังไม่<br>ทราบข้อ<br>ที่ตรงกัน"}


def test_eit_parts_are_two_lines():
    rows = [
        (2565, "e9", "EIT1", "same", True, 80.0),
        (2565, "e9", "EIT2", "same", True, 70.0),
        (2566, "e9", "EIT1", "same", True, 90.0),
        (2566, "e9", "EIT2", "same", True, 84.99),
    ]
    table = pd.DataFrame(rows, columns=["fiscal_year", "code", "instrument", "relation", "joined", "score"])
    public, survey = drawn(charts.item_points(table, 85))["data"]
    assert (public["name"], public["y"]) == ("Public", [80.0, 90.0])
    assert (survey["name"], survey["y"]) == ("Survey", [70.0, 84.99])
    assert public["line"]["dash"] != survey["line"]["dash"]
    assert public["marker"]["symbol"] == ["triangle-down", "square"]  # a square, as on paper; below the target ▼
    assert survey["marker"]["symbol"] == ["triangle-down", "triangle-down"]
    assert "2566 ข้อ E9 90.00" in charts.item_alt(table, 85, "e9")
