"""What the documents' fonts cannot print, in words for the person whose text it is."""

from __future__ import annotations

from itadash.documents import fonts, thai


def lacking(place: str, text: str) -> list[str]:
    """Thai sentences, one a character of ``text`` that the fonts lack; ``place`` is the Thai name of its place."""
    out = []
    for char, times in thai.unprintable(text, fonts.characters()).items():
        shown = f"“{char}” (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"
        often = f" {times} แห่ง" if times > 1 else ""
        out.append(f"{place}: แบบอักษรไม่มีอักขระ {shown}{often} จึงพิมพ์เป็น {fonts.MISSING} แทน")
    return out
