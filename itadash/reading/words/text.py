"""Text as agencies print it: digits of two kinds, damaged marks, numbers with words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from itadash.scores import round_half_up
from itadash.thai_text import arabic, joined, visible

NUMBER = r"\d{1,3}(?:\.\d+)?"  # in text already made Arabic


def has_both_digits(text: str) -> bool:
    """True when ``text`` mixes Thai and Arabic digits."""
    return bool(re.search("[๐-๙]", text)) and bool(re.search("[0-9]", text))


_CACHED = 200  # characters; a row's short cells are looked at by several recognisers, its sentences by one
_LATELY = 64  # longer texts that are remembered: the recognisers look at one after the other
ONCE = 16_384  # short texts that are remembered: the names and the figures of a list of all agencies


def normalise(text: str) -> str:
    """Letters and marks as they were meant, no invisible characters, single spaces: the form for comparing."""
    return _normalised_once(text) if len(text) <= _CACHED else _normalised_lately(text)


# Words that reading goes by, with a space in them where a line was wrapped.
_CUT = re.compile("ค ?ะ ?แ ?น ?น|ข้ ?อ ?ที่")


def _normalised(text: str) -> str:
    plain = text.translate(_LATIN) if _ODD.search(text) else text
    text = joined(re.sub(r"\s+", " ", visible(plain))).strip()
    text = _CUT.sub(lambda match: match[0].replace(" ", ""), text) if " " in text else text
    text = _APART.sub(r"\1.\2", text) if " ." in text else text
    return _EMPTY_BRACKETS.sub("", text) if ")" in text else text


_normalised_once = lru_cache(maxsize=ONCE)(_normalised)
_normalised_lately = lru_cache(maxsize=_LATELY)(_normalised)


def squeeze(text: str) -> str:
    """:func:`normalise` with Arabic digits, lower case and no spaces at all: for matching headings."""
    return _squeezed_once(text) if len(text) <= _CACHED else _squeezed_lately(text)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", arabic(normalise(text))).lower()


_squeezed_once = lru_cache(maxsize=ONCE)(_squeezed)
_squeezed_lately = lru_cache(maxsize=_LATELY)(_squeezed)


@dataclass(frozen=True)
class Number:
    """A number in a score's place.

    ``value`` is ``None`` when the text is no score; ``problem`` then says why in Thai (``""`` for an empty or
    dash cell, which only means "no score"). ``repaired`` is true when the printed form had to be changed.
    """

    value: Decimal | None
    problem: str = ""
    repaired: bool = False


_WIDE = {0xFEE0 + code: code for code in range(0x21, 0x7F)}  # ＩＩＴ１ of East Asian keyboards
_LOOK_ALIKE = str.maketrans("ІіОоЕеТӀӏΙιΟοΕεΤ", "IiOoEeTIlIiOoEeT")  # Cyrillic and Greek letters set for Latin ones
_NOTES = "¹²³⁰⁴⁵⁶⁷⁸⁹†‡"  # marks of footnotes, as * is
_LATIN = _WIDE | _LOOK_ALIKE | dict.fromkeys(map(ord, "*＊" + _NOTES))  # Markdown's * is no text
_ODD = re.compile(f"[{''.join(map(chr, _LATIN))}]")  # all of _LATIN; none is special within brackets
_EMPTY_BRACKETS = re.compile(r"(?<=\S)\s*\(\s*\)(?=\s*(?:คะแนน|%)?\.?$)")  # of "86.28 (*)" the star is gone already
_APART = re.compile(r"(?<![\d.,๐-๙])([\d๐-๙]{1,3}) \. ?([\d๐-๙]{1,2})(?![\d.,๐-๙])")  # "74 .38" of a PDF
_MARKED = re.compile(rf"[{_NOTES}]|\(\s*[*＊]\s*\)")
_LONGEST = 200  # characters of a cell that are looked at for a number; no printed score is longer
_EMPTY = {"", "-", "–", "—", "n/a", "na", "ไม่มี", "ไม่มีคะแนน", "ไม่ประเมิน", "."}
_SCORE = re.compile(r"^'?(?:ได้|คะแนน|ร้อยละ|=|:)*(\d+(?:[.,]\d+)?)(?:คะแนน|%|/100(?:\.0+)?)*\.?$")


_PLAIN = re.compile(r"\d{1,2}(?:\.\d{1,2})?|100(?:\.0{1,2})?", re.ASCII)


def is_plain_number(text: str) -> bool:
    """True for 0–100 with two decimals at most and nothing around it, as nearly every cell of a large list is."""
    return _PLAIN.fullmatch(text) is not None


def score(text: str) -> Number:
    """The score that a whole cell prints, points 0–100.

    Understands Thai and mixed digits, "ได้ ๙๖.๖๕ คะแนน", "ร้อยละ 90.14", a percent sign, a decimal comma, the mark of a
    footnote. More than two decimals (a computed cell) are rounded half up and count as a repair.
    """
    return _score_once(text) if len(text) <= _CACHED else _score(text)


def _score(text: str) -> Number:
    if is_plain_number(text):
        return Number(round_half_up(Decimal(text)))
    plain = squeeze(text[:_LONGEST]).replace("−", "-")
    if plain in _EMPTY:
        return Number(None)
    match = _SCORE.match(plain)
    if not match:
        if re.match(r"^-\d", plain):
            return Number(None, "คะแนนติดลบ")
        return Number(None, "ไม่ใช่ตัวเลข")
    digits = match.group(1)
    if digits.count(",") == 1 and len(digits.split(",")[1]) > 2:
        return Number(None, "ตัวเลขไม่อยู่ในช่วง 0–100")
    value = Decimal(digits.replace(",", "."))
    if value > 100:
        return Number(None, "ตัวเลขไม่อยู่ในช่วง 0–100")
    rounded = round_half_up(value)
    return Number(rounded, repaired="," in digits or rounded != value or bool(_MARKED.search(text)))


_score_once = lru_cache(maxsize=ONCE)(_score)


def is_blank(text: str) -> bool:
    """True for an empty cell and for a dash or word that stands for "no score"."""
    return not is_plain_number(text) and squeeze(text) in _EMPTY


def looks_like_score(text: str) -> bool:
    """True when the whole cell is a number from 0 to 100, with or without words of a score around it."""
    return score(text).value is not None


def looks_numeric(text: str) -> bool:
    """True when the whole cell is a number of any size (also one outside 0–100)."""
    return is_plain_number(text) or bool(re.match(r"^-?[\d.,]+(?:คะแนน|%)?$", squeeze(text)))


def similarity(left: str, right: str) -> float:
    """Share (0–1) of the shorter text's letter triples that the other text has too."""
    a, b = triples(left), triples(right)
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def triples(text: str) -> set[str]:
    """The runs of three letters (Thai and Latin, lower case, without spaces and digits) of a text."""
    plain = re.sub(r"[^ก-๙a-z]", "", squeeze(text))
    return {plain[k : k + 3] for k in range(len(plain) - 2)}
