"""Thai text in one form, wherever it comes from. Standard library only: the child process imports it.

What every room does alike is here, in steps that a caller puts together:

==========================  ==================================================================================
:func:`one_line_end`        every kind of line end is ``\\n``
:func:`visible`             characters without a picture go (controls but tab and ``\\n``, zero-width, direction)
:func:`one_space`           every run of spaces, no-break and wide ones too, is one space; line ends stay
:func:`mend`                the letters and marks that were meant: nothing that a person sees changes
:func:`joined`              a space inside a cluster of letters goes: :func:`mend` for text out of PDF files
:func:`arabic`              Thai digits are Arabic ones, in their places
==========================  ==================================================================================

Each is idempotent, and none touches text that is spelt as Thai is.
"""

from __future__ import annotations

import re
import unicodedata

DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TO_THAI = str.maketrans("0123456789", DIGITS)
_TO_ARABIC = str.maketrans(DIGITS, "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Unicode's controls (Cc) but tab and line end, its format characters (Cf), and the variation selectors.
_NO_PICTURE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # they are marks to Python, and so printable


def arabic(text: str) -> str:
    """Thai digits made Arabic; every other character, and every position, stays."""
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text  # translating takes ten times as long


def one_line_end(text: str) -> str:
    """``text`` with ``\\n`` for every kind of line end."""
    return _LINE_ENDS.sub("\n", text)


def is_plain(text: str) -> bool:
    """True when :func:`one_line_end` and :func:`visible` have nothing to do: one line, every character a picture."""
    return text.isprintable() and not _SELECTOR.search(text)


def visible(text: str) -> str:
    """``text`` without characters that have no picture; line ends other than ``\\n`` count as such."""
    return text if is_plain(text) else _NO_PICTURE.sub("", text)


def one_space(text: str) -> str:
    """``text`` with one plain space for every run of spaces and tabs of any kind; line ends stay."""
    return _SPACES.sub(" ", text)


# --- Letters and marks -----------------------------------------------------------------------------------------------

# Fonts of the 1990s keep moved marks and cut letters in the private use area, Windows' from U+F700, Macintosh's from
# U+F884; PDF files set in them hand those on. [the tables of HarfBuzz's Thai shaper]
_FONT_PRIVATE = {
    0x0E10: (0xF700, 0xF89E),
    0x0E0D: (0xF70F, 0xF89A),
    0x0E31: (0xF710, 0xF884),
    0x0E34: (0xF701, 0xF885),
    0x0E35: (0xF702, 0xF886),
    0x0E36: (0xF703, 0xF887),
    0x0E37: (0xF704, 0xF888),
    0x0E38: (0xF718, 0xF89B),
    0x0E39: (0xF719, 0xF89C),
    0x0E3A: (0xF71A, 0xF89D),
    0x0E47: (0xF712, 0xF889),
    0x0E48: (0xF70A, 0xF705, 0xF713, 0xF88A, 0xF88B, 0xF88C),
    0x0E49: (0xF70B, 0xF706, 0xF714, 0xF88D, 0xF88E, 0xF88F),
    0x0E4A: (0xF70C, 0xF707, 0xF715, 0xF890, 0xF891, 0xF892),
    0x0E4B: (0xF70D, 0xF708, 0xF716, 0xF893, 0xF894, 0xF895),
    0x0E4C: (0xF70E, 0xF709, 0xF717, 0xF896, 0xF897, 0xF898),
    0x0E4D: (0xF711, 0xF899),
}
_PRIVATE = {private: real for real, codes in _FONT_PRIVATE.items() for private in codes}
_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47"  # ั ิ ี ึ ื ุ ู ฺ ็: these stand before tone mark, ์ and ํ
_MARKS = f"{_VOWELS}\u0e48-\u0e4e"
_TONE = "[\u0e48-\u0e4b]"
_RUN = re.compile(f"[{_MARKS}]{{2,}}")
_VOWEL = re.compile(f"[{_VOWELS}]")
_APART = re.compile(f"({_TONE}?)\u0e4d({_TONE}?)\u0e32|\u0e32({_TONE}?)\u0e4d")  # ํ + า or า + ํ, tone anywhere
_TONE_AFTER = re.compile(f"(?<=[ก-ฮ])\u0e33+({_TONE})")
_UE_APART = re.compile(f"\u0e34({_TONE}?)\u0e4d")  # ิ + ํ
_LONG_AA = re.compile("(?<![ฤฦ])\u0e45")  # ๅ follows only ฤ and ฦ; elsewhere it was hit for า
_ODD = re.compile(
    f"[\uf700-\uf71a\uf884-\uf89e\u0e4d\u0e45]|[\u0e48-\u0e4e][{_VOWELS}]|([{_MARKS}])\\1|\u0e33[\u0e33\u0e48-\u0e4b]|เเ"
)


def mend(text: str) -> str:
    """``text`` in the letters and marks that were meant.

    NFC; private characters of old fonts → the marks they show; ำ, ึ and แ in two pieces → one letter, however the
    pieces are ordered; ๅ for า; a mark set twice → once; the vowel before the tone mark. All of these look alike in
    print, or cannot be Thai. Two different tone marks on one letter are left: which is right is not known.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        while _ODD.search(text):
            mended = _mended(text)
            if mended == text:
                break
            text = mended
    return text


def _mended(text: str) -> str:
    text = _LONG_AA.sub("\u0e32", text.translate(_PRIVATE))
    text = _UE_APART.sub("\u0e36\\1", _RUN.sub(_ordered, text))
    text = _APART.sub(lambda match: f"{match[1] or ''}{match[2] or ''}{match[3] or ''}\u0e33", text)
    text = _TONE_AFTER.sub("\\1\u0e33", text).replace("\u0e33\u0e33", "\u0e33")
    return unicodedata.normalize("NFC", text.replace("เเ", "แ"))


def _ordered(match: re.Match[str]) -> str:
    """A run of marks: vowels first, each mark once."""
    return "".join(sorted(dict.fromkeys(match[0]), key=lambda mark: not _VOWEL.match(mark)))


# A space before what can only follow a letter, and after a vowel written before its letter. ๆ and ฯ do have one.
_FOLLOWING = f"\u0e30-\u0e33\u0e45{_MARKS}"
_STRAY = re.compile(f" (?:(?<=[ก-ฮ{_MARKS}] )(?=[{_FOLLOWING}])|(?<=[เ-ไ] )(?=[เก-ฮ]))")


def joined(text: str) -> str:
    """:func:`mend` with the spaces taken out that cannot stand in Thai: "ตัวชี ้วัด" → "ตัวชี้วัด", "เ เก้ไข" → "แก้ไข".

    A space between two whole clusters ("ต่า ม") stays: it may be a real one. ``text`` has had :func:`one_space`.
    """
    text = mend(text)
    while " " in text and (closed := _STRAY.sub("", text)) != text:
        text = mend(closed)
    return text
