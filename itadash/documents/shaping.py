"""Shaped Thai text in fpdf2: one glyph array a line, one character a glyph.

fpdf2 places every raised mark with a text matrix of its own and leaves half of a ำ without a character, so that PDF
readers re-sort the marks and a search finds only two words in three. :class:`ThaiFragment` replaces the part that
writes shaped text (``Fragment.render_pdf_text``): one ``[…] TJ`` array a line, offsets as numbers in that array, text
rise only where a mark is really lifted, ํ + า written as the font's own ำ, and characters mapped to glyphs one to one.
``docs/decisions/0003-thai-pdf.md`` has the figures.

It rests on internals of fpdf2, hence the exact version below. After an upgrade run ``tests/documents`` (they read every
character back) and only then change :data:`FPDF2_VERSION`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

import fpdf
from fpdf.fonts import SubsetMap, TTFFont
from fpdf.line_break import Fragment

from itadash.documents.outlines import Outline, OutlinePen

FPDF2_VERSION = "2.8.9"

if fpdf.__version__ != FPDF2_VERSION:
    raise ImportError(
        f"itadash.documents was made for fpdf2 {FPDF2_VERSION}, but {fpdf.__version__} is installed. "
        "Install the pinned version (requirements.txt) or follow the upgrade steps in docs/decisions/0003-thai-pdf.md."
    )
try:
    import uharfbuzz as hb
except ImportError as error:  # fpdf2 works without it, but then Thai tone marks collide in every font
    raise ImportError("itadash.documents needs uharfbuzz to place Thai marks: install requirements.txt.") from error

_NIKHAHIT, _SARA_AA, _SARA_AM = 0x0E4D, 0x0E32, 0x0E33
_INVISIBLE = 12  # 1/1000 em; Sarabun's marks carry offsets of 1, 10 or 11 units that nobody can see
_SET_RIGHT = 25.0  # 1/1000 em; a mark set right by up to that stays: Poppler would read it after the next letter
_CACHE_LIMIT = 50_000  # widths of words a face, some 10 MB; then the cache starts afresh


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """One glyph of a shaped text. ``advance`` and offsets in 1/1000 em; ``text`` the characters that it stands for."""

    name: str
    text: str
    advance: float
    x_offset: float = 0
    y_offset: float = 0


@dataclass(frozen=True)
class Face:
    """A typeface in memory: the font file, its HarfBuzz face and characters. Shared by all documents and threads."""

    name: str
    data: bytes
    hb_face: hb.Face
    cmap: Mapping[int, str]
    script: str = "Thai"
    _widths: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _outlines: dict[str, Outline] = field(default_factory=dict, repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self.hb_face)

    @cached_property
    def _glyph_names(self) -> Sequence[str]:
        return [self._font.glyph_to_string(gid) for gid in range(self.hb_face.glyph_count)]

    def shape(self, text: str) -> tuple[PlacedGlyph, ...]:
        """The glyphs of ``text`` (one line, every character in ``cmap``), left to right."""
        with self._lock:  # the HarfBuzz font is shared
            return tuple(self._shape(text))

    def width(self, text: str) -> float:
        """The width of ``text`` in em; remembered, because a document measures the same words again and again."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _CACHE_LIMIT:
                self._widths.clear()
            width = self._widths[text] = sum(glyph.advance for glyph in self.shape(text)) / 1000
        return width

    def outline(self, glyph: str) -> Outline:
        """The outline of the glyph of that name."""
        with self._lock:
            outline = self._outlines.get(glyph)
            if outline is None:
                pen = OutlinePen(self.hb_face.upem)
                self._font.draw_glyph_with_pen(self._font.glyph_from_string(glyph), pen)
                outline = self._outlines[glyph] = pen.outline
            return outline

    def _shape(self, text: str) -> list[PlacedGlyph]:
        # The script is set, not guessed: a line that starts with Latin would otherwise lose the rules for ำ.
        if not text:  # a space that was cut off the end of a line
            return []
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", self.script, "th"
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        scale = 1000 / self.hb_face.upem
        starts = [info.cluster for info in infos]
        ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], len(text)], strict=True))
        out: list[PlacedGlyph] = []
        i = 0
        while i < len(infos):
            j = i
            while j < len(infos) and starts[j] == starts[i]:
                j += 1
            glyphs = [
                PlacedGlyph(
                    self._glyph_names[infos[k].codepoint],
                    "",
                    scale * positions[k].x_advance,
                    scale * positions[k].x_offset,
                    scale * positions[k].y_offset,
                )
                for k in range(i, j)
            ]
            out += self._with_text(glyphs, text[starts[i] : ends[starts[i]]])
            i = j
        return out

    def _with_text(self, glyphs: list[PlacedGlyph], chars: str) -> list[PlacedGlyph]:
        """The glyphs of one cluster, each with the characters that a reader gets from it."""
        glyphs = self._joined_sara_am(glyphs, chars)
        spare = len(glyphs) - len(chars)
        if spare < 0:  # a ligature: its last glyph carries the rest
            texts = [*chars[: len(glyphs) - 1], chars[len(glyphs) - 1 :]]
        else:
            texts = [*chars[:-1], *[""] * spare, chars[-1:]]
        return [PlacedGlyph(g.name, t, g.advance, g.x_offset, g.y_offset) for g, t in zip(glyphs, texts, strict=True)]

    def _joined_sara_am(self, glyphs: list[PlacedGlyph], chars: str) -> list[PlacedGlyph]:
        """HarfBuzz takes ำ apart into ํ and า; put it together again where the two stand as they do in ำ."""
        if not chars.endswith(chr(_SARA_AM)) or len(glyphs) <= len(chars):
            return glyphs
        ring, aa = glyphs[-2:]
        nikhahit, am = self.cmap.get(_NIKHAHIT, ""), self.cmap.get(_SARA_AM, "")
        if aa.name != self.cmap.get(_SARA_AA) or abs(ring.x_offset) > 4 * _INVISIBLE or abs(ring.y_offset) > 1:
            return glyphs
        for suffix in ("", ".narrow"):
            if ring.name == nikhahit + suffix and am + suffix in self._glyph_names:
                return [*glyphs[:-2], PlacedGlyph(am + suffix, "", aa.advance)]
        return glyphs


