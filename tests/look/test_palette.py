"""Colours can be read and told apart: computed from where they are set."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from itadash.charts.style import DARK, LIGHT
from tests.look import figures
from tests.look.colours import contrast, distance, least_distance, mixed, seen
from tests.look.palette import APART, MODES, TEXT, Apart, Pair, apart, hexes, pairs, theme

ROOT = Path(__file__).resolve().parents[2]


def by_hand(front: str, back: str) -> float:
    """The contrast ratio as WCAG 2.2 writes it down."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((luminance(front), luminance(back)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("front", "back", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.478),  # 0.46667 → 0.18448; 1.05 / 0.23448
        ("#0B5A72", "#FFFFFF", 7.72),  # 0.00335, 0.10224, 0.16827 → 0.08598; 1.05 / 0.13598
        ("#FFFFFF", "#0B5A72", 7.72),
        ("#5B6B74", "#5B6B74", 1.0),
    ],
)
def test_contrast_as_worked_by_hand(front: str, back: str, ratio: float) -> None:
    assert contrast(front, back) == pytest.approx(ratio, abs=0.005)
    assert by_hand(front, back) == pytest.approx(ratio, abs=0.005)


def test_colours_are_mixed_as_browsers_do() -> None:
    assert mixed("#000000", "#FFFFFF", 0.6) == "#666666"
    assert mixed("#0A161D", "#FFFFFF", 0.6) == "#6C7377"  # 0.6 · 10 + 0.4 · 255 = 108, 115.2, 119.4


def test_sight_as_published() -> None:
    # Red is the first column of Machado's matrices: 0.1523, 0.1145, −0.0039 of light are 109, 95, 0 in sRGB.
    assert seen("#FF0000", "protan") == "#6D5F00"
    assert seen("#808080", "deutan") == "#808080"  # greys stay
    assert distance("#000000", "#FFFFFF") == pytest.approx(100)


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.where}: {pair.what}")
def test_every_pair_can_be_read(pair: Pair) -> None:
    assert contrast(pair.front, pair.back) == pytest.approx(by_hand(pair.front, pair.back), abs=0.02)
    assert contrast(pair.front, pair.back) >= pair.least


@pytest.mark.parametrize("two", apart(), ids=lambda two: f"{two.where}: {two.what}")
def test_every_two_are_told_apart_by_every_kind_of_sight(two: Apart) -> None:
    assert least_distance(two.one, two.other)[0] >= APART
    assert two.sign


def test_weak_colours_would_be_found() -> None:
    """The colours that were mended."""
    assert contrast(mixed("#16252D", "#FFFFFF", 0.6), "#FFFFFF") < TEXT  # captions
    assert contrast("#1E7E9B", "#0E171C") < TEXT  # the open tab, dark
    assert contrast("#4E86C6", "#FFFFFF") < TEXT  # a name at its line
    assert least_distance("#7FB0EC", "#B79BE0")[0] < APART  # two lines, dark
    assert least_distance("#9A3806", "#6E5200")[0] < APART  # ▼ and ◆
    assert distance("#9A3806", "#6E5200") > APART  # which all others tell apart


def test_less_is_asked_only_where_it_is_said_why() -> None:
    said = [pair for pair in pairs() if pair.because]
    assert [(pair.where, pair.least) for pair in said] == [("dark, page", 4.2)]
    assert all(pair.least in (3.0, TEXT) for pair in pairs() if not pair.because)


def test_every_colour_of_the_theme_is_looked_at() -> None:
    used = {colour for pair in pairs() for colour in (pair.front, pair.back)}
    # Violet is not used; the lines inside tables carry no meaning; lines of charts are looked at as the charts' own.
    left = {theme()[mode][name].upper() for mode in MODES for name in ("violetColor", "dataframeBorderColor")}
    assert hexes() - used == left
    for mode, ink in zip(MODES, (LIGHT, DARK), strict=True):
        assert theme()[mode]["chartCategoricalColors"] == list(ink.lines[:8])
        assert theme()[mode]["backgroundColor"] == ink.paper
        assert theme()[mode]["textColor"] == ink.text


def test_pages_bring_no_colours_of_their_own() -> None:
    for path in (*(ROOT / "itadash" / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"):
        if path.name != "tints.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8")), path.name


def test_the_page_of_figures_is_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    text = figures.PAGE.read_text(encoding="utf-8")
    assert figures.with_figures(text) == text, "run python scripts/look_figures.py"
    changed = [replace(pair, front="#123456") for pair in pairs()]
    monkeypatch.setattr(figures, "pairs", lambda: changed)
    assert figures.with_figures(text) != text
    with pytest.raises(ValueError, match="no marks"):
        figures.with_figures("# nothing")
