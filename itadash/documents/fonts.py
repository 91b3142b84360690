"""The fonts of the documents: Sarabun from ``static/fonts``, or an office's own TH Sarabun New from ``fonts``.

The few marks that they lack are added in memory.

Sarabun has no box for "a character that cannot be printed" and no check marks. They are drawn here into a copy of the
font (never written to disk), so that they are real characters of the PDF: found by a search, copied as themselves and
allowed in PDF/A, which forbids the ``.notdef`` box.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from itadash.documents.shaping import Face

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static" / "fonts"
OFFICE_FOLDER = ROOT / "fonts"  # an office's own files; the program brings none
FILES: dict[str, str] = {
    "regular": "Sarabun-Regular.ttf",
    "semibold": "Sarabun-SemiBold.ttf",
    "bold": "Sarabun-Bold.ttf",
}
MISSING = "□"  # printed in place of a character that the font does not have

OFFICE_FAMILY = "TH Sarabun New"
OFFICE_SCALE = 1 / 0.66  # it draws 0.66 times as large as Sarabun at the same points
_LOG = logging.getLogger("itadash.documents")

_Contour = list[tuple[int, int]]
_NIKHAHIT, _SARA_AA, _SARA_AM = 0x0E4D, 0x0E32, 0x0E33


class FontMissingError(RuntimeError):
    """A font file of the documents is not where it should be."""


@dataclass(frozen=True)
class Family:
    """A family of typefaces: a file for each of ``FILES``' names.

    ``scale``: set this much larger it looks as large as Sarabun. ``script``: the HarfBuzz script by which its marks
    find their places (TH Sarabun New has its rules under Latin only).
    """

    name: str
    files: Mapping[str, Path]
    scale: float = 1.0
    script: str = "Thai"


def bundled() -> Family:
    """Sarabun, which comes with the program."""
    return Family("Sarabun", {name: FOLDER / file for name, file in FILES.items()})


def family() -> Family:
    """The family that documents are set in: TH Sarabun New where the office put both its styles, else Sarabun."""
    return _of_the_office() or bundled()


@lru_cache(maxsize=1)
def _of_the_office() -> Family | None:
    """The files are known by what is written in them, not by their names. Looked for once a process."""
    found: dict[str, Path] = {}
    for path in sorted(OFFICE_FOLDER.glob("*.[tT][tT][fF]")) if OFFICE_FOLDER.is_dir() else ():
        try:
            with TTFont(path, lazy=True) as font:
                names = font["name"]
                if names.getBestFamilyName() == OFFICE_FAMILY and "glyf" in font:
                    found[str(names.getBestSubFamilyName())] = path
        except Exception:  # a damaged font fails in many ways; it is not used
            _LOG.warning("font file %s cannot be used", path.name)
    if not {"Regular", "Bold"} <= found.keys():
        return None
    files = {"regular": found["Regular"], "semibold": found["Bold"], "bold": found["Bold"]}
    return Family(OFFICE_FAMILY, files, OFFICE_SCALE, "Latn")


def face(name: str, of: Family | None = None) -> Face:
    """The typeface ``name`` ("regular", "semibold", "bold") of a family (:func:`family`), loaded once a process.

    Raises :class:`FontMissingError` (in Thai, with the path) when its file is not there.
    """
    chosen = of or family()
    return _face(name, chosen.files[name], chosen.script)


@lru_cache(maxsize=2 * len(FILES))
def _face(name: str, path: Path, script: str) -> Face:
    if not path.is_file():
        raise FontMissingError(f"ไม่พบไฟล์แบบอักษร {path} จึงสร้างเอกสารไม่ได้ โปรดติดตั้งโปรแกรมใหม่ให้ครบทุกไฟล์")
    data = _with_extra_glyphs(path.read_bytes())
    return Face(name=name, data=data, hb_face=hb.Face(hb.Blob(data)), cmap=_cmap(data), script=script)


def forget() -> None:
    """Look for the fonts anew the next time."""
    _of_the_office.cache_clear()
    _face.cache_clear()


def characters() -> Mapping[int, str]:
    """Code point → glyph name of every character that the documents can print."""
    return face("regular").cmap


def _cmap(data: bytes) -> Mapping[int, str]:
    with TTFont(BytesIO(data), lazy=True) as font:
        return dict(font.getBestCmap())


def _with_extra_glyphs(data: bytes) -> bytes:
    """The font with the signs below where it lacks them, and a ำ whose ring stands clear of the ascender of ป ฝ ฟ."""
    font = TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=True)
    cmap = font.getBestCmap()
    side = getattr(font["OS/2"], "sCapHeight", 0) or round(0.46 * font["head"].unitsPerEm)
    stroke = max(40, font["post"].underlineThickness)
    drawings: dict[int, list[_Contour]] = {
        0x25BC: [[(60, side), (60 + side, side), (60 + side // 2, 0)]],
        0x25BD: _hollow([(60, side), (60 + side, side), (60 + side // 2, 0)], stroke / side),
        0x25B2: [[(60, 0), (60 + side // 2, side), (60 + side, 0)]],
        0x25C6: [[(60, side // 2), (60 + side // 2, side), (60 + side, side // 2), (60 + side // 2, 0)]],
        0x25A0: [[(60, 0), (60, side), (60 + side, side), (60 + side, 0)]],
        0x25AA: [[(60, side // 4), (60, 3 * side // 4), (60 + side // 2, 3 * side // 4), (60 + side // 2, side // 4)]],
        0x25CF: [_circle(side, side / 2)],
        0x25CB: [_circle(side, side / 2), _circle(side, side / 2 - stroke)[::-1]],
        0x25A1: _square(side, stroke),
        0x2610: _square(side, stroke),
        0x2611: [*_square(side, stroke), *_check(side, stroke)],
        0x2713: _check(side, stroke),
        0x2714: _check(side, stroke * 1.6),
    }
    added: dict[int, str] = {}
    for code, contours in drawings.items():
        if code in cmap:
            continue
        pen = TTGlyphPen(None)
        for contour in contours:
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        added[code] = _add(font, f"uni{code:04X}", pen, side + 120)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)
    _add_narrow_sara_am(font, cmap)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _add_narrow_sara_am(font: TTFont, cmap: Mapping[int, str]) -> None:
    """Add ``<ำ>.narrow`` = ``<ํ>.narrow`` + า, so that ปำ is two glyphs for two characters, like any letter with ำ."""
    ring = f"{cmap.get(_NIKHAHIT)}.narrow"
    if not {_NIKHAHIT, _SARA_AA, _SARA_AM} <= cmap.keys() or ring not in font.getGlyphOrder():
        return
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(ring, (1, 0, 0, 1, 0, 0))
    pen.addComponent(cmap[_SARA_AA], (1, 0, 0, 1, 0, 0))
    _add(font, f"{cmap[_SARA_AM]}.narrow", pen, font["hmtx"][cmap[_SARA_AA]][0])


def _add(font: TTFont, name: str, pen: TTGlyphPen, width: float) -> str:
    glyph = pen.glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(width), glyph.xMin)
    return name


def _square(side: int, stroke: float) -> list[_Contour]:
    low, high, inner = 60, 60 + side, round(stroke)
    outer = [(low, 0), (low, side), (high, side), (high, 0)]
    hole = [(low + inner, inner), (high - inner, inner), (high - inner, side - inner), (low + inner, side - inner)]
    return [outer, hole]


def _hollow(contour: _Contour, stroke: float) -> list[_Contour]:
    """The outline of a triangle; ``stroke`` is its width as a part of its height."""
    x, y = (sum(point[axis] for point in contour) / len(contour) for axis in (0, 1))
    part = 1 - 3 * stroke  # the middle of a triangle is a third of its height from each side
    inner = [(round(x + (px - x) * part), round(y + (py - y) * part)) for px, py in contour]
    return [contour, inner[::-1]]


def _circle(side: int, radius: float) -> _Contour:
    """A circle in the middle of a square, as a shape of so many corners that nobody sees them."""
    turns = [2 * math.pi * corner / 32 for corner in range(32)]
    middle = side / 2
    return [(round(60 + middle - radius * math.cos(t)), round(middle + radius * math.sin(t))) for t in turns]


def _check(side: int, stroke: float) -> list[_Contour]:
    def at(x: float, y: float) -> tuple[int, int]:
        return round(60 + side * x), round(side * y)

    w = stroke / side
    return [[at(0.18, 0.50), at(0.40, 0.28), at(0.82, 0.86), at(0.82, 0.86 - 1.9 * w), at(0.40, 0.28 - 1.6 * w),
             at(0.18 - 0.6 * w, 0.50 - 0.9 * w)]]  # fmt: skip
