"""Damage as sheets have it. Each kind changes a paper in place and says whether it found something to damage.

A *safe* damage leaves one reading, an *ambiguous* one more than one: there a question is as good as the score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.reading.generator.paper import Page, Paper, Piece, Row

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_CODE = re.compile(r"^((?:ข้อที่|ข้อ)?\s*)([ieoIEO])([ .\-]?)([0-9๐-๙]{1,2})(?![0-9๐-๙])")
Change = Callable[[Random, str], str]


@dataclass(frozen=True)
class Damage:
    apply: Callable[[Random, Paper], bool]
    ambiguous: bool = False
    tables_only: bool = False


def _some(rng: Random, pieces: list[Piece]) -> list[Piece]:
    """One of the pieces, a third of them, or all."""
    how = rng.choice(("one", "some", "all"))
    if how == "one" and pieces:
        return [rng.choice(pieces)]
    return [piece for piece in pieces if how == "all" or rng.random() < 0.33]


def _texts(change: Change, *roles: str) -> Callable[[Random, Paper], bool]:
    """A damage that rewrites the text of some pieces of these roles (of all roles, if none is given)."""

    def apply(rng: Random, paper: Paper) -> bool:
        done = False
        for piece in _some(rng, [p for p in paper.pieces() if not roles or p.role in roles]):
            changed = change(rng, piece.text)
            done = done or changed != piece.text
            piece.text = changed
        return done

    return apply


def _codes(change: Callable[[Random, re.Match[str]], str]) -> Callable[[Random, Paper], bool]:
    """A damage of the code that a cell begins with."""

    def apply(rng: Random, paper: Paper) -> bool:
        done = False
        for piece in _some(
            rng, [p for p in paper.pieces() if p.role in ("code", "head", "text") and _CODE.match(p.text)]
        ):
            match = _CODE.match(piece.text)
            assert match
            changed = match[1] + change(rng, match) + piece.text[match.end() :]
            done = done or changed != piece.text
            piece.text = changed
        return done

    return apply


# digits
def _thai_score(rng: Random, text: str) -> str:
    return text.translate(_THAI if rng.random() < 0.7 else _ARABIC)


def _mixed(rng: Random, match: re.Match[str]) -> str:
    digits = [d.translate(_THAI) if rng.random() < 0.5 else d.translate(_ARABIC) for d in match[4]]
    return match[2] + match[3] + "".join(digits)


# marks
def _split_am(rng: Random, text: str) -> str:
    return text.replace("ำ", "ํา")


def _double_mark(rng: Random, text: str) -> str:
    places = [m.end() for m in re.finditer("[ัิ-ู็-์]", text)]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + text[at - 1] + text[at:]


def _swap_marks(rng: Random, text: str) -> str:
    return re.sub("([ัิ-ฺ])([่-๋])", r"\2\1", text)


def _split_ae(rng: Random, text: str) -> str:
    return text.replace("แ", "เเ")


# spaces
def _nbsp(rng: Random, text: str) -> str:
    text = text.replace(" ", "\u00a0")
    return rng.choice((text, text + "\u00a0", "\u00a0" + text))


def _zwsp(rng: Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + "\u200b" + text[at:]


def _inner_space(rng: Random, text: str) -> str:
    """A space where a line was wrapped or a PDF was copied: before a consonant within a word."""
    places = [m.start() for m in re.finditer("(?<=[ก-๙])[ก-ฮเแโใไ]", text)]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + " " + text[at:]


def _edge_space(rng: Random, text: str) -> str:
    return rng.choice(
        (text + "  ", "  " + text, text + "\n", "\t" + text if "\t" not in text else text, text + " \u3000")
    )


# numbers
def _comma(rng: Random, text: str) -> str:
    return re.sub("(?<=[0-9๐-๙])[.](?=[0-9๐-๙]{1,2}(?![0-9๐-๙]))", ",", text)


def _unit(rng: Random, text: str) -> str:
    return text if "คะแนน" in text else text + rng.choice((" คะแนน", "คะแนน", " คะแนน."))


def _percent(rng: Random, text: str) -> str:
    return text if re.search("[^0-9๐-๙.]", text) else text + rng.choice(("%", " %", "％"))


def _no_zeros(rng: Random, text: str) -> str:
    """As a spreadsheet shows numbers without a format: 95.1 and 100."""
    if not re.fullmatch("[0-9๐-๙]+[.][0-9๐-๙]+", text):
        return text
    return re.sub("[.]$", "", re.sub("[0๐]+$", "", text))


def _footnote(rng: Random, text: str) -> str:
    return rng.choice((text + "*", text + " *", text + "**", text + "¹", "*" + text, text + " (*)"))


def _spaced_number(rng: Random, text: str) -> str:
    return re.sub("[.]", rng.choice((" .", ". ", " . ")), text, count=1) if re.fullmatch("[0-9๐-๙.]+", text) else text


def _letter_number(rng: Random, text: str) -> str:
    """OCR: a letter in a number's place, or a point seen twice."""
    if not re.fullmatch("[0-9.]+", text):
        return text
    return rng.choice((text.replace("0", "O", 1), text.replace("1", "l", 1), text.replace(".", "..", 1)))


