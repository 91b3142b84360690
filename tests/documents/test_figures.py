"""Charts on paper, looked at as PDFium shows them: where texts stand, and what colour the dots between them have.

Places are worked out from the figures of the axis as printed, never from the code that draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.documents import figures
from itadash.documents.content import Bars, Chart, Heat, Lines, Pairs
from itadash.documents.page import PORTRAIT_MARGINS, ThaiPDF
from tests.documents.readback import FIXED

LEFT, TOP, WIDTH = 25.0, 20.0, 165.0  # mm: the text of an upright page
DOTS = 12  # a mm
_MM = 25.4 / 72
TARGET = Decimal(85)


@dataclass(frozen=True)
class Words:
    """Texts that PDFium takes for one, and their box in mm from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Drawn:
    """A chart on a page of its own."""

    words: tuple[Words, ...]
    dots: npt.NDArray[np.uint8]  # grey levels
    height: float

    @property
    def said(self) -> str:
        """All texts in the order in which they were painted, without spaces."""
        return "".join(each.text for each in self.words).replace(" ", "")

    def all(self, text: str) -> list[Words]:
        return [each for each in self.words if each.text == text]

    def one(self, text: str) -> Words:
        found = self.all(text)
        assert len(found) == 1, (text, [each.text for each in self.words])
        return found[0]

    def grey(self, x: float, y: float, width: float = 0.2, height: float = 0.2) -> npt.NDArray[np.uint8]:
        """The dots of a box around (x, y)."""
        x1, x2 = round((x - width / 2) * DOTS), round((x + width / 2) * DOTS)
        y1, y2 = round((y - height / 2) * DOTS), round((y + height / 2) * DOTS)
        return self.dots[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)]

    def at(self, score: float, floor: int = 0) -> float:
        """Where ``score`` stands on the axis, by the printed figures of its ends."""
        low = [each for each in self.all(str(floor)) if each.top > TOP + 5]
        ends = [each.middle[0] for each in (low[0], self.one("100"))]
        return ends[0] + (score - floor) / (100 - floor) * (ends[1] - ends[0])


def _drawn(chart: Chart, tight: float = 1.0, *, thai_digits: bool = False) -> Drawn:
    pdf = ThaiPDF("", landscape=False, thai_digits=thai_digits, created=FIXED, margins=PORTRAIT_MARGINS)
    pdf.bare()
    height = figures.height(chart, pdf, WIDTH, tight)
    figures.paint(chart, pdf, LEFT, TOP, WIDTH, tight)
    with pypdfium2.PdfDocument(pdf.finish()) as document:
        page = document[0]
        tall = page.get_height() * _MM
        text = page.get_textpage()
        words = []
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            words.append(
                Words(
                    text.get_text_bounded(left, bottom, right, top).strip(),
                    left * _MM,
                    tall - top * _MM,
                    right * _MM,
                    tall - bottom * _MM,
                )
            )
        dots = np.asarray(page.render(scale=DOTS * _MM, grayscale=True).to_pil())
    return Drawn(tuple(words), dots, height)


def _bars(*rows: tuple[str, str | None, str | None], target: Decimal = TARGET) -> Bars:
    return Bars(tuple((name, _score(now), _score(before)) for name, now, before in rows), target, "คะแนนปี 2565")


