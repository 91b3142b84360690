"""The font of Word documents: the official TH Sarabun New, and inside the file a stand-in for who does not have it.

Government offices have TH Sarabun New; a Mac, a telephone or LibreOffice often does not, and would put in a font of
other size. The stand-in is the Sarabun of the PDFs, drawn as small as TH Sarabun New draws at the same points and with
its line height. It keeps its own name: Word finds it as the alternative name, LibreOffice by its place in the list.
"""

from __future__ import annotations

import uuid
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from fontTools.ttLib import TTFont

from itadash.documents import fonts, thai

NAME = "TH Sarabun New"
STAND_IN = "Sarabun Official Size"
SIGNS = "Segoe UI Symbol"  # Windows' font for ☐ and ☑, which TH Sarabun New lacks
# Measured on TH Sarabun New 1.35 (2011): advances of Thai text against Sarabun's; ascent, descent, gap, space in em.
SCALE = 0.655
_ASCENT, _DESCENT, _GAP, _SPACE = 0.844, 0.457, 0.030, 0.216


@lru_cache(maxsize=2)
def stand_in(face: str) -> bytes:
    """The stand-in's font file; ``face`` is "regular" or "bold"."""
    font = TTFont(BytesIO(fonts.face(face, fonts.bundled()).data), recalcTimestamp=False)
    em = round(font["head"].unitsPerEm / SCALE)
    font["head"].unitsPerEm = em
    heights = round(_ASCENT * em), round(_DESCENT * em), round(_GAP * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = heights[0], -heights[1], heights[2]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = heights[0], -heights[1], heights[2]
    os2.usWinAscent, os2.usWinDescent = heights[0], heights[1]
    space = font.getBestCmap()[ord(" ")]
    font["hmtx"][space] = (round(_SPACE * em), font["hmtx"][space][1])
    style = "Bold" if face == "bold" else "Regular"
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22):
            font["name"].names.remove(record)
    plain = f"{STAND_IN}-{style}".replace(" ", "")
    for number, told in {1: STAND_IN, 2: style, 3: f"ITA Dash: {plain}", 4: f"{STAND_IN} {style}", 6: plain}.items():
        for platform in ((1, 0, 0), (3, 1, 0x409)):
            font["name"].setName(told, number, *platform)
    if "DSIG" in font:  # the signature was on the font as it came
        del font["DSIG"]
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def key_of(data: bytes) -> str:
    """The key with which ``data`` is masked inside the file: ``{GUID}``, the same for equal data."""
    return f"{{{str(uuid.UUID(bytes=sha256(data).digest()[:16])).upper()}}}"


def masked(data: bytes, key: str) -> bytes:
    """``data`` with its first 32 bytes masked by ``key``, as the file format keeps fonts (ECMA-376 part 4, 9.1.3)."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in pt of ``text`` (one line) set in TH Sarabun New at ``size`` pt, as the stand-in has it."""
    face = fonts.face("bold" if bold else "regular", fonts.bundled())
    return face.width(thai.clean(text, face.cmap)) * SCALE * size
