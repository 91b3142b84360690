"""Thai text in one form: what is mended, and above all what is left alone."""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from itadash import rules
from itadash.thai_text import arabic, is_plain, joined, mend, one_line_end, one_space, visible

WORDS = sorted(thai_words())
NAMES = [name for year in rules.FISCAL_YEARS for i in rules.load(year).indicators for name in (i.name, *i.variants)]
TONES, VOWELS = "่้๊๋", "ัิีึืฺุู็"
MARKS = f"{VOWELS}{TONES}์ํ๎"
FOLLOWING = f"ะาำๅ{MARKS}"

TEXT = st.text(alphabet=st.sampled_from("กขงดนรวแเโใไะาำๅฤๆฯ \n๑2*" + MARKS + "\uf70a\uf711\u200b\ufffd"), max_size=40)
THAI = st.one_of(st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join))


# --- what is mended ---


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("อ\u0e4d\u0e32นาจ", "อำนาจ"),  # ํ า
        ("น\u0e4d\u0e49\u0e32ใจ", "น้ำใจ"),  # tone between
        ("น\u0e49\u0e4d\u0e32ใจ", "น้ำใจ"),  # tone first
        ("น\u0e33\u0e49ใจ", "น้ำใจ"),  # tone typed after ำ
        ("น\u0e49\u0e32\u0e4dใจ", "น้ำใจ"),  # า before ํ, as PDF files give it
        ("ส\u0e32\u0e4dนักงาน", "สำนักงาน"),
        ("หน\u0e34\u0e4d\u0e48ง", "หนึ่ง"),  # ิ ํ
        ("เเก้ไข", "แก้ไข"),
        ("แม้\u0e49", "แม้"),
        ("ท\u0e35\u0e48\u0e35", "ที่"),
        ("ท\u0e48\u0e35", "ที่"),  # tone before vowel
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("รู\u0e49\u0e49", "รู้"),
        ("ก\u0e45รใช้", "การใช้"),  # ๅ for า
        ("ท\uf70a", "ท่"),
        ("ป\uf702\uf705", "ปี่"),
        ("น\uf711\uf714า", "น้ำ"),
    ],
)
def test_damage_is_mended(damaged: str, meant: str) -> None:
    assert mend(damaged) == meant


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("ตัวชี ้วัด", "ตัวชี้วัด"),
        ("เ เก้ไข", "แก้ไข"),
        ("ท ำ", "ทำ"),
        ("เ ปิดเผย", "เปิดเผย"),
        ("ก ารใช้", "การใช้"),
        ("ก \u0e4dาหนด", "กำหนด"),
    ],
)
def test_spaces_inside_a_cluster_go(damaged: str, meant: str) -> None:
    assert joined(damaged) == meant


def test_private_characters_of_old_fonts() -> None:
    """In the order of the two fonts' tables, code by code."""
    windows = "ฐ" + "ิีึื" + "่้๊๋์" + "่้๊๋์" + "ญ" + "ัํ็" + "่้๊๋์" + "ฺุู"
    macintosh = "ัิีึื็" + "่่่้้้๊๊๊๋๋๋์์์" + "ํญ" + "ฺุู" + "ฐ"
    assert len(windows) == 0xF71B - 0xF700
    assert len(macintosh) == 0xF89F - 0xF884
    for start, letters in ((0xF700, windows), (0xF884, macintosh)):
        for offset, letter in enumerate(letters):
            assert mend(chr(start + offset)) == letter, hex(start + offset)


# --- what is left alone ---


def test_every_word_of_the_dictionary_stays() -> None:
    assert len(WORDS) > 60_000
    assert [word for word in WORDS if joined(word) != word] == []


