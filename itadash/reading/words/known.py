"""The words that reading must know although they are damaged: headings of tables, indicators, instruments.

:func:`known` finds the one that a text was, or ``""``: never a guess between two. How much damage a word may have
depends on its length and on how near the next known word is, so that no text is near enough to two of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from itadash import rules
from itadash.reading.words.nearness import distance, skeleton

# Headings and labels that the layouts tell columns and titles by, as published reports and workbooks print them.
HEADINGS = (
    *(
        "คะแนน",
        "ผลคะแนน",
        "คะแนนที่ได้",
        "คะแนนที่ได้รับ",
        "คะแนนรวม",
        "คะแนนเฉลี่ย",
        "คะแนนประเมิน",
        "คะแนนเต็ม",
        "คะแนนถ่วงน้ำหนัก",
    ),
    *("ผลการประเมิน", "ผลคะแนนการประเมิน", "ภาพรวม", "ผลรวม", "ระดับ", "ระดับข้อมูล", "ระดับผลการประเมิน", "ระดับการประเมิน"),
    *("ตัวชี้วัด", "ตัวชี้วัดที่", "ตัวชี้วัดย่อย", "ตัวชี้วัดย่อยที่", "รายละเอียดตัวชี้วัด", "ชื่อตัวชี้วัด", "รายการ", "รายละเอียด"),
    *("ข้อคำถาม", "ข้อคำถามที่", "รหัสข้อ", "หัวข้อ", "ประเด็น", "ประเด็นที่", "ประเด็นการประเมิน", "ลำดับ", "ลำดับที่", "อันดับ"),
    *("เครื่องมือ", "เครื่องมือการประเมิน", "แบบสำรวจ", "แบบวัด", "หน่วยงาน", "ชื่อหน่วยงาน", "ปีงบประมาณ", "ประจำปีงบประมาณ"),
    *(
        "การเปลี่ยนแปลง",
        "เปลี่ยนแปลง",
        "เพิ่มขึ้น",
        "ลดลง",
        "ผลต่าง",
        "ร้อยละ",
        "ค่าเป้าหมาย",
        "เป้าหมาย",
        "เกณฑ์",
        "ค่าน้ำหนัก",
        "น้ำหนัก",
    ),
    *("จำนวนผู้ตอบ", "หมายเหตุ", "ข้อเสนอแนะ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ขั้นตอนหรือวิธีดำเนินการปฏิบัติ"),
    *("มาตรการยกระดับคะแนน", "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "แนวทางกำกับติดตาม"),
)
INSTRUMENT_NAMES = {
    "IIT": ("แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน", "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายใน"),
    "EIT": ("แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก", "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก"),
    "OIT": ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ",),
}  # beside the names in the rules
# Whole words that are right as they stand though a heading is near: they keep headings from reaching for them.
OTHER_WORDS = (
    *("ราชการ", "ระบบข้อมูล", "งบประมาณ", "รับผิดชอบ", "ผลการดำเนินงาน", "การดำเนินงาน", "ประเด็นการประเมินผล"),
    *("ระยะเวลาดำเนินงาน", "เครื่องมือในการประเมิน"),
)

_SHORTEST = 4  # letters of a skeleton; shorter words have too many neighbours in the language
_ONE_WRONG, _TWO_WRONG = 8, 14  # letters of a skeleton from which one and two may be wrong


@dataclass(frozen=True)
class Known:
    """A known word and how many letters of its skeleton may be wrong.

    ``means`` is the same for names of one thing: variants of an indicator's or an instrument's name.
    """

    word: str
    skeleton: str
    means: str
    most: int = 0


@cache
def known_words() -> tuple[Known, ...]:
    """Every known word, names of indicators and instruments of all years among them, once a skeleton."""
    words = [Known(word, skeleton(word), word) for word in HEADINGS]
    for year in rules.FISCAL_YEARS:
        of_year = rules.load(year)
        for i in of_year.indicators:
            words += [Known(name, skeleton(name), str(i.number)) for name in (i.name, *i.variants)]
        for instrument in of_year.instruments:
            names = (instrument.name, *INSTRUMENT_NAMES.get(instrument.code, ()))
            words += [Known(name, skeleton(name), instrument.code) for name in names]
    words = list({word.skeleton: word for word in reversed(words) if len(word.skeleton) >= _SHORTEST}.values())
    others = [Known(word, skeleton(word), "") for word in OTHER_WORDS]
    found = []
    for word in words:
        wanted = (len(word.skeleton) >= _ONE_WRONG) + (len(word.skeleton) >= _TWO_WRONG)
        nearest = min(
            distance(word.skeleton, o.skeleton, 2 * wanted) for o in [*words, *others] if o.means != word.means
        )
        found.append(replace(word, most=min(wanted, (nearest - 1) // 2)))
    return tuple(found)


@cache
def _exact() -> dict[str, Known]:
    return {each.skeleton: each for each in known_words()}


@cache
def _others() -> frozenset[str]:
    return frozenset(skeleton(word) for word in OTHER_WORDS)


@cache
def _by_length() -> dict[int, list[tuple[int, Known]]]:
    """Words that a skeleton of some length may be, each with the set of its letters as bits."""
    found: dict[int, list[tuple[int, Known]]] = {}
    for each in known_words():
        for length in range(len(each.skeleton) - each.most, len(each.skeleton) + each.most + 1):
            if each.most:
                found.setdefault(length, []).append((_letters(each.skeleton), each))
    return found


def _letters(text: str) -> int:
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 127)
    return bits


@lru_cache(maxsize=4096)
def known_by_skeleton(shape: str) -> str:
    """The known word whose skeleton is ``shape``, or near enough to it; ``""`` for none."""
    if len(shape) < _SHORTEST or shape in _others():
        return ""
    if shape in _exact():
        return _exact()[shape].word
    bits = _letters(shape)
    for letters, each in _by_length().get(len(shape), ()):
        # Each wrong letter changes at most two members of the set. A word with another beginning is another word, and
        # one with something behind it is more than that word.
        if (bits ^ letters).bit_count() > 2 * each.most or shape[0] != each.skeleton[0]:
            continue
        if shape.startswith(each.skeleton):
            continue
        if distance(shape, each.skeleton, each.most) <= each.most:
            return each.word
    return ""


def known(text: str) -> str:
    """The known word that the whole of ``text`` is, damaged or not; ``""`` for none."""
    return known_by_skeleton(skeleton(text))
