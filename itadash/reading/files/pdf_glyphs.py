"""One page of a PDF file → glyphs with their places, and ruling lines. All coordinates are points from the top left
as the page is shown (turned pages are turned)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SPACES = {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000}
_MARKS = {0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F), *range(0xF700, 0xF71B), *range(0xF884, 0xF89F)}
_MARKS -= {0xF700, 0xF70F, 0xF89A, 0xF89E}  # ฐ and ญ without their feet
_UNKNOWN = {0x00, 0xFFFD, 0xFFFE, 0xFFFF}
_THIN = 3.0  # points: a filled shape that is no thicker is a line
_SHORT = 4.0  # points: what is shorter is part of a drawing or a letter
_OBJECTS = 20_000  # drawn things of one page that are looked at
_CORNERS = 40_000  # … and their corners
_BACK = 12  # letters: how far back a mark's letter is looked for
_FORMS_DEEP = 6

Matrix = tuple[float, float, float, float, float, float]
Turn = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class Glyph:
    """A letter with the marks on it: ``x0``–``x1`` wide, on the line ``base``, ``height`` of its font."""

    text: str
    x0: float
    x1: float
    base: float
    height: float
    space: bool = False  # a space follows in the file


@dataclass
class Page:
    """What is on a page. ``unknown`` of its ``characters`` have no letter that is known."""

    glyphs: list[Glyph] = field(default_factory=list)
    horizontals: list[tuple[float, float, float]] = field(default_factory=list)  # y, from x, to x
    verticals: list[tuple[float, float, float]] = field(default_factory=list)  # x, from y, to y
    width: float = 0.0
    characters: int = 0
    unknown: int = 0
    pictures: int = 0


def read_page(page: pdfium.PdfPage) -> Page:
    """The glyphs and ruling lines of one page. May raise :class:`pypdfium2.PdfiumError`."""
    found = Page(width=page.get_width())
    turn = _turn(page.get_rotation())
    textpage = page.get_textpage()
    _add_glyphs(textpage.raw, found, turn)
    if found.glyphs:
        _add_lines(page, found, turn)
    else:
        found.pictures = sum(
            raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, k)) == raw.FPDF_PAGEOBJ_IMAGE
            for k in range(min(raw.FPDFPage_CountObjects(page.raw), _OBJECTS))
        )
    textpage.close()
    return found


def _turn(rotation: int) -> Turn:
    """From the page's own axes (up is y) to those of the page as shown (down is y)."""
    turns: dict[int, Turn] = {
        0: lambda x, y: (x, -y),
        90: lambda x, y: (y, x),
        180: lambda x, y: (-x, y),
        270: lambda x, y: (-y, -x),
    }
    return turns.get(rotation % 360, turns[0])


def _add_glyphs(textpage: object, found: Page, turn: Turn) -> None:
    """Letters in the order of the file; a mark goes to the letter before it when it stands there."""
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    count = found.characters = max(raw.FPDFText_CountChars(textpage), 0)
    last: Glyph | None = None
    loose: list[Glyph] = []
    for k in range(count):
        code = raw.FPDFText_GetUnicode(textpage, k)
        if code in _SPACES and raw.FPDFText_IsGenerated(textpage, k):
            continue
        known = code <= 0x10FFFF and code not in _UNKNOWN and not 0xD800 <= code < 0xE000
        known = known and raw.FPDFText_HasUnicodeMapError(textpage, k) != 1
        if known and code in _SPACES:
            if last is not None and code not in (0x0A, 0x0D):
                last.space = True
            continue
        known = known and code > 0x20
        found.unknown += not known
        raw.FPDFText_GetLooseCharBox(textpage, k, at)
        raw.FPDFText_GetCharOrigin(textpage, k, at_x, at_y)
        left, top = turn(box.left, box.top)
        right, bottom = turn(box.right, box.bottom)
        _, base = turn(x.value, y.value)
        glyph = Glyph(chr(code) if known else "", min(left, right), max(left, right), base, abs(bottom - top) or 1.0)
        if not known:
            if last is not None and abs(glyph.base - last.base) < 1 and abs(glyph.x0 - last.x1) < 1:
                last.x1 = glyph.x1  # the second half of a letter (ำ) that the file draws as two
            continue
        if code in _MARKS:
            under = next((letter for letter in reversed(found.glyphs[-_BACK:]) if _on(glyph, letter)), None)
            if under is not None:
                under.text += glyph.text
            else:
                loose.append(glyph)
            continue
        last = glyph
        found.glyphs.append(glyph)
    _attach(loose, found.glyphs)


def _on(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark stands over or under a letter; fonts set it at the letter's right end, some right behind it."""
    middle = (mark.x0 + mark.x1) / 2
    width = letter.x1 - letter.x0
    return abs(mark.base - letter.base) < 0.8 * letter.height and -0.1 * width < middle - letter.x0 < 1.4 * width


def _attach(marks: list[Glyph], letters: list[Glyph]) -> None:
    """Marks that the file draws apart from their letters go to the nearest one."""
    if len(marks) * len(letters) > 4_000_000:
        return
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        near = [letter for letter in letters if _on(mark, letter)]
        if near:
            min(near, key=lambda letter: abs((letter.x0 + letter.x1) / 2 - middle)).text += mark.text
        else:
            letters.append(mark)


def _add_lines(page: pdfium.PdfPage, found: Page, turn: Turn) -> None:
    left = {"objects": _OBJECTS, "corners": _CORNERS}
    for points, filled in _paths(page.raw, left):
        _add_path(points, filled, found, turn)


def _paths(page: object, left: dict[str, int]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Every stroke and every filled shape, as corner points; forms (drawings used again) are opened."""
    identity: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    waiting = [(raw.FPDFPage_GetObject(page, k), identity, 0) for k in range(_bounded(raw.FPDFPage_CountObjects(page)))]
    waiting.reverse()
    while waiting and left["objects"] > 0 and left["corners"] > 0:
        left["objects"] -= 1
        thing, outer, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORMS_DEEP:
            matrix = _times(_matrix(thing), outer)
            inner = range(_bounded(raw.FPDFFormObj_CountObjects(thing)))
            waiting += [(raw.FPDFFormObj_GetObject(thing, k), matrix, depth + 1) for k in reversed(inner)]
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _shapes(thing, _times(_matrix(thing), outer), left)


def _bounded(count: int) -> int:
    return min(max(count, 0), _OBJECTS)


def _shapes(path: object, matrix: Matrix, left: dict[str, int]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for k in range(min(raw.FPDFPath_CountSegments(path), left["corners"])):
        left["corners"] -= 1
        part = raw.FPDFPath_GetPathSegment(path, k)
        raw.FPDFPathSegment_GetPoint(part, ctypes.byref(x), ctypes.byref(y))
        if raw.FPDFPathSegment_GetType(part) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, not stroke.value
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(part) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points, not stroke.value


def _matrix(thing: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _add_path(points: list[tuple[float, float]], filled: bool, found: Page, turn: Turn) -> None:
    """A thin filled shape is one line; of a stroked one each straight edge is."""
    places = [turn(x, y) for x, y in points]
    if filled:
        xs, ys = [x for x, _ in places], [y for _, y in places]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if y1 - y0 <= _THIN:
            _add_edge((x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2), found)
        elif x1 - x0 <= _THIN:
            _add_edge(((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1), found)
        return
    for first, second in pairwise(places):
        _add_edge(first, second, found)


def _add_edge(first: tuple[float, float], second: tuple[float, float], found: Page) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= _SHORT:
        found.horizontals.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) <= 1 and abs(y1 - y0) >= _SHORT:
        found.verticals.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
