"""Charts as files of their own: what they hold and say, read back with other libraries."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from itadash.documents import fonts
from itadash.documents.content import Bars, Chart, Heat, ItemPoint, ItemYears, Lines, Pairs, Together
from itadash.documents.pictures import FILE_DOTS_PER_MM, FILE_WIDTH, Picture, picture_png, picture_svg

SVG = "{http://www.w3.org/2000/svg}"
TEAL = (11, 90, 114)
YEARS = (2564, 2565, 2566)
SCORES = (Decimal("80.00"), None, Decimal("92.50"))
ROWS = (("1. การปฏิบัติหน้าที่", SCORES), ("2. การใช้งบประมาณ", SCORES[::-1]))
LIMIT = Decimal(85)
KINDS: dict[str, Chart] = {
    "bars": Bars((("ก", Decimal(40), None), ("ข", Decimal(80), Decimal(70)), ("ค", None, None)), LIMIT, "คะแนนปี 2565"),
    "pairs": Pairs(("EIT Public", "EIT Survey"), (("E1 ก", Decimal(90), Decimal(80)),), LIMIT),
    "lines": Lines(YEARS, ROWS, LIMIT),
    "heat": Heat(YEARS, ROWS, LIMIT),
    "together": Together(YEARS, ROWS, ("IIT", "OIT"), LIMIT),
    "item": ItemYears(
        YEARS,
        (ItemPoint(2564, "E1", "", Decimal(77), False), ItemPoint(2566, "E2", "Public", Decimal(91), True)),
        ((2565, "ไม่มีข้อที่ตรงกัน"),),
        LIMIT,
    ),
}


def picture(chart: Chart, **other: str) -> Picture:
    words = {"title": "คะแนน <ทั้งสิบ>", "about": "เทศบาล & เพื่อน", "finding": "ต่ำกว่าเกณฑ์ 1 ค่า", "source": "ก.xlsx"}
    return Picture(chart=chart, **{**words, **other})


@pytest.mark.parametrize("kind", KINDS)
def test_svg_needs_no_font_and_tells_what_it_shows(kind: str):
    root = fromstring(picture_svg(picture(KINDS[kind])))
    assert root.tag == f"{SVG}svg"
    told = {root.find(f"{SVG}{name}").get("id"): root.find(f"{SVG}{name}").text for name in ("title", "desc")}
    assert told == {"title": "คะแนน <ทั้งสิบ> เทศบาล & เพื่อน", "desc": "ต่ำกว่าเกณฑ์ 1 ค่า ก.xlsx"}
    assert root.get("aria-labelledby") == "title desc"
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "path", "rect", "circle", "polygon",
    }  # fmt: skip
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]
    left, top, width, height = map(int, root.get("viewBox").split())
    assert (left, top, root.get("width"), root.get("height")) == (0, 0, f"{width / 100:g}mm", f"{height / 100:g}mm")
    assert width == FILE_WIDTH * 100


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_picture_lies_outside_of_it(kind: str):
    root = fromstring(picture_svg(picture(KINDS[kind])))
    _, _, width, height = map(int, root.get("viewBox").split())
    for path in root.iter(f"{SVG}path"):
        for x, y in _points(path.get("d")):
            assert 0 <= x <= width
            assert 0 <= y <= height
    for rect in root.iter(f"{SVG}rect"):
        assert int(rect.get("x", 0)) + int(rect.get("width")) <= width


def test_the_length_of_a_bar_is_its_score():
    root = fromstring(picture_svg(picture(Bars((("ก", Decimal(40), None), ("ข", Decimal(80), None)), Decimal(30)))))
    bars = [int(each.get("width")) for each in root.iter(f"{SVG}rect") if each.get("fill") == "#0b5a72"]
    assert len(bars) == 2
    assert abs(bars[1] - 2 * bars[0]) <= 1


def test_png_has_the_bars_where_the_scores_are():
    data = picture_png(picture(Bars((("ก", Decimal(40), None), ("ข", Decimal(80), None)), Decimal(30))))
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert image.width == round(FILE_WIDTH * FILE_DOTS_PER_MM)
    assert round(image.info["dpi"][0]) == 305
    lengths = []
    for y in range(0, image.height, 6):
        teal = [x for x in range(image.width) if image.getpixel((x, y)) == TEAL]  # the target's dashes cross the bars
        if teal and (length := teal[-1] - teal[0]) > 100 and length not in lengths[-1:]:
            lengths.append(length)
    assert len(lengths) == 2
    assert lengths[1] / lengths[0] == pytest.approx(2, abs=0.01)


def test_a_low_bar_is_hatched_not_full():
    data = picture_png(picture(Bars((("ก", Decimal(40), None),), LIMIT)))
    colours = {colour for _, colour in Image.open(io.BytesIO(data)).convert("RGB").getcolors(1 << 20)}
    assert TEAL not in colours
    assert (180, 68, 12) in colours


@pytest.mark.parametrize("chart", [Lines, Together])
def test_no_line_runs_over_a_year_without_a_score(chart: type):
    extra = {"groups": ("IIT",)} if chart is Together else {}

    def strokes(scores: tuple[Decimal | None, ...]) -> int:
        made = chart(years=YEARS, rows=(("1. ก", scores),), target=LIMIT, **extra)
        root = fromstring(picture_svg(picture(made)))
        width = "55" if chart is Together else "50"
        return sum(each.get("stroke-width") == width for each in root.iter(f"{SVG}path"))

    assert strokes((Decimal(80), Decimal(81), Decimal(82))) == 2
    assert strokes(SCORES) == 0


def test_every_letter_is_drawn_with_its_marks():
    """ที่ is three glyphs for the page and three outlines for the file: ท, its vowel and its tone mark."""
    face = fonts.face("regular")
    outlines = [face.outline(glyph.name) for glyph in face.shape("ที่")]
    assert len(outlines) == 3
    assert all(outline and outline[0][0] == "M" and outline[-1][0] == "Z" for outline in outlines)


def test_characters_that_xml_cannot_hold_are_left_out():
    root = fromstring(picture_svg(picture(KINDS["heat"], title="ก\x00ข\x1b", finding="ค\ud800")))
    assert root.find(f"{SVG}title").text.startswith("กข")
    assert root.find(f"{SVG}desc").text.startswith("ค")


def test_a_long_title_and_many_sources_make_the_picture_taller():
    short = fromstring(picture_svg(picture(KINDS["heat"])))
    tall = fromstring(picture_svg(picture(KINDS["heat"], title="คะแนนรายตัวชี้วัด " * 12, source="ที่มา: แฟ้ม.xlsx " * 30)))
    assert int(tall.get("viewBox").split()[3]) > int(short.get("viewBox").split()[3]) + 1000


def _points(data: str) -> list[tuple[int, int]]:
    """The points that a path goes through, control points included; relative steps are counted from the last point."""
    at = start = (0, 0)
    found = []
    for kind, numbers in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", data):
        values = [int(each) for each in re.findall(r"-?\d+", numbers)]
        steps = list(zip(values[::2], values[1::2], strict=True))
        if kind in "zZ":
            at = start
            continue
        absolute = [(x, y) if kind.isupper() else (at[0] + x, at[1] + y) for x, y in steps]
        found += absolute
        at = absolute[-1]
        start = at if kind in "mM" else start
    return found