class ThaiFont(TTFFont):  # type: ignore[misc]
    """fpdf2's font of one document, loaded from a :class:`Face` instead of from a file."""

    __slots__ = ("face",)

    def __init__(self, document: fpdf.FPDF, face: Face, key: str) -> None:
        from io import BytesIO

        super().__init__(document, BytesIO(face.data), key, "")  # type: ignore[arg-type]
        self.face = face


class ThaiFragment(Fragment):
    """A run of one font that is shaped and written as described at the top of this module."""

    @cached_property
    def _glyphs(self) -> tuple[PlacedGlyph, ...]:
        return self._face.shape(self.string)

    def get_width(self, *_args: Any, chars: str | None = None, **_kwargs: Any) -> float:
        """The width in the document's unit of ``chars``, or of the whole run."""
        glyphs = self._glyphs if chars is None else self._face.shape(chars)
        return float(sum(glyph.advance for glyph in glyphs) / 1000 * self.font_size_pt / self.k)

    def render_pdf_text(self, *_args: Any, **_kwargs: Any) -> str:
        """The PDF operators that draw the run at the current text position."""
        size = self.font_size_pt
        out: list[str] = ["["]
        codes: list[str] = []
        rise = 0.0
        carry = 0.0  # how far the pen must still move, 1/1000 em

        def flush() -> None:
            if codes:
                out.append(f"({''.join(codes)})")
                codes.clear()

        for glyph in self._glyphs:
            x = 0.0 if -_INVISIBLE <= glyph.x_offset <= _SET_RIGHT else glyph.x_offset
            y = 0.0 if abs(glyph.y_offset) <= _INVISIBLE else glyph.y_offset
            if y and x > 0:  # Chrome sorts runs by where they begin: the mark of เริ่ม, set right, would come after ม
                x = 0.0
            code, width = self._code(glyph)
            if y != rise:
                flush()
                out.append(f"] TJ {y * size / 1000:.2f} Ts [")
                rise = y
            move = carry + x
            if abs(move) > 0.5:
                flush()
                out.append(f"{-move:.0f}")
                move -= round(move)
            codes.append(code)
            carry = glyph.advance - width - x + move
        flush()
        out.append("] TJ" + (" 0 Ts" if rise else ""))
        return "".join(out)

    def _code(self, glyph: PlacedGlyph) -> tuple[str, int]:
        """The escaped code of ``glyph`` in the document's subset and its width in 1/1000 em."""
        font = self._font
        width = round(font.scale * font.ttfont["hmtx"].metrics[glyph.name][0])
        known = font.subset.get_glyph(
            glyph=font.ttfont.getGlyphID(glyph.name),
            unicode=tuple(map(ord, glyph.text)),
            glyph_name=glyph.name,
            glyph_width=width,
        )
        code = font.subset.pick_glyph(known)
        if code is None:
            raise ValueError(f"text with a character that the font lacks: {glyph.text!r}; clean() it first")
        return font.escape_text(chr(code)), width

    @property
    def _face(self) -> Face:
        return self._font.face

    @property
    def _font(self) -> ThaiFont:
        font = self.font
        if not isinstance(font, ThaiFont):
            raise TypeError(f"{font!r} was not loaded as a ThaiFont")
        return font


def release() -> None:
    """Let go of the fonts of finished documents, which fpdf2 keeps for ever in two caches of its own."""
    SubsetMap.get_glyph.cache_clear()
    SubsetMap.pick.cache_clear()