def _score(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


# --- bars ---


def test_bars_end_where_their_score_stands_on_the_axis() -> None:
    drawn = _drawn(_bars(("หนึ่ง", "92.50", None), ("สอง", "60.00", None), ("สาม", "100", None)))
    for name, score in (("หนึ่ง", 92.5), ("สอง", 60.0), ("สาม", 100.0)):
        end, middle = drawn.at(score), drawn.one(name).middle[1]
        dark = np.flatnonzero(drawn.grey(end, middle, 8, 3.5).min(axis=0) < 200)
        assert len(dark)
        last = end - 4 + (dark.max() + 1) / DOTS
        assert abs(last - end) < 0.5, name


def test_below_the_target_is_told_in_grey_by_hatching_sign_and_weight() -> None:
    drawn = _drawn(_bars(("ผ่าน", "85.00", None), ("ไม่ผ่าน", "84.99", None)))
    full = drawn.grey(drawn.at(30), drawn.one("ผ่าน").middle[1], 20, 3)
    hatched = drawn.grey(drawn.at(30), drawn.one("ไม่ผ่าน").middle[1], 20, 3)
    assert full.max() < 110
    assert 0.4 < (hatched > 240).mean() < 0.9
    assert (hatched < 160).mean() > 0.1
    assert drawn.all("85.00")
    assert drawn.all("▼ 84.99")


def test_the_year_before_is_a_ring_at_its_score() -> None:
    """Its middle is white, its edge is not: on a full bar and beside it."""
    drawn = _drawn(_bars(("ลด", "70.00", "95.00"), ("โตมาก", "95.00", "70.00")))
    for name, before in (("ลด", 95.0), ("โตมาก", 70.0)):
        x, y = drawn.at(before), drawn.one(name).middle[1]
        assert drawn.grey(x, y, 0.5, 0.5).min() > 230
        for side in (-1.15, 1.15):
            assert drawn.grey(x + side, y, 0.2, 0.2).min() < 150
    assert "คะแนนปี2565" in drawn.said


def test_without_a_score_there_is_no_bar_but_a_word() -> None:
    drawn = _drawn(_bars(("มี", "90.00", None), ("ไม่มี", None, None)))
    missing = drawn.one("ไม่มี").middle[1]
    words = drawn.one(figures.NO_SCORE)
    assert abs(words.middle[1] - missing) < 1
    assert drawn.grey(drawn.at(40), missing, 10, 3).min() > 240
    assert "คะแนนปี2565" not in drawn.said  # no ring, no meaning of a ring


@pytest.mark.parametrize("target", ["0.5", "50", "85", "92.5", "100"])
@pytest.mark.parametrize("tight", [1.0, figures.LEAST_TIGHT])
def test_the_target_is_always_named_over_its_line(target: str, tight: float) -> None:
    drawn = _drawn(_bars(("ก", "90.00", None), ("ข", "40", None), target=Decimal(target)), tight)
    name = drawn.one(f"เกณฑ์ {target}")
    x = drawn.at(float(target))
    assert abs(name.middle[0] - x) < 1.5
    assert name.left >= LEFT - 0.1
    assert name.right <= LEFT + WIDTH + 0.1
    line = drawn.grey(x, TOP + 4 + 3.5, 0.5, 6).min(axis=1)
    assert (line < 120).any(), "the dashes"


# --- two scores ---


def test_two_scores_stand_at_their_places_with_their_gap() -> None:
    rows = (("ก", Decimal("92.00"), Decimal("71.00")), ("ข", Decimal("88.50"), Decimal("89.00")), ("ค", None, None))
    drawn = _drawn(Pairs(("Public", "Survey"), rows, TARGET))
    x, y = drawn.at(71, floor=70), drawn.one("ก").middle[1]
    assert drawn.grey(x, y, 0.5, 0.5).min() > 230  # a ring
    assert drawn.grey(x + 1.5, y, 0.2, 0.2).min() < 160
    assert drawn.grey(drawn.at(92, floor=70), y, 1, 1).max() < 110  # a full square
    assert drawn.grey(drawn.at(80, floor=70), y, 1, 0.3).max() < 110  # the line between them
    assert drawn.all("▼ +21.00")  # 92.00 − 71.00
    assert drawn.all("−0.50")  # 88.50 − 89.00
    assert "ตัวเลขขวาคือผลต่าง(Public−Survey)" in drawn.said
    assert "แกนเริ่มที่70" in drawn.said  # the axis does not begin at 0, and says so


def test_an_axis_that_begins_at_0_needs_no_word() -> None:
    drawn = _drawn(Pairs(("Public", "Survey"), (("ก", Decimal("5"), Decimal("90")),), TARGET))
    assert drawn.all("0")
    assert "แกนเริ่มที่" not in drawn.said


# --- years ---


def _years(count: int, rows: int = 2) -> tuple[tuple[int, ...], tuple[tuple[str, tuple[Decimal | None, ...]], ...]]:
    years = tuple(range(2567 - count, 2567))
    names = [(f"ตัวชี้วัด {n}", tuple(Decimal(60 + (n * 7 + year) % 40) for year in years)) for n in range(rows)]
    return years, tuple(names)


@pytest.mark.parametrize("count", [1, 2, 5, 8, 12])
def test_lines_name_the_last_year_and_leave_out_what_would_touch(count: int) -> None:
    years, rows = _years(count)
    drawn = _drawn(Lines(years, rows, TARGET))
    assert len(drawn.all("2566")) == len(rows)
    _nothing_overlaps(drawn)


def test_lines_stop_where_a_year_has_no_score() -> None:
    years = (2563, 2564, 2565, 2566)
    drawn = _drawn(Lines(years, (("ก", (Decimal(90), Decimal(90), None, Decimal(90))),), TARGET))
    places = [drawn.one(str(year)).middle[0] for year in years]
    figure = max(drawn.all("90.00"), key=lambda each: each.left)
    y = figure.bottom + 1.4  # the points stand right below their figures
    joined = drawn.grey((places[0] + places[1]) / 2, y, 1, 2.4).min()
    apart = [drawn.grey((places[a] + places[a + 1]) / 2, y, 1, 1.2).min() for a in (1, 2)]
    assert joined < 110
    assert min(apart) > 150


def test_higher_scores_are_darker_and_low_ones_are_framed() -> None:
    scores = [Decimal(n) for n in (55, 65, 75, 84, 86, 100)]
    years = tuple(range(2561, 2567))
    drawn = _drawn(Heat(years, (("ก", tuple(scores)),), TARGET))
    top = drawn.one("ก").middle[1]
    shades, frames = [], []
    for year in years:
        x = drawn.one(f"ปี {year}").middle[0]
        shades.append(float(np.median(drawn.grey(x - 8.2, top, 1.5, 2))))
        frames.append(drawn.grey(x, top - 2.6, 6, 1.6).min())
    assert shades == sorted(shades, reverse=True)
    assert shades[0] - shades[-1] > 40
    assert max(frames[:4]) < 140 < min(frames[4:])
    assert all(drawn.all(f"▼ {score:.2f}") for score in scores[:4])


@pytest.mark.parametrize(
    "chart",
    [
        Heat((), (), TARGET),
        Heat((2566,), (), TARGET),
        Heat((), (("ก", ()),), TARGET),
        Lines((), (), TARGET),
        Lines((2566,), (("ก", (None,)),), TARGET),
        Bars((), TARGET),
        Pairs(("ก", "ข"), (), TARGET),
        Lines((2566,), (("ก", (Decimal(100),)),), Decimal(100)),
    ],
)
def test_a_chart_without_rows_years_or_scores_is_drawn_all_the_same(chart: Chart) -> None:
    drawn = _drawn(chart)
    assert 0 < drawn.height < 60
    _nothing_overlaps(drawn)


# --- labels ---

_LONG = "การจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่ในหน่วยงานทุกระดับตามประกาศ " * 3


@pytest.mark.parametrize(
    "chart", [Heat((2566,), ((_LONG, (Decimal(90),)),), TARGET), Lines((2566,), ((_LONG, (None,)),), TARGET)]
)
def test_a_label_that_is_too_long_ends_with_an_ellipsis_after_a_whole_word(chart: Chart) -> None:
    label = next(each for each in _drawn(chart).words if each.text.startswith("การจัดการ"))
    assert label.text.endswith("…")
    assert _LONG.startswith(label.text.removesuffix("…"))
    assert label.right <= LEFT + WIDTH


def _labels() -> st.SearchStrategy[str]:
    words = ("การ", "จัดซื้อ", "จัดจ้าง", "ที่โปร่งใส", "E-Service", "ผู้ปฏิบัติงาน", "ฏู้ปั๊ม", "ข้อ E11", " ", "2566")
    return st.lists(st.sampled_from(words), min_size=1, max_size=30).map("".join).filter(str.strip)


def _scores() -> st.SearchStrategy[Decimal | None]:
    return st.none() | st.decimals(0, 100, places=2)


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    names = draw(st.lists(_labels(), min_size=1, max_size=6))
    target = draw(st.sampled_from([Decimal(80), TARGET, Decimal("92.5"), Decimal(100)]))
    kind = draw(st.sampled_from([Bars, Pairs, Lines, Heat]))
    if kind in (Bars, Pairs):
        rows = tuple((name, draw(_scores()), draw(_scores())) for name in names)
        return Bars(rows, target, "คะแนนปี 2565") if kind is Bars else Pairs(("EIT Public", "EIT Survey"), rows, target)
    years = tuple(range(2567 - draw(st.integers(1, 5)), 2567))
    many = tuple((name, tuple(draw(_scores()) for _ in years)) for name in names)
    return Lines(years, many, target) if kind is Lines else Heat(years, many, target)


@settings(max_examples=60, deadline=None)
@given(chart=_charts(), tight=st.sampled_from([1.0, 0.9, figures.LEAST_TIGHT]), thai=st.booleans())
def test_no_text_overlaps_another_or_leaves_the_chart(chart: Chart, tight: float, thai: bool) -> None:
    _nothing_overlaps(_drawn(chart, tight, thai_digits=thai))


def _nothing_overlaps(drawn: Drawn) -> None:
    """No two texts share more than the reach of a high mark over a low vowel; none is outside the chart."""
    for each in drawn.words:
        assert each.left > LEFT - 0.3, each
        assert each.right < LEFT + WIDTH + 0.3, each
        assert each.bottom < TOP + drawn.height + 0.5, each
        assert each.top > TOP - 1.5, each
    for one, two in _pairs(drawn.words):
        wide = min(one.right, two.right) - max(one.left, two.left)
        tall = min(one.bottom, two.bottom) - max(one.top, two.top)
        assert wide < 0.2 or tall < 1.3, (one, two)


def _pairs(words: tuple[Words, ...]) -> Iterator[tuple[Words, Words]]:
    return combinations([each for each in words if each.text], 2)


@pytest.mark.parametrize("kind", [Bars, Pairs, Lines, Heat])
def test_a_tight_chart_is_lower_and_says_the_same(kind: type[Chart]) -> None:
    years, many = _years(5, rows=10)
    rows = tuple((name, scores[0], scores[1]) for name, scores in many)
    chart: Chart = Bars(rows, TARGET, "ก่อน") if kind is Bars else Pairs(("ก", "ข"), rows, TARGET)
    chart = Lines(years, many, TARGET) if kind is Lines else Heat(years, many, TARGET) if kind is Heat else chart
    full, tight = _drawn(chart), _drawn(chart, figures.LEAST_TIGHT)
    assert 0.78 * full.height < tight.height < 0.9 * full.height
    assert sorted(each.text for each in full.words) == sorted(each.text for each in tight.words)