@given(THAI)
def test_words_with_spaces_between_them_stay(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize("text", ["ต่าง ๆ", "กรุงเทพฯ เป็น", "ฤๅษี", "ต่า ม", "รูึ้", "café", "E-Service", ""])
def test_what_is_right_or_not_known_stays(text: str) -> None:
    assert joined(text) == text


@pytest.mark.references
def test_the_reference_documents_need_one_repair(references: Path) -> None:
    """Read by eye: "แม้้องค์การ" with its tone mark twice, and nothing else."""
    changed = [
        (line, joined(line))
        for document in sorted((references / "seeds").glob("*.txt"))
        for line in document.read_text(encoding="utf-8").split("\n")
        if joined(line) != line
    ]
    assert len(changed) == 1
    before, after = changed[0]
    assert before.replace("แม้้องค์การ", "แม้องค์การ") == after


# --- damage and repair ---


def _decomposed(word: str, dice: random.Random) -> str:
    pieces = [r"ํ\1า", r"\1ํา", r"\1าํ", "ำ\\1"]
    return re.sub(f"([{TONES}]?)ำ", lambda m: m.expand(dice.choice(pieces)), word)


def _doubled(word: str, dice: random.Random) -> str:
    return re.sub(f"[{MARKS}]", lambda m: m[0] * dice.choice((1, 2, 3)), word)


def _swapped(word: str, dice: random.Random) -> str:
    return re.sub(f"([{VOWELS}])([{TONES}์])", lambda m: m[2] + m[1] if dice.random() < 0.7 else m[0], word)


def _two_e(word: str, dice: random.Random) -> str:
    return word.replace("แ", "เเ")


def _old_font(word: str, dice: random.Random) -> str:
    table = {
        "่": "\uf70a\uf705\uf713",
        "้": "\uf70b\uf706\uf714",
        "ี": "\uf702",
        "ั": "\uf710",
        "ุ": "\uf718",
        "ญ": "\uf70f",
    }
    return "".join(dice.choice(table[c]) if c in table and dice.random() < 0.7 else c for c in word)


def _long_aa(word: str, dice: random.Random) -> str:
    return re.sub("(?<![ฤฦ])า", lambda m: dice.choice("าๅ"), word)


Damage = Callable[[str, random.Random], str]
DAMAGES: list[Damage] = [_decomposed, _doubled, _swapped, _two_e, _old_font, _long_aa]


@given(THAI, st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=2), st.integers(0, 2**32))
def test_every_safe_damage_is_undone(text: str, damages: list[Damage], seed: int) -> None:
    damaged = text
    for damage in damages:
        damaged = damage(damaged, random.Random(seed))
    assert mend(damaged) == text


@given(THAI, st.integers(0, 2**32))
def test_spaces_of_a_pdf_line_are_taken_out(text: str, seed: int) -> None:
    dice = random.Random(seed)
    spaced = re.sub(f"(?<=[ก-ฮ])(?=[{FOLLOWING}])|(?<=[เ-ไ])", lambda m: dice.choice(("", " ")), text)
    assert joined(spaced) == text


@given(TEXT)
def test_each_step_twice_is_once(text: str) -> None:
    for step in (arabic, one_line_end, one_space, visible, mend, joined):
        assert step(step(text)) == step(text)


# --- characters without a picture ---


def test_what_has_no_picture_is_what_unicode_says() -> None:
    """Python's own tables, character by character: controls but tab and line end, format characters, selectors."""
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        if unicodedata.category(char) == "Cn":
            continue  # given out by a later Unicode than this Python's
        selector = 0xFE00 <= number <= 0xFE0F or 0xE0100 <= number <= 0xE01EF
        hidden = char not in "\t\n" and (unicodedata.category(char) in ("Cc", "Cf") or selector)
        assert (visible(char) == "") == hidden, hex(number)
        if hidden or one_line_end(char) != char:
            assert not is_plain(char), hex(number)


def test_line_ends_and_spaces() -> None:
    assert one_line_end("a\r\nb\rc\u2028d\x0be\n") == "a\nb\nc\nd\ne\n"
    assert one_space("a\u00a0 \tb\u3000c\n d") == "a b c\n d"
    assert arabic("ข้อ ๑๒ E๓") == "ข้อ 12 E3"
