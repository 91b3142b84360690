"""Every pair of colours that has to be readable or told apart, with what is asked of it. Read from where they are set:
the theme, the charts, the tables' tints, the documents and the slides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from itadash.charts.style import DARK, LIGHT, Ink
from itadash.documents import page, slides_look, table, word_styles
from itadash.documents.figures import looks
from itadash.ui import tints
from tests.look.colours import mixed

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 text, 1.4.11 what is needed to see a control or a figure
APART = 10.0  # CIEDE2000
QUIET = 0.6  # Streamlit draws captions and hints with 60 % of the text's colour
CHOSEN = 0.1  # and what is chosen on 10 % of the primary colour
MODES = ("light", "dark")
NAMED = ("red", "orange", "yellow", "green", "blue", "gray")


@dataclass(frozen=True)
class Pair:
    """``front`` on ``back``: the contrast that is asked for and, where it is not met, why that stands."""

    where: str
    what: str
    front: str
    back: str
    least: float = TEXT
    because: str = ""


@dataclass(frozen=True)
class Apart:
    """Two colours of one meaning each. ``sign`` is what tells them in black and white."""

    where: str
    what: str
    one: str
    other: str
    sign: str


def theme() -> dict[str, Any]:
    """The theme of the app."""
    return dict(tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"])


def pairs() -> list[Pair]:
    """All pairs that are read."""
    found = [*_documents(), *_slides()]
    for mode, ink in zip(MODES, (LIGHT, DARK), strict=True):
        colours = theme()[mode]
        found += [*_page(mode, colours), *_area(f"{mode}, sidebar", {**colours, **colours["sidebar"]})]
        found += [*_charts(mode, ink), *_tables(mode, colours)]
    return sorted(found, key=lambda pair: pair.where)


def _area(where: str, colours: dict[str, str]) -> Iterator[Pair]:
    back, field, text = (colours[f"{name}Color"] for name in ("background", "secondaryBackground", "text"))
    yield Pair(where, "text", text, back)
    yield Pair(where, "text in fields", text, field)
    yield Pair(where, "captions", mixed(text, back, QUIET), back)
    yield Pair(where, "hints in fields", mixed(text, field, QUIET), field)
    yield Pair(where, "links", colours["linkColor"], back)
    yield Pair(where, "borders of controls", colours["borderColor"], back, SHAPE)
    yield Pair(where, "borders of fields, inside", colours["borderColor"], field, SHAPE)


def _page(mode: str, colours: dict[str, str]) -> Iterator[Pair]:
    where, back, primary = f"{mode}, page", colours["backgroundColor"], colours["primaryColor"]
    yield from _area(where, colours)
    yield Pair(where, "primary button and chosen entries of lists", "#FFFFFF", primary)
    yield Pair(where, "open tab, slider, buttons under the hand", primary, back)
    limit = (
        "Streamlit draws white on the primary colour and the primary colour on 10 % of itself: dark cannot meet both"
    )
    known = (4.2, limit) if mode == "dark" else (TEXT, "")
    yield Pair(where, "what is chosen of segments and pills", primary, mixed(primary, back, CHOSEN), *known)
    for name in NAMED:
        yield Pair(where, f"{name} text", colours[f"{name}TextColor"], back)
        yield Pair(where, f"{name} badge or message", colours[f"{name}TextColor"], colours[f"{name}BackgroundColor"])
        yield Pair(where, f"{name} mark", colours[f"{name}Color"], back, SHAPE)
    yield Pair(where, "code", colours["codeTextColor"], colours["codeBackgroundColor"])


def _tables(mode: str, colours: dict[str, str]) -> Iterator[Pair]:
    where, dark = f"{mode}, tables", mode == "dark"
    yield Pair(where, "heading", colours["dataframeHeaderTextColor"], colours["dataframeHeaderBackgroundColor"])
    for name, (back, text) in (("below the target", tints.BELOW[dark]), ("cell of a figure", tints.SOURCE[dark])):
        yield Pair(where, name, text, back)
    for name, shades in tints.COLUMNS.items():
        yield Pair(where, f"column of the mapping: {name}", colours["textColor"], shades[dark])
    yield Pair(where, "rows that are not read", tints.UNREAD[dark], colours["backgroundColor"])


def _charts(mode: str, ink: Ink) -> Iterator[Pair]:
    where = f"{mode}, charts"
    for name, colour in (("text", ink.text), ("axis and notes", ink.quiet), ("figure below the target", ink.below)):
        yield Pair(where, name, colour, ink.paper)
    yield Pair(where, "bar that passes", ink.ok, ink.paper, SHAPE)
    yield Pair(where, "ring of last year in a bar", ink.paper, ink.ok, SHAPE)
    for number, line in enumerate(ink.lines, 1):
        yield Pair(where, f"line of indicator {number} and its name", line, ink.paper)
    for name, shade in zip(("far below", "just below", "at the target", "full"), _ramp(ink), strict=True):
        yield Pair(where, f"heat map, {name}", ink.text, shade)


def _ramp(ink: Ink) -> tuple[str, ...]:
    return (*ink.ramp_below, *ink.ramp_ok)


def grey(level: int) -> str:
    """A grey of 0 (black) to 255."""
    return f"#{level:02X}{level:02X}{level:02X}"


def rgb(colour: tuple[int, int, int]) -> str:
    """``(11, 90, 114)`` → ``#0B5A72``."""
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _documents() -> Iterator[Pair]:
    where, paper = "documents", "#FFFFFF"
    head, band = grey(table.HEAD_GREY), grey(table.BAND_GREY)
    for name, back in (("page", paper), ("head of a table", head), ("band of a table", band)):
        yield Pair(where, f"text, {name}", grey(page.INK), back)
        yield Pair(where, f"small text, {name}", grey(page.SOFT), back)
    yield Pair(where, "lines of tables", grey(table.BORDER_GREY), paper, SHAPE)
    yield Pair(where, "text over the watermark", grey(page.INK), grey(page.WATERMARK))
    for name, colour in (("bar that passes", looks.TEAL), ("bar below", looks.ORANGE)):
        yield Pair(where, name, rgb(colour), paper, SHAPE)
    yield Pair(where, "text on the darkest shade", grey(page.INK), mixed(rgb(looks.TEAL), paper, 0.55))
    soft, word_head = f"#{word_styles.SOFT_GREY}", f"#{word_styles.HEAD_GREY}"
    yield Pair(where, "Word: small text in the head of a table", soft, word_head)
    yield Pair(where, "Word: lines of tables", f"#{word_styles.LINE_GREY}", paper, SHAPE)