def _lost_point(rng: Random, text: str) -> str:
    return text.replace(".", "") if re.fullmatch("[0-9๐-๙]{2}[.][0-9๐-๙]{2}", text) else text


# codes
def _case(rng: Random, match: re.Match[str]) -> str:
    return match[0][len(match[1]) :].swapcase()


def _i_as_one(rng: Random, match: re.Match[str]) -> str:
    """I printed as 1 or l where no other reading is in range: 110 … 130, l7."""
    number = int(match[4].translate(_ARABIC))
    if match[2] not in "iI" or match[3]:
        return match[0][len(match[1]) :]
    return ("1" if number >= 10 else "l") + match[4] if rng.random() < 0.7 else rng.choice("l|") + match[4]


def _o_as_zero(rng: Random, match: re.Match[str]) -> str:
    return rng.choice("0๐") + match[4] if match[2] in "oO" and not match[3] else match[0][len(match[1]) :]


def _cyrillic(rng: Random, match: re.Match[str]) -> str:
    return {"i": "і", "I": "І", "o": "о", "O": "О", "e": "е", "E": "Е"}[match[2]] + match[3] + match[4]


def _no_letter(rng: Random, match: re.Match[str]) -> str:
    return match[4]


def _one_for_i(rng: Random, match: re.Match[str]) -> str:
    """I printed as 1 where the number is a code's own, too: i7 → 17."""
    number = match[4].translate(_ARABIC)
    return "1" + match[4] if match[2] in "iI" and len(number) == 1 and not match[3] else match[0][len(match[1]) :]


def _typo(rng: Random, text: str) -> str:
    """A consonant is lost or seen as another."""
    places = [m.start() for m in re.finditer("[ก-ฮ]", text)]
    if len(places) < 4:
        return text
    at = rng.choice(places)
    return text[:at] + rng.choice(("", "น", "บ", "ก", "ป")) + text[at + 1 :]


# rows and columns
def _rows_with_scores(paper: Paper) -> list[tuple[Page, int]]:
    return [(page, k) for page in paper.pages for k, row in enumerate(page.rows) if any(p and p.scores for p in row)]


def _single(row: Row) -> bool:
    return all(p is None or p.down == 1 for p in row)


def _repeat(rng: Random, paper: Paper) -> bool:
    """A row stands twice: at a page break, or copied."""
    places = [(page, k) for page, k in _rows_with_scores(paper) if _single(page.rows[k])]
    if not places:
        return False
    page, k = rng.choice(places)
    page.rows.insert(k + 1, deepcopy(page.rows[k]))
    return True


def _conflict(rng: Random, paper: Paper) -> bool:
    """A row stands twice with two values: the first one stands."""
    places = [(page, k) for page, k in _rows_with_scores(paper) if _single(page.rows[k])]
    places = [(page, k) for page, k in places if sum(len(p.scores) for p in page.rows[k] if p) == 1]
    if not places:
        return False
    page, k = rng.choice(places)
    again = deepcopy(page.rows[k])
    piece = next(p for p in again if p and p.scores)
    ((key, value),) = piece.scores
    other = value - 1 if value >= 1 else value + 1
    if str(value) not in piece.text:
        return False
    piece.text = piece.text.replace(str(value), str(other))
    piece.scores = ((key, other),)
    page.rows.insert(k + 1, again)
    return True


def _empty_rows(rng: Random, paper: Paper) -> bool:
    for page, k in reversed(_rows_with_scores(paper)):
        if rng.random() < 0.15 and not any(p and p.down > 1 for p in page.rows[k]):
            page.rows.insert(k, [])
    return True


def _spans_over(page: Page, column: int) -> Iterator[Piece]:
    for row in page.rows:
        for c, piece in enumerate(row):
            if piece and c < column < c + piece.across:
                yield piece


def _empty_column(rng: Random, paper: Paper) -> bool:
    page = rng.choice(paper.pages)
    column = rng.choice((0, 0, 1, 1, 2))
    for piece in _spans_over(page, column):
        piece.across += 1
    for row in page.rows:
        if len(row) > column or (row and column == 0):
            row.insert(column, None)
    return True


