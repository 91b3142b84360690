"""Finds the sections of the guide that a person asks for, in the words that they would type.

Words typed as they stand in the guide are found as they are. A question in everyday Thai ("ปริ้นเอกสารยังไง") is cut
into words with a dictionary; each counts as found when it or a word of the same meaning stands in a section.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from itadash.manual.chapters import Chapter, Section
from itadash.thai_text import arabic, mend, one_space, visible

if TYPE_CHECKING:
    from pythainlp.util import Trie

MOST = 6  # sections that are near to a question; more would be the guide itself

# What people call a thing → what the guide calls it; the guide's word comes first.
MEANS = (
    ("พิมพ์", "ปริ้น", "ปริ้นท์", "ปริ้นต์", "พริ้น", "ปรินต์", "print", "กระดาษ"),
    ("นำเข้า", "อัปโหลด", "อัพโหลด", "upload", "import", "ใส่ไฟล์"),
    ("ดาวน์โหลด", "โหลด", "ส่งออก", "export", "download"),
    ("บันทึก", "เซฟ", "save"),
    ("ย้อนกลับ", "ยกเลิก", "undo"),
    ("Word", "เวิร์ด", "เวิด"),
    ("Excel", "เอ็กเซล", "เอกเซล", "เอ็กเซลล์"),
    ("PowerPoint", "พาวเวอร์พอยต์", "พาวเวอร์พอยท์", "เพาเวอร์พอยต์", "pptx", "ppt"),
    ("PDF", "พีดีเอฟ"),
    ("ฉาย", "โปรเจกเตอร์", "โปรเจคเตอร์", "projector", "พรีเซนต์", "พรีเซ้นท์", "present"),
    ("สำรอง", "แบ็กอัป", "แบคอัพ", "backup"),
    ("ลบ", "เอาออก", "นำออก", "delete"),
    ("กราฟ", "แผนภูมิ", "chart"),
    ("ลิงก์", "ลิงค์", "link", "url"),
    ("มือถือ", "โทรศัพท์", "สมาร์ตโฟน", "สมาร์ทโฟน"),
    ("แบบอักษร", "ฟอนต์", "ฟอนท์", "font"),
    ("ตัวหนังสือ", "ตัวอักษร"),
    ("ลงนาม", "เซ็น", "เซ็นชื่อ", "ลายเซ็น"),
    ("คำนวณ", "คำนวน"),
    ("เกณฑ์", "เกณท์", "85"),
    ("คีย์บอร์ด", "แป้นพิมพ์", "แป้น", "keyboard"),
    ("เบราว์เซอร์", "เบราเซอร์", "บราวเซอร์", "browser", "chrome"),
    ("อินเทอร์เน็ต", "เน็ต", "ออฟไลน์", "offline", "อินเตอร์เน็ต"),
    ("ติดตั้ง", "ลงโปรแกรม", "install"),
    ("เครื่อง", "คอม", "คอมพิวเตอร์", "โน้ตบุ๊ก", "โน๊ตบุ๊ค", "pc"),
    ("ลืม", "หาย"),
    ("ขยาย", "เล็ก", "ใหญ่"),
    ("คัดลอก", "ก้อป", "ก๊อป", "ก๊อปปี้", "ก็อป", "copy"),
    ("ป.ป.ช.", "ปปช", "ปปช."),
    ("อีเมล", "อีเมลล์", "เมล", "email", "e-mail"),
    ("เอากลับคืน", "กลับคืน", "กู้", "ยกเลิกการนำออก"),
    ("แก้", "แก้ไข", "เปลี่ยน"),
    ("ร่าง", "สร้าง", "เขียน"),
)
# Words that a question has and an answer has not.
_QUESTION = """
อย่างไร ยังไง อย่างไหน ทำ ที่ จะ ได้ ไหม มั้ย หรือไม่ หรือ ของ ให้ วิธี การ ใน ไป มา ไว้ ไม่ ต้อง ถ้า เมื่อ คือ อะไร ไหน ตรงไหน ที่ไหน
เป็น และ กับ ทำไม เพราะ มี อยู่ แล้ว ครับ ค่ะ คะ หน่อย คน ใช้ ใช้กับ ตอน ก่อน หลัง นี้ นั้น อยาก ขอ ช่วย เพื่อน how to the a is
"""
_IDLE = frozenset(_QUESTION.split())


@dataclass(frozen=True)
class Found:
    """Sections with their chapters. ``near``: they hold not every word that was asked for, the nearest come first."""

    sections: tuple[tuple[Chapter, Section], ...]
    near: bool = False


def search(guide: Iterable[Chapter], words: str) -> Found:
    """The sections that hold all of ``words``, titles before texts; else those that hold most of their meaning.

    A section is near when it holds at least half of the weight of the words that the guide knows; rare words weigh
    more. The nearest come first; a word of the title or of the chapter's counts twice. Unless the guide knows more than
    half of the words, nothing is near.
    """
    pairs: Sequence[tuple[Chapter, Section]] = [(chapter, each) for chapter in guide for each in chapter.sections]
    typed = arabic(mend(visible(one_space(words)))).casefold().split()
    if not typed:
        return Found(())
    texts = [section.text.casefold() for _, section in pairs]
    literal = tuple(pair for pair, text in zip(pairs, texts, strict=True) if all(word in text for word in typed))
    if literal:
        return Found(
            tuple(sorted(literal, key=lambda pair: not all(word in pair[1].title.casefold() for word in typed)))
        )
    meant = list(dict.fromkeys(_meanings(word) for word in _cut(" ".join(typed))))
    texts = [f"{chapter.title.casefold()} {text}" for (chapter, _), text in zip(pairs, texts, strict=True)]
    weights = {}
    for names in meant:
        holding = sum(any(name in text for name in names) for text in texts)
        if holding:
            weights[names] = math.log(1 + len(texts) / holding)
    if 2 * len(weights) <= len(meant):
        return Found((), near=True)
    whole = sum(weights.values())
    near = []
    for pair, text in zip(pairs, texts, strict=True):
        title = f"{pair[0].title} {pair[1].title}".casefold()
        held = [names for names in weights if any(name in text for name in names)]
        share = sum(weights[names] for names in held) / whole if whole else 0
        if share >= 0.5:
            titled = sum(weights[names] for names in held if any(name in title for name in names)) / whole
            near.append((share + titled, len(held) == len(meant), pair))
    every = [entry for entry in near if entry[1]]
    best = sorted(every or near, key=lambda entry: -entry[0])[:MOST]
    return Found(tuple(pair for _, _, pair in best), near=not every)


def _meanings(word: str) -> frozenset[str]:
    return frozenset(
        {word}.union(*({name.casefold() for name in names} for names in MEANS if word in map(str.casefold, names)))
    )


def _cut(words: str) -> list[str]:
    """The words that carry meaning, each once; all of them when none does."""
    from pythainlp.tokenize import word_tokenize  # its dictionary is read at the first question only

    cut = [word.strip() for word in word_tokenize(words, custom_dict=_dictionary(), engine="newmm")]
    cut = [word for word in dict.fromkeys(cut) if any(map(str.isalnum, word))]
    return [word for word in cut if word not in _IDLE] or cut


@lru_cache(maxsize=1)
def _dictionary() -> Trie:
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    ours = {name.casefold() for names in MEANS for name in names}
    return Trie(thai_words() | ours | {"ตัวชี้วัด", "แบบวัด", "ข้อคำถาม", "มาตรการ", "ผู้รับผิดชอบ", "ข้อค้นพบ", "รายข้อ", "ยังไง"})