def _slides() -> Iterator[Pair]:
    where = "slides"
    ink, soft, paper, deep, low, head, band = (
        f"#{getattr(slides_look, name)}" for name in ("INK", "SOFT", "PAPER", "DEEP", "LOW", "HEAD", "BAND")
    )
    for name, back in (("slide", paper), ("head of a table", head), ("band of a table", band)):
        yield Pair(where, f"text, {name}", ink, back)
        yield Pair(where, f"small text, {name}", soft, back)
    yield Pair(where, "below the target", low, paper)
    yield Pair(where, "below the target, band of a table", low, band)
    yield Pair(where, "titles", deep, paper)
    yield Pair(where, "text on the opening slide", paper, deep)


def apart() -> list[Apart]:
    """All pairs that must not be taken for each other."""
    found = [
        Apart("documents", "passes, below", rgb(looks.TEAL), rgb(looks.ORANGE), "hatching, ▼"),
        Apart("slides", "passes, below", f"#{slides_look.DEEP}", f"#{slides_look.LOW}", "hatching, ▼"),
    ]
    for mode, ink in zip(MODES, (LIGHT, DARK), strict=True):
        colours = theme()[mode]
        where = f"{mode}, charts"
        found.append(Apart(where, "passes, below", ink.ok, ink.below, "hatching, ▼"))
        found.append(Apart(where, "heat map beside the target", ink.ramp_below[1], ink.ramp_ok[0], "▼, weight"))
        found.append(Apart(where, "heat map, ends", ink.ramp_below[0], ink.ramp_ok[1], "▼, weight"))
        for name, first, last in (("IIT", 1, 5), ("EIT", 6, 8), ("OIT", 9, 10)):
            for one, other in combinations(range(first, last + 1), 2):
                lines = ink.lines[one - 1], ink.lines[other - 1]
                found.append(Apart(where, f"lines {one} and {other} ({name})", *lines, "name at the end"))
        for one, other in (("green", "red"), ("green", "yellow"), ("red", "yellow")):
            texts = colours[f"{one}TextColor"], colours[f"{other}TextColor"]
            found.append(Apart(f"{mode}, page", f"{one} and {other} text", *texts, "● ▼ ◆"))
    return found


def hexes() -> set[str]:
    """Every colour in the theme."""
    return {text.upper() for text in _strings(theme()) if text.startswith("#")}


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _strings(below)