_CATCH = (
    "ข้อเท็จจริง...",
    "เนื่องจาก...",
    "/ประเด็น...",
    "หน้า 3",
    "- ๔ -",
    "5",
    "๑๒",
    "-2-",
    "(ต่อ)",
    "ลงชื่อ....................ผู้ตรวจ",
)


def _catch_words(rng: Random, paper: Paper) -> bool:
    """The first words of the next page, or a page number, between two rows."""
    places = [(page, k) for page, k in _rows_with_scores(paper) if _single(page.rows[k])]
    if not places:
        return False
    page, k = rng.choice(places)
    lead: Row = [None] * (rng.choice((0, 0, 1, 2)) if not paper.text_only else 0)
    page.rows.insert(k, [*lead, Piece(rng.choice(_CATCH))])
    return True


def _shifted(rng: Random, paper: Paper) -> bool:
    """A row's cells stand one column further right: a cell was inserted."""
    places = [(page, k) for page, k in _rows_with_scores(paper) if _single(page.rows[k])]
    if not places:
        return False
    page, k = rng.choice(places)
    page.rows[k].insert(0, None)
    return True


def _sums_below(rng: Random, paper: Paper) -> bool:
    """A count of rows and a sum below the table, as spreadsheets are left with."""
    places = _rows_with_scores(paper)
    page, k = places[-1]
    row = page.rows[k]
    at = next(c for c, p in enumerate(row) if p and p.scores)
    if any(p and p.scores for r in page.rows[k + 1 :] for p in r) or at == 0:
        return False
    total = sum((v for page, i in places for p in page.rows[i] if p for _, v in p.scores), Decimal(0))
    page.rows.insert(
        k + 1, [Piece("ผลรวมทุกข้อ"), *[None] * (at - 1), Piece(str(total if total > 100 else total + 100), "other")]
    )
    return True


DAMAGES: dict[str, Damage] = {
    "thai-digits": Damage(_texts(_thai_score, "score", "text", "head")),
    "mixed-digits": Damage(_codes(_mixed)),
    "split-am": Damage(_texts(_split_am)),
    "doubled-mark": Damage(_texts(_double_mark)),
    "swapped-marks": Damage(_texts(_swap_marks)),
    "split-ae": Damage(_texts(_split_ae)),
    "nbsp": Damage(_texts(_nbsp)),
    "zwsp": Damage(_texts(_zwsp)),
    "inner-space": Damage(_texts(_inner_space, "head", "label", "text")),
    "edge-space": Damage(_texts(_edge_space)),
    "decimal-comma": Damage(_texts(_comma, "score")),
    "unit": Damage(_texts(_unit, "score")),
    "percent-sign": Damage(_texts(_percent, "score")),
    "no-zeros": Damage(_texts(_no_zeros, "score")),
    "footnote": Damage(_texts(_footnote, "score", "code")),
    "spaced-number": Damage(_texts(_spaced_number, "score")),
    "letter-in-number": Damage(_texts(_letter_number, "score"), ambiguous=True),
    "lost-point": Damage(_texts(_lost_point, "score"), ambiguous=True),
    "case": Damage(_codes(_case)),
    "i-as-1": Damage(_codes(_i_as_one)),
    "o-as-0": Damage(_codes(_o_as_zero)),
    "cyrillic": Damage(_codes(_cyrillic)),
    "no-letter": Damage(_codes(_no_letter), ambiguous=True),
    "i7-as-17": Damage(_codes(_one_for_i), ambiguous=True),
    "typo": Damage(_texts(_typo, "head", "label", "text"), ambiguous=True),
    "repeated-row": Damage(_repeat),
    "conflicting-row": Damage(_conflict, ambiguous=True),
    "empty-rows": Damage(_empty_rows),
    "empty-column": Damage(_empty_column, tables_only=True),
    "catch-words": Damage(_catch_words),
    "shifted-row": Damage(_shifted, ambiguous=True, tables_only=True),
    "sum-below": Damage(_sums_below, tables_only=True),
}


def damage(rng: Random, paper: Paper, only: str | None = None) -> None:
    """Nothing in two of five, else one to three kinds (or just ``only``)."""
    count = 0 if rng.random() < 0.4 else rng.choice((1, 1, 2, 3))
    chosen = [only] if only else rng.sample(list(DAMAGES), count)
    for name in chosen:
        kind = DAMAGES[name]
        if kind.tables_only and paper.text_only:
            continue
        if kind.apply(rng, paper):
            paper.damages.append(name)
            paper.ambiguous = paper.ambiguous or kind.ambiguous
    for page in paper.pages:
        page.rows = [[copy(piece) if piece else None for piece in row] for row in page.rows]
