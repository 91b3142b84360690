"""Known words that are damaged: what is recognised, and that no text can be two of them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from itadash import rules
from itadash.reading.words.known import HEADINGS, OTHER_WORDS, Known, known, known_by_skeleton, known_words
from itadash.reading.words.nearness import ALIKE, distance, skeleton

WORDS = known_words()
MEANS = {each.word: each.means for each in WORDS}
Damage = Callable[[str, random.Random], str]
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"


def _far(left: str, right: str) -> int:
    """Levenshtein's distance by its definition."""

    @cache
    def rest(i: int, j: int) -> int:
        if not i or not j:
            return i or j
        return min(rest(i - 1, j) + 1, rest(i, j - 1) + 1, rest(i - 1, j - 1) + (left[i - 1] != right[j - 1]))

    return rest(len(left), len(right))


@given(st.text(alphabet="กขคง", max_size=9), st.text(alphabet="กขคง", max_size=9), st.integers(0, 5))
def test_the_distance_is_levenshteins(left: str, right: str, most: int) -> None:
    assert distance(left, right, most) == min(_far(left, right), most + 1)


def test_no_text_is_near_enough_to_two_known_words() -> None:
    """Every pair: what is between them is more than both may have wrong together."""
    assert len(WORDS) > 60
    for a, b in combinations(WORDS, 2):
        if a.means != b.means:
            assert _far(a.skeleton, b.skeleton) > a.most + b.most, (a.word, b.word)


def test_all_names_of_indicators_are_known_and_may_be_damaged() -> None:
    for year in rules.FISCAL_YEARS:
        for indicator in rules.load(year).indicators:
            for name in (indicator.name, *indicator.variants):
                assert MEANS[known(name)] == str(indicator.number)
                assert next(each.most for each in WORDS if each.word == known(name)) >= 1, name


def test_what_is_right_is_itself() -> None:
    for word in HEADINGS:
        assert known(word) in ("", word), word


def test_no_word_of_the_dictionary_is_taken_for_another() -> None:
    wrong = {word: known(word) for word in thai_words() if known(word) not in ("", word)}
    assert wrong == {}


@pytest.mark.parametrize(
    "word", [*OTHER_WORDS, "การใช้", "ข้อ", "ขอ", "ปี", "การป้องกันการทุจริตและประพฤติมิชอบ", "ข้อมูลพื้นฐาน", "", "92.31"]
)
def test_other_words_are_not_known(word: str) -> None:
    assert known(word) == ""


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("คะเเนน", "คะแนน"),
        ("ตัวขี้วัด", "ตัวชี้วัด"),
        ("ตัว ้ีชวัด ี่ท", "ตัวชี้วัดที่"),
        ("ตัวช้วี ดั", "ตัวชี้วัด"),
        ("หนวยงาน", "หน่วยงาน"),
        ("หนว่ ยงาน", "หน่วยงาน"),
        ("ปังปประมาณ", "ปีงบประมาณ"),
        ("ประจำ\ufffd ปงี บประมาณ", "ประจำปีงบประมาณ"),
        ("การใช้อํานาจ", "การใช้อำนาจ"),
        ("กำรใช้งบประมำณ", "การใช้งบประมาณ"),
        ("การใช้อำนา", "การใช้อำนาจ"),
        ("คุณภาพการด\ufffdาเนินงาน", "คุณภาพการดำเนินงาน"),
        ("คุณภาพการดาเนินงาน", "คุณภาพการดำเนินงาน"),
        ("ประสิทธิภาพการสื่สาร", "ประสิทธิภาพการสื่อสาร"),
    ],
)
def test_damage_of_published_reports(printed: str, word: str) -> None:
    assert known(printed) == word


def _marks_lost(word: str, dice: random.Random) -> str:
    return re.sub(f"[{MARKS}]", lambda m: dice.choice((m[0], "", "\ufffd")), word)


def _marks_shifted(word: str, dice: random.Random) -> str:
    """One letter to the right, with a space behind, as some PDF files give them."""
    return re.sub(f"([{MARKS}]+)([ก-ฮ])", lambda m: f"{m[2]}{m[1]} " if dice.random() < 0.5 else m[0], word)


def _look_alikes(word: str, dice: random.Random) -> str:
    groups = {letter: group for group in ALIKE for letter in group}
    return "".join(dice.choice(groups.get(letter, letter)) for letter in word)


@given(st.sampled_from(WORDS), st.sampled_from([_marks_lost, _marks_shifted, _look_alikes]), st.integers(0, 2**32))
def test_marks_and_look_alikes_are_no_obstacle(each: Known, damage: Damage, seed: int) -> None:
    assert known(damage(each.word, random.Random(seed))) == each.word


@given(st.sampled_from([each for each in WORDS if each.most]), st.data())
def test_a_letter_wrong_lost_or_added_in_a_long_word(each: Known, data: st.DataObject) -> None:
    """The first letter stays, and nothing is added behind the last."""
    shape = each.skeleton
    at = data.draw(st.integers(1, len(shape) - 1))
    letter = data.draw(st.sampled_from(sorted(set("".join(w.skeleton for w in WORDS)))))
    damaged = data.draw(
        st.sampled_from(
            [shape[:at] + shape[at + 1 :], shape[:at] + letter + shape[at + 1 :], shape[:at] + letter + shape[at:]]
        )
    )
    assume(damaged == shape or not damaged.startswith(shape))
    assert MEANS[known_by_skeleton(damaged)] == each.means


def test_the_skeleton_keeps_what_tells_words_apart() -> None:
    assert skeleton("ตัวชี้วัดที่ ๑") == skeleton("ัตว ้ีชวัด ี่ท 1")
    assert skeleton("การใช้งบประมาณ") != skeleton("การใช้อำนาจ")
    assert skeleton("IIT") == "iit"
