"""Thai text for paper: what may be printed, Thai digits, and where a line may end. No PDF in here.

Thai is written without spaces between words, so lines are cut at words found with a dictionary (pythainlp, newmm).
A unit is what stays together on a line; the units of a text joined are the text again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

from itadash.documents.fonts import MISSING
from itadash.thai_text import TO_THAI, mend, one_line_end, one_space, visible

# --- What may be printed ---------------------------------------------------------------------------------------------


def tidy(text: str) -> str:
    """``text`` as it is meant: letters and marks mended, runs of spaces one space, a line end ``\\n``.

    Characters without a picture go; surrogates and private characters do stand for something: they stay and are
    reported.
    """
    return spaced(mend(visible(one_space(one_line_end(text)))))


_REPEATED = re.compile(r"(?<=[\u0e01-\u0e4e)”\"])ๆ")  # ๆ right behind a word
_AFTER_REPEATED = re.compile(r"ๆ(?=[A-Za-z0-9\u0e01-\u0e45\u0e50-\u0e59(“])")
_BEFORE_SHORTENED = re.compile(r"(?<=[\u0e01-\u0e4e]) +ฯ(?!ลฯ|พณ)")
_AFTER_SHORTENED = re.compile(
    r"(?<!พณ)(?<!ล)ฯ(?!ลฯ|พณ)(?=[\u0e01-\u0e2e\u0e40-\u0e44])|(?<=ฯลฯ)(?=[\u0e01-\u0e2e\u0e40-\u0e44])"
)


def spaced(text: str) -> str:
    """``text`` with the spaces that the Royal Society asks for: one before and after ๆ, none before ฯ, one after it.

    ฯลฯ and ฯพณฯ are words of their own and keep the space before them.
    """
    if "ๆ" in text:
        text = _AFTER_REPEATED.sub("ๆ ", _REPEATED.sub(" ๆ", text))
    if "ฯ" in text:
        text = _AFTER_SHORTENED.sub(lambda match: f"{match.group()} ", _BEFORE_SHORTENED.sub("ฯ", text))
    return text


def clean(text: str, cmap: Container[int]) -> str:
    """:func:`tidy` text in which every character that ``cmap`` (code points of the font) lacks is replaced by □."""
    return "".join(char if char == "\n" or ord(char) in cmap else MISSING for char in tidy(text))


def unprintable(text: str, cmap: Container[int]) -> dict[str, int]:
    """The characters of ``text`` that :func:`clean` replaces by □, each with how often it stands there."""
    found: dict[str, int] = {}
    for char in tidy(text):
        if char != "\n" and ord(char) not in cmap:
            found[char] = found.get(char, 0) + 1
    return found


# --- Digits ----------------------------------------------------------------------------------------------------------

_ADDRESS = r"(?:https?://|www\.)[^\s\u0e2f\u0e46]+|[\w.+-]+@[\w.-]+"
_LATIN_RUN = r"[A-Za-z0-9]+(?:[-_./&+][A-Za-z0-9]+)*"
_DIGIT_TOKEN = re.compile(f"({_ADDRESS})|({_LATIN_RUN})")
_ITEM_CODES = re.compile(r"[IEOieo]?\d{1,2}(?:[-/.][IEOieo]?\d{1,2})*")


def thai_digits(text: str) -> str:
    """``text`` in Thai digits: figures and item codes (E11 → E๑๑), not addresses nor digits in a Latin word (A4)."""

    def turn(match: re.Match[str]) -> str:
        token = match.group()
        if match.group(1) or (re.search("[A-Za-z]", token) and not _ITEM_CODES.fullmatch(token)):
            return token
        return token.translate(TO_THAI)

    return _DIGIT_TOKEN.sub(turn, text)


# --- Units: what stays together on a line ----------------------------------------------------------------------------

_CLOSERS = frozenset(")]}”’»%ๆฯ")
_FOLLOWING = {chr(code) for span in ((0xE30, 0xE3B), (0xE45, 0xE46), (0xE47, 0xE4F)) for code in range(*span)}
# A hyphen at the end of a line is lost in Chrome, which takes it for a word division: no break on either side.
_NO_START = _CLOSERS | frozenset(",.;:!?…/-") | _FOLLOWING
_OPENERS = frozenset("([{“‘«")
_NO_END = _OPENERS | frozenset("เแโใไ-")
_FIGURE = re.compile("[0-9๐-๙]")
_NUMBER = "[0-9๐-๙][0-9๐-๙,./-]*"
_TOGETHER = [
    re.compile(pattern)
    for pattern in (
        r"(?:[ก-ฮ]{1,3}\.){2,} ?(?:[0-9๐-๙]{4})?",  # ป.ป.ช., พ.ศ. ๒๕๖๗
        r"ตัวชี้วัด(?:ที่)?|แบบวัด|ข้อคำถาม|ความโปร่งใส|ค่าเป้าหมาย|การทุจริต",  # terms of ITA that are no dictionary words
        rf"(?:ข้อที่|ข้อ|ร้อยละ|มาตรา|ครั้งที่|ฉบับที่|ประเด็นที่|ตัวชี้วัดที่|หมวด|หน้า|ที่) [A-Za-z]?{_NUMBER}",
        rf"[−+±]{_NUMBER}",
        rf"[A-Za-z]?{_NUMBER}–[A-Za-z]?{_NUMBER}",  # I1–I30, ๒๕๖๒–๒๕๖๖
        r"\([A-Za-z]+ − [A-Za-z]+\)",  # (Public − Survey)
        rf"{_NUMBER} (?:วัน|เดือน|ปี|ครั้ง|คน|บาท|ข้อ|เรื่อง|ช่องทาง|แห่ง|ฉบับ|นาที|ชั่วโมง|คะแนน|น\.)",
        rf"คะแนน [−+]{_NUMBER}\)",
        rf"{_NUMBER} (?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
        r"(?: (?:พ\.ศ\. ?)?[0-9๐-๙]{4})?",  # a whole date
    )
]
_LONGEST_PIECE = 600  # characters given to the segmenter at once; its time grows with the square on hostile text


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The units of one line of ``text``: a line may end after any of them. Joined they are ``text``; a space hangs on
    the unit before it."""
    starts = [0, *_breaks(text), len(text)]
    return tuple(text[a:b] for a, b in pairwise(starts) if a < b)


def _breaks(text: str) -> list[int]:
    kept: set[int] = set()
    for pattern in _TOGETHER:
        for match in pattern.finditer(text):
            kept.update(range(match.start() + 1, match.end()))
    return [at for at in _token_starts(text) if at not in kept and _may_break(text, at)]


def _token_starts(text: str) -> Iterator[int]:
    """Every place inside ``text`` where a word starts after another word or after a space."""
    at = 0
    for piece in _pieces(text):
        for token in word_tokenize(piece, engine="newmm"):
            inner = 0
            for part in re.findall(r"\s+|\S+", token) if not token.endswith("ๆ") else [token]:
                if at + inner:
                    yield at + inner
                inner += len(part)
            at += len(token)


def _pieces(text: str) -> Iterator[str]:
    while len(text) > _LONGEST_PIECE:
        cut = text.rfind(" ", 1, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
        yield text[:cut]
        text = text[cut:]
    yield text


def _may_break(text: str, at: int) -> bool:
    after = text[at]
    if after == " ":
        return False
    before = text[:at].rstrip(" ")[-1:]
    if not before or _is_opener(text, at - 1) or before in _OPENERS:
        return False
    if text[at - 1] == " ":
        return after not in _CLOSERS and before != "-"
    if after in _NO_START or before in _NO_END or (after in "\"'" and not _is_opener(text, at)):
        return False
    solid = (_is_western(before), _is_western(after))
    return not (all(solid) and before not in ",;")


def _is_western(char: str) -> bool:
    """Latin letters, figures and their signs run on without a break: E-Service, E๑๑, ๒๕๖๖-๒๕๖๗, addresses."""
    return "!" <= char <= "~" or bool(_FIGURE.match(char))


def _is_opener(text: str, at: int) -> bool:
    """Whether the straight quote at ``at`` opens: at the start or after a space."""
    return text[at] in "\"'" and (at == 0 or text[at - 1] in " (")


# --- Lines -----------------------------------------------------------------------------------------------------------

_CLUSTER = re.compile(
    "[(\\[{“‘«]{0,3}[เแโใไ]?.[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e\u0e30\u0e32]{0,6}[])}”’»,.;:!?%ๆฯ/-]{0,3}(?: ๆ)?",
    re.DOTALL,
)
_SPACED_PIECE = re.compile(r"\S+\s*(?:ๆ\s*)?|\s+")
_ADDRESS_PIECE = re.compile(r"-*[^-/._?&=]*[/._?&=]+|-*[^-/._?&=]+|-+")
_RAGGED = 0.40  # of the column: a line may stay this empty before a compound word is cut


def lines(text: str, width: float, measure: Callable[[str], float], indent: float = 0.0) -> list[str]:
    """``text`` cut into lines no wider than ``width`` by ``measure`` (same unit); ``\\n`` ends a line, too.

    The first line of each paragraph is shorter by ``indent``.

    Cuts at :func:`words`; inside a long compound (องค์การ|บริหาร|ส่วน|จังหวัด) only where the line would else stay
    nearly half empty; inside a word only when it is wider than the column, and then never before a vowel or mark that
    belongs to the letter before it. An empty text is one empty line. No character is lost but spaces at line ends.
    """
    out: list[str] = []
    for paragraph in text.split("\n"):
        out += _paragraph_lines(paragraph, width, measure, indent)
    return out


_BEFORE_ITS_WORD = re.compile("(?:การ|ความ|ผู้|และ|ของ|ใน|เพื่อ|โดย|ที่|ตาม)+$")  # what a heading's line should not end with


def whole_phrases(text: str, lines: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """The ``lines`` of a heading ``text``, with the little words that end a line moved to the next, where they fit."""
    out = list(lines)
    for at in range(len(out) - 2, -1, -1):
        units = words(out[at])
        keep = len(units)
        while keep > 1 and _BEFORE_ITS_WORD.fullmatch(units[keep - 1]):
            keep -= 1
        moved = "".join(units[keep:]) + out[at + 1]
        if keep < len(units) and moved in text and measure(moved) <= width:
            out[at : at + 2] = ["".join(units[:keep]).rstrip(" "), moved]
    return out


def _paragraph_lines(text: str, width: float, measure: Callable[[str], float], indent: float) -> Iterator[str]:
    line, used = "", indent
    todo = list(reversed(words(text)))
    while todo:
        unit = todo.pop()
        core = unit.rstrip(" ")
        wide = measure(core)
        if used + wide <= width + 1e-6:
            line += unit
            used += wide + (measure(" ") if len(core) < len(unit) else 0)
            continue
        parts = _parts(unit, fits=wide <= width)
        if len(parts) > 1 and (wide > width or (width - used) / width > _RAGGED):
            todo += reversed(parts)
        elif line:
            yield line.rstrip(" ")
            line, used = "", 0.0
            todo.append(unit)
        else:  # one cluster wider than the column: it must stand somewhere
            yield core
    if line or not text:
        yield line.rstrip(" ")


def _parts(unit: str, fits: bool) -> Sequence[str]:
    """``unit`` in smaller pieces, the gentlest cut that there is; only words when it ``fits`` a line of its own."""
    parts = _compound_parts(unit)
    if len(parts) > 1 or fits:
        return parts
    for pattern in (_SPACED_PIECE, _ADDRESS_PIECE, _CLUSTER):
        pieces = re.findall(pattern, unit)
        if len(pieces) > 1:
            return pieces
    return (unit,)


# Longer words that official texts use in compounds and that nobody cuts.
_NEVER_CUT = frozenset(
    (
        "ประชาสัมพันธ์",
        "เจ้าหน้าที่",
        "ความคิดเห็น",
        "ความสะดวก",
        "สาธารณสุข",
        "สาธารณภัย",
        "การเลือกตั้ง",
        "พระราชบัญญัติ",
        "ผู้บังคับบัญชา",
        "ผู้ใต้บังคับบัญชา",
        "อิเล็กทรอนิกส์",
    )
)


@lru_cache(maxsize=1)
def _short_words() -> tuple[Trie, frozenset[str]]:
    short = frozenset(word for word in thai_words() if 2 <= len(word) <= 8) | _NEVER_CUT
    return Trie(short), short


@lru_cache(maxsize=4096)
def _compound_parts(unit: str) -> tuple[str, ...]:
    """A long dictionary compound in its words, if every part is a word; else the unit itself."""
    core = unit.rstrip(" ")
    if len(core) <= 14 or not re.fullmatch("[\u0e01-\u0e4e]+", core):
        return (unit,)
    trie, short = _short_words()
    parts = word_tokenize(core, custom_dict=trie, engine="newmm")
    if len(parts) < 2 or not all(part in short for part in parts):
        return (unit,)
    return (*parts[:-1], parts[-1] + unit[len(core) :])


def warm() -> None:
    """Load the dictionary (about a second, once a process), so that the first document does not wait for it."""
    words("เริ่มต้น")
    _short_words()
